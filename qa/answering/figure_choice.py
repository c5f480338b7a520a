"""Which figures answer a question: those of the best passages, scored by what they count against what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from corpus.text.overlap import squeeze
from index import Hit
from qa.answering.close_reading import CloseReading
from qa.answering.figure_features import FEATURES, FigureCandidate, figure_candidates, figure_features
from qa.answering.figure_set import NEXT_FEATURES, READ_FEATURES, FollowingFigures, after_reading, extend, reading_of
from qa.linear import DATA, WeightsFile
from qa.question.reading import Question
from qa.question.scope import Scope

# Log-odds by which a figure in the question's own words is put before one by a synonym.
_AHEAD = 0.1
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
    """What is learned, float64 each.

    Attributes:
        first: of the first figure by its features, [FEATURES].
        following: of a following one, [NEXT_FEATURES].
        read_first, read_following: the same where the cross-encoder has read, with [READ_FEATURES] behind.
    """

    first: NDArray[np.float64]
    following: NDArray[np.float64]
    read_first: NDArray[np.float64]
    read_following: NDArray[np.float64]


def score_figures(
    question: Question,
    hits: Sequence[Hit],
    scope: Scope,
    weights: FigureWeights,
    reading: CloseReading | None = None,
) -> list[ScoredFigure]:
    """Return the figures of the first passages, best first, those that answer marked as chosen."""
    candidates = figure_candidates(hits)
    if not candidates:
        return []
    rows = figure_features(question, hits, scope, candidates)
    if reading:
        said = reading_of(reading, candidates)
        scores = after_reading(rows, said, said.max(axis=0)) @ weights.read_first
        following = FollowingFigures(weights.read_following, said)
    else:
        scores, following = rows @ weights.first, FollowingFigures(weights.following)
    if (named_so := _in_own_words(question, candidates, int(scores.argmax()))) is not None:
        scores[named_so] = scores.max() + _AHEAD
    chosen = extend(question, candidates, scores, following)
    named = rows[:, [FEATURES.index(name) for name in ("indicator_named", "question_named")]].max(axis=1)
    return [
        ScoredFigure(candidates[i].figure, candidates[i].rank, float(scores[i]), int(i) in chosen, float(named[i]))
        for i in np.argsort(-scores, kind="stable")
    ]


def _in_own_words(question: Question, candidates: Sequence[FigureCandidate], best: int) -> int | None:
    """Return the place of the figure that is called what the question calls it, where the best is by a synonym alone.

    Beside it, of the same passage, and alike in all that a question can ask for, a synonym is another thing: of
    地方财政收入63亿元 and 公共财政预算收入40.3亿元 the first is asked for as 地方财政收入.
    """
    topic = squeeze(question.words.topic)
    first = candidates[best]
    alike = (
        place
        for place, other in enumerate(candidates)
        if squeeze(other.figure.indicator) == topic != squeeze(first.figure.indicator) and _alike(first, other)
    )
    return next(alike, None)


def _alike(one: FigureCandidate, other: FigureCandidate) -> bool:
    a, b = one.figure, other.figure
    return one.rank == other.rank and (a.unit, a.kind, a.tense, a.year) == (b.unit, b.kind, b.tense, b.year)


@cache
def load_figure_weights() -> FigureWeights:
    """Read the fitted weights; raises MissingWeightsError."""
    names = {
        "first": FEATURES,
        "next": NEXT_FEATURES,
        "read_first": (*FEATURES, *READ_FEATURES),
        "read_next": (*NEXT_FEATURES, *READ_FEATURES),
    }
    return FigureWeights(*(WEIGHTS.load(key, names=own).vector() for key, own in names.items()))
