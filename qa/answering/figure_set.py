"""How many figures answer: after the first the next one or none, one at a time.

Of the two or three numbers that a question asks for, each is chosen beside those before it: a neighbour in their
sentence that brings words of the question that they lack is likelier than the next best figure of another paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.tokens import bigram_set
from corpus.text.units import dimension
from qa.answering.close_reading import CloseReading
from qa.answering.figure_features import FigureCandidate, nature
from qa.question.reading import Question

# Each is 0 for stopping.
NEXT_FEATURES = (
    "another",
    "asks_more",
    "dealt",
    "behind",
    "same_clause",
    "same_sentence",
    "neighbour",
    "new_words",
    "new_part",
    "new_unit",
    "same_nature",
    "other_time",
    "more_in_sentence",
    "joined_in_sentence",
)
# More figures than anybody asks for one by one; lists of all that satisfy a condition are counted elsewhere.
MOST = 4
# Log-odds behind the first beyond which nothing is learned.
_FAR = 8.0

# What stands beside the features where the cross-encoder has read: its log-odds that the figure is asked for and that
# its clause belongs to the answer, each also below that of another figure: the best, or of a following one the first.
READ_FEATURES = ("read_figure", "read_clause", "read_figure_below", "read_clause_below")
# The cross-encoder's log-odds are divided by this, so that all features are of about one size.
_SPREAD = 3.0

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What the figures chosen so far have between them."""

    figures: Sequence[FigureCandidate]
    words: frozenset[str]
    dimensions: frozenset[str]
    score: float

    @classmethod
    def of(cls, candidates: Sequence[FigureCandidate], scores: Scores, chosen: Sequence[int]) -> _Chosen:
        figures = [candidates[i] for i in chosen]
        words = frozenset[str]().union(*(bigram_set(candidate.figure.indicator) for candidate in figures))
        return cls(
            figures,
            words,
            frozenset(dimension(candidate.figure.unit) for candidate in figures),
            float(scores[chosen[0]]),
        )


@dataclass(frozen=True, slots=True)
class FollowingFigures:
    """What tells whether another figure answers too.

    Attributes:
        weights: float64 [NEXT_FEATURES], and if anything was read [READ_FEATURES] behind them.
        said: of every candidate by the cross-encoder, float64 [figures, 2]; None if nothing was read.
    """

    weights: NDArray[np.float64]
    said: Scores | None = None

    def worth(self, rows: Scores, first: int) -> Scores:
        """Return log-odds beside stopping, float64 [figures], of candidates by their NEXT_FEATURES."""
        rows = rows if self.said is None else after_reading(rows, self.said, self.said[first])
        return np.asarray(rows @ self.weights)


def reading_of(reading: CloseReading, candidates: Sequence[FigureCandidate]) -> Scores:
    """Return what the cross-encoder says of figures: float64 [figures, 2]."""
    return np.array([reading.figure(candidate.figure) for candidate in candidates]).reshape(-1, 2)


def after_reading(rows: Scores, said: Scores, beside: Scores) -> Scores:
    """Put READ_FEATURES behind the features of figures, from what is said of them and of another one."""
    return np.column_stack([rows, said / _SPREAD, (said - beside) / _SPREAD])


def extend(
    question: Question, candidates: Sequence[FigureCandidate], scores: Scores, following: FollowingFigures
) -> list[int]:
    """Return the places of the figures that answer, the best first."""
    chosen = [int(np.argmax(scores))]
    while len(chosen) < min(MOST, len(candidates)):
        worth = following.worth(next_features(question, candidates, scores, chosen), chosen[0])
        worth[chosen] = -np.inf
        if worth.max() <= (
            -_FAR if question.wants.computes == "difference" and len(chosen) == 1 else 0
        ):  # two are compared
            break
        chosen.append(int(worth.argmax()))
    return chosen


def next_features(
    question: Question, candidates: Sequence[FigureCandidate], scores: Scores, chosen: Sequence[int]
) -> NDArray[np.float64]:
    """Describe every candidate as the next figure beside those chosen: float64 [figures, NEXT_FEATURES]."""
    words = bigram_set(question.words.topic) | bigram_set(question.words.synonyms)
    before = _Chosen.of(candidates, scores, chosen)
    more = question.wants.count > len(chosen) or (question.wants.several and len(chosen) == 1)
    return np.array(
        [
            _row(question, words, before, more, candidate, float(score))
            for candidate, score in zip(candidates, scores, strict=True)
        ]
    )


def _row(
    question: Question, words: frozenset[str], before: _Chosen, more: bool, candidate: FigureCandidate, score: float
) -> tuple[float, ...]:
    sentence = any(candidate.place == other.place for other in before.figures)
    clause = sentence and any(candidate.clause == other.clause for other in before.figures)
    neighbour = any(
        candidate.rank == other.rank and abs(candidate.order - other.order) == 1 for other in before.figures
    )
    measured = dimension(candidate.figure.unit)
    named = bigram_set(candidate.figure.indicator)
    new = (named & words) - before.words
    fresh = len(new) / max(len(words), 1)
    return (
        1.0,
        float(more),
        float(question.wants.several and len(before.figures) == 1),
        max(score - before.score, -_FAR),
        float(clause),
        float(sentence),
        float(neighbour),
        fresh,
        len(new) / max(len(named), 1),
        float(measured in question.wants.dimensions - before.dimensions),
        float(nature(measured) in map(nature, before.dimensions)),
        float(any(_other_time(candidate, other) for other in before.figures)),
        float(more and sentence),
        fresh * (question.wants.joined and sentence),
    )


def _other_time(candidate: FigureCandidate, other: FigureCandidate) -> bool:
    return (candidate.figure.year, candidate.figure.tense) != (other.figure.year, other.figure.tense)
