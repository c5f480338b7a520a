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
from corpus.units import dimension
from index import FigureMatch, Hit, Query
from index.tokens import bigram_set
from qa.question import Question

WEIGHTS = Path(__file__).parent / "data" / "figure_weights.json"
# Passages whose figures are considered; the right one is among the first five of 99 questions in 100.
PASSAGES = 5
# Where two numbers are asked for, the second may score this much below the first, in log-odds.
_SECOND = 4.0
FEATURES = ("clause", "passage", "similarity", "indicator_named", "question_named", "unit")
# A people's word for any of these is 个, so it says nothing about the classifier.
_ANY_CLASSIFIER = frozenset({"个"})
_RATES = frozenset({"share", "points"})


@dataclass(frozen=True, slots=True)
class ScoredFigure:
    """A figure with its score, log-odds up to a constant; `hit` is the rank of its passage, from 0."""

    figure: Figure
    hit: int
    score: float


def score_figures(question: Question, query: Query, hits: Sequence[Hit]) -> list[ScoredFigure]:
    """Return the figures of the first passages, best first."""
    matches = candidates(hits)
    scores = features(question, query, hits) @ load_weights()
    order = np.argsort(-scores, kind="stable")
    return [ScoredFigure(matches[i][1].figure, matches[i][0], float(scores[i])) for i in order]


def choose(question: Question, scored: Sequence[ScoredFigure]) -> list[Figure]:
    """Return the figures that answer, in the order of the text: the best, or the best two where two are asked for."""
    first = scored[0]
    chosen = [first]
    if question.several:
        chosen += [other for other in scored[1:] if other.score > first.score - _SECOND][:1]
    return [each.figure for each in sorted(chosen, key=lambda each: (each.hit, each.figure.start))]


def candidates(hits: Sequence[Hit]) -> list[tuple[int, FigureMatch]]:
    """Return the figures that are considered, each with the rank of its passage, in the order of the features' rows."""
    return [(rank, match) for rank, hit in enumerate(hits[:PASSAGES]) for match in hit.figures]


def features(question: Question, query: Query, hits: Sequence[Hit]) -> NDArray[np.float64]:
    """Describe every candidate: float64 [figures, FEATURES], each feature higher for the likelier answer.

    clause and passage: score below the best (0 is best); similarity: cosine below the best; indicator_named and
    question_named: share in [0, 1] of the indicator's bigrams in the question, and of the question's in the clause;
    unit: 1 if it measures what is asked for, -1 if something else, 0 if the question does not say.
    """
    matches = candidates(hits)
    if not matches:
        return np.zeros((0, len(FEATURES)))
    asked = bigram_set(query.topic)
    wanted = asked | bigram_set(query.synonyms)
    best_clause = max(clause.score for hit in hits[:PASSAGES] for clause in hit.clauses)
    best_similarity = max(match.similarity for _, match in matches)
    rows = [
        (
            _clause_score(hits[rank], match.figure) - best_clause,
            hits[rank].score - hits[0].score,
            (match.similarity - best_similarity) * 10,
            _share(bigram_set(match.figure.indicator), wanted),
            _share(asked, bigram_set(_clause_text(hits[rank], match.figure))),
            _unit(question, match.figure),
        )
        for rank, match in matches
    ]
    return np.array(rows, np.float64)


def _clause_score(hit: Hit, figure: Figure) -> float:
    return max((c.score for c in hit.clauses if c.start < figure.end and c.end > figure.start), default=-10.0)


def _clause_text(hit: Hit, figure: Figure) -> str:
    covering = (c for c in hit.clauses if c.start < figure.end and c.end > figure.start)
    return "".join(hit.passage.text[c.start : c.end] for c in covering) + figure.indicator


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _unit(question: Question, figure: Figure) -> float:
    if not question.dimensions or question.dimensions <= _ANY_CLASSIFIER:
        return 0.0
    measured = dimension(figure.unit)
    same = measured in question.dimensions or (measured in _RATES and question.dimensions & _RATES)
    return 1.0 if same else -1.0


@cache
def load_weights() -> NDArray[np.float64]:
    """Read the fitted weights: float64 [FEATURES]."""
    weights = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return np.array([weights[name] for name in FEATURES])
