"""What speaks for a figure as the answer to a question: a row of numbers for every figure of the best passages."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from corpus.figures.origins import REACH, origin_of
from corpus.text.overlap import share
from corpus.text.spans import touching
from corpus.text.tokens import bigram_set
from corpus.text.units import dimension
from index import FigureMatch, Hit
from qa.question.reading import Question
from qa.question.scope import Scope

# Passages whose figures are considered; the right one is among the first five of 97 questions in 100.
PASSAGES = 5
FEATURES = (
    "clause",
    "passage",
    "similarity",
    "indicator_named",
    "question_named",
    "unit",
    "year",
    "other_year",
    "tense",
    "kind",
    "start",
    "given",
)
# Score of a clause that is not there.
_NO_CLAUSE = -10.0
# A people's word for any classifier is 个, so it says only that things or persons are counted.
ANY_CLASSIFIER = frozenset({"个"})
RATES = frozenset({"share", "points"})
# What is asked for where only a change is: no rate that stands.
_CHANGE = frozenset({"growth"})


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A figure that may answer.

    Attributes:
        rank: of its passage, from 0.
        order: its place among the passage's figures.
        place: its passage and where its sentence starts.
        clause: the text of its clause.
        score: of its clause.
        starts: it is what a change starts from.
    """

    match: FigureMatch
    rank: int
    order: int
    place: tuple[int, int]
    clause: str
    score: float
    starts: bool

    @property
    def figure(self) -> Figure:
        """Return the figure itself."""
        return self.match.figure


def figure_candidates(hits: Sequence[Hit]) -> list[FigureCandidate]:
    """Return the figures of the first passages, in the order of the passages."""
    return [
        _candidate(hit, rank, order) for rank, hit in enumerate(hits[:PASSAGES]) for order in range(len(hit.figures))
    ]


def figure_features(
    question: Question, hits: Sequence[Hit], scope: Scope, candidates: Sequence[FigureCandidate]
) -> NDArray[np.float64]:
    """Describe every candidate: float64 [figures, FEATURES].

    clause and passage: score below the best (0 is best); similarity: cosine below the best, in tenths; indicator_named
    and question_named: share in [0, 1] of the indicator's bigrams in the question, and of the question's in the clause;
    unit, tense and kind: 1 if it fits what is asked for, -1 if not, 0 if the question does not say; year, other_year:
    1 if it speaks of the year asked for, of another; start: 1 if it is what a change starts from in a year that is not
    asked for; given: 1 if the question states it and asks for another.
    """
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    topic = bigram_set(question.words.topic)
    wanted = topic | bigram_set(question.words.synonyms)
    best_clause = max(clause.score for hit in hits[:PASSAGES] for clause in hit.clauses)
    best_similarity = max(candidate.match.similarity for candidate in candidates)
    rows = [
        (
            candidate.score - best_clause,
            hits[candidate.rank].score - hits[0].score,
            (candidate.match.similarity - best_similarity) * 10,
            share(bigram_set(candidate.figure.indicator), wanted),
            share(topic, bigram_set(candidate.clause + candidate.figure.indicator)),
            _unit(question, candidate.figure),
            *_time(scope, candidate.figure),
            _fits(candidate.figure.kind, question.wants.kinds),
            float(candidate.starts and candidate.figure.year not in scope.years),
            float((candidate.figure.value, candidate.figure.unit) in question.wants.given),
        )
        for candidate in candidates
    ]
    return np.array(rows, np.float64)


def nature(measured: str) -> str:
    """Return what kind of thing a dimension is: itself, "count" for every classifier, "rate" for shares and points.

    A classifier is a dimension of its own, by its Chinese name (corpus/text/data/units.toml).

    >>> nature("家"), nature("points"), nature("area")
    ('count', 'rate', 'area')
    """
    if measured in RATES or not measured:
        return "rate"
    return measured if measured.isascii() or "/" in measured else "count"


def _candidate(hit: Hit, rank: int, order: int) -> FigureCandidate:
    match, text = hit.figures[order], hit.passage.text
    figure = match.figure
    covering = touching(hit.clauses, figure)
    sentence = next((s.start for s in hit.passage.sentences if s.start <= figure.start < s.end), 0)
    before, behind = text[max(sentence, figure.start - REACH) : figure.start], text[figure.end : figure.end + REACH]
    return FigureCandidate(
        match,
        rank,
        order,
        (rank, sentence),
        "".join(text[c.start : c.end] for c in covering),
        max((c.score for c in covering), default=_NO_CLAUSE),
        origin_of(before, behind) is not None,
    )


def _unit(question: Question, figure: Figure) -> float:
    measured, wanted = dimension(figure.unit), question.wants.dimensions
    if question.wants.kinds == _CHANGE and nature(measured) == "rate" and figure.kind != "growth":
        return -1.0
    if wanted <= ANY_CLASSIFIER:
        return -float(bool(wanted) and nature(measured) not in ("count", "people"))
    return 1.0 if fits(wanted, measured) else -float(nature(measured) not in map(nature, wanted))


def fits(wanted: Set[str], measured: str) -> bool:
    """Tell whether a dimension is one of those asked for: a price is asked for in money (元/月), a rate as any rate.

    >>> fits({"yuan"}, "yuan/month"), fits({"share"}, "points"), fits({"yuan"}, "people")
    (True, True, False)
    """
    return bool(wanted & {measured, measured.partition("/")[0]} or (measured in RATES and wanted & RATES))


def _time(scope: Scope, figure: Figure) -> tuple[float, float, float]:
    same = figure.year in scope.years
    other = bool(scope.years) and figure.year is not None and not same
    return float(same), float(other), _fits(figure.tense, {scope.tense} & {"target", "actual"})


def _fits(value: str, wanted: Collection[str | None]) -> float:
    if not wanted:
        return 0.0
    return 1.0 if value in wanted else -1.0
