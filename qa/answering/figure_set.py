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
from qa.answering.figure_features import Candidate, nature
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

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What the figures chosen so far have between them."""

    figures: Sequence[Candidate]
    words: frozenset[str]
    dimensions: frozenset[str]
    score: float

    @classmethod
    def of(cls, found: Sequence[Candidate], scores: Scores, chosen: Sequence[int]) -> _Chosen:
        figures = [found[i] for i in chosen]
        words = frozenset[str]().union(*(bigram_set(each.figure.indicator) for each in figures))
        return cls(figures, words, frozenset(dimension(each.figure.unit) for each in figures), float(scores[chosen[0]]))


def extend(question: Question, found: Sequence[Candidate], scores: Scores, weights: NDArray[np.float64]) -> list[int]:
    """Return the places of the figures that answer, the best first."""
    chosen = [int(np.argmax(scores))]
    while len(chosen) < min(MOST, len(found)):
        worth = next_features(question, found, scores, chosen) @ weights
        worth[chosen] = -np.inf
        if worth.max() <= (
            -_FAR if question.wants.computes == "difference" and len(chosen) == 1 else 0
        ):  # two are compared
            break
        chosen.append(int(worth.argmax()))
    return chosen


def next_features(
    question: Question, found: Sequence[Candidate], scores: Scores, chosen: Sequence[int]
) -> NDArray[np.float64]:
    """Describe every candidate as the next figure beside those chosen: float64 [figures, NEXT_FEATURES]."""
    asked = bigram_set(question.words.topic) | bigram_set(question.words.synonyms)
    before = _Chosen.of(found, scores, chosen)
    more = question.wants.count > len(chosen) or (question.wants.several and len(chosen) == 1)
    return np.array(
        [_row(question, asked, before, more, each, float(score)) for each, score in zip(found, scores, strict=True)]
    )


def _row(
    question: Question, asked: frozenset[str], before: _Chosen, more: bool, each: Candidate, score: float
) -> tuple[float, ...]:
    sentence = any(each.place == other.place for other in before.figures)
    clause = sentence and any(each.clause == other.clause for other in before.figures)
    neighbour = any(each.rank == other.rank and abs(each.order - other.order) == 1 for other in before.figures)
    measured = dimension(each.figure.unit)
    named = bigram_set(each.figure.indicator)
    new = (named & asked) - before.words
    fresh = len(new) / max(len(asked), 1)
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
        float(any(_other_time(each, other) for other in before.figures)),
        float(more and sentence),
        fresh * (question.wants.joined and sentence),
    )


def _other_time(one: Candidate, other: Candidate) -> bool:
    return (one.figure.year, one.figure.tense) != (other.figure.year, other.figure.tense)
