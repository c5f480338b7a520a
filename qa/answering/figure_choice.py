"""Which figures answer a question: those of the best passages, scored by what they count against what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from index import Hit, Query
from qa.answering.figure_features import FEATURES, Dated, candidates, features
from qa.answering.figure_set import NEXT_FEATURES, extend
from qa.linear import DATA, WeightsFile
from qa.question.wants import Question

WEIGHTS = WeightsFile(DATA / "figure_weights.json", "python -m eval learn answers")


@dataclass(frozen=True, slots=True)
class ScoredFigure:
    """A candidate with its score.

    Attributes:
        hit: rank of its passage, from 0.
        score: log-odds up to a constant.
        chosen: it is one of those that answer.
        named: the larger share in [0, 1]: of its indicator's bigrams in the question, of the question's in its clause.
    """

    figure: Figure
    hit: int
    score: float
    chosen: bool = False
    named: float = 0.0


def score_figures(question: Question, query: Query, hits: Sequence[Hit], time: Dated) -> list[ScoredFigure]:
    """Return the figures of the first passages, best first, those that answer marked as chosen."""
    found = candidates(hits)
    if not found:
        return []
    rows = features(question, query, hits, time, found)
    scores = rows @ load_weights("first")
    chosen = extend(question, query, found, scores, load_weights("next"))
    named = rows[:, [FEATURES.index(name) for name in ("indicator_named", "question_named")]].max(axis=1)
    return [
        ScoredFigure(found[i].figure, found[i].rank, float(scores[i]), int(i) in chosen, float(named[i]))
        for i in np.argsort(-scores, kind="stable")
    ]


@cache
def load_weights(name: str) -> NDArray[np.float64]:
    """Read fitted weights: of the "first" figure, float64 [FEATURES], or of the "next", float64 [NEXT_FEATURES]."""
    return WEIGHTS.load(name, names=FEATURES if name == "first" else NEXT_FEATURES).vector()
