"""Which figures answer a question: those of the best passages, scored by what they count against what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from index import Hit
from qa.answering.figure_features import FEATURES, figure_candidates, figure_features
from qa.answering.figure_set import NEXT_FEATURES, extend
from qa.linear import DATA, WeightsFile
from qa.question.reading import Question
from qa.question.scope import Scope

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


@dataclass(frozen=True, slots=True)
class FigureWeights:
    """What is learned: of the first figure, float64 [FEATURES], and of a following one, float64 [NEXT_FEATURES]."""

    first: NDArray[np.float64]
    following: NDArray[np.float64]


def score_figures(question: Question, hits: Sequence[Hit], scope: Scope, weights: FigureWeights) -> list[ScoredFigure]:
    """Return the figures of the first passages, best first, those that answer marked as chosen."""
    candidates = figure_candidates(hits)
    if not candidates:
        return []
    rows = figure_features(question, hits, scope, candidates)
    scores = rows @ weights.first
    chosen = extend(question, candidates, scores, weights.following)
    named = rows[:, [FEATURES.index(name) for name in ("indicator_named", "question_named")]].max(axis=1)
    return [
        ScoredFigure(candidates[i].figure, candidates[i].rank, float(scores[i]), int(i) in chosen, float(named[i]))
        for i in np.argsort(-scores, kind="stable")
    ]


@cache
def load_figure_weights() -> FigureWeights:
    """Read the fitted weights; raises MissingWeightsError."""
    return FigureWeights(
        WEIGHTS.load("first", names=FEATURES).vector(), WEIGHTS.load("next", names=NEXT_FEATURES).vector()
    )
