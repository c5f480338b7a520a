"""Which figures answer a question: those of the best passages, scored by what they count against what is asked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from index import Hit
from qa.answering.figure_features import FEATURES, figure_candidates, figure_features
from qa.answering.figure_set import NEXT_FEATURES, extend
from qa.question.reading import Question
from qa.question.scope import Scope

WEIGHTS = Path(__file__).parent.parent / "data" / "figure_weights.json"


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
    """Read the fitted weights."""
    records = json.loads(WEIGHTS.read_text("utf-8"))
    first, following = (records[name]["weights"] for name in ("first", "next"))
    return FigureWeights(
        np.array([first[name] for name in FEATURES]), np.array([following[name] for name in NEXT_FEATURES])
    )
