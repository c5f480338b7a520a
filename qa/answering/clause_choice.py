"""Which clause answers a question that asks for no figure: those of the best passages, scored by a learned mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import Span
from corpus.text.overlap import share
from corpus.text.spans import touching
from corpus.text.tokens import bigram_set
from index import Clause, Hit
from qa.answering.close_reading import CloseReading
from qa.linear import DATA, WeightsFile
from qa.question.reading import Question

WEIGHTS = WeightsFile(DATA / "clause_weights.json", "python -m eval learn answers")
# Passages whose clauses are considered.
PASSAGES = 5
FEATURES = ("clause", "passage", "sentence_named", "heading", "items", "and_others", "name", "figure", "length")
# What stands beside the features where the cross-encoder has read: its log-odds that the clause belongs to the answer,
# also below the best.
READ_FEATURES = ("read", "read_below")
# The cross-encoder's log-odds are divided by this, so that all features are of about one size.
_SPREAD = 3.0
# Log-odds; a second sentence this near the best is quoted too: one question in five, and one in 25 is saved by it. Of a
# list every clause so near is part of the answer: on the 261 lists of the training questions it then holds 86% of what
# the annotators took for the answer, and not 80%; of what it holds, 81% is (82%).
_NEARLY = 1.0
# Clauses of such a list.
_LONGEST_LIST = 8
# Items of an enumeration beyond which it is no longer than long.
_MANY = 3
# Characters of a sentence that only names its paragraph's topic (发展养老服务。), and of a clause that says enough.
_HEADING = 20
_LONG = 40


@dataclass(frozen=True, slots=True)
class ClauseWeights:
    """What is learned: of features, float64 [FEATURES], and where the cross-encoder has read [READ_FEATURES] behind."""

    features: NDArray[np.float64]
    read: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClauseCandidate:
    """A clause that may answer, with the rank of its passage, from 0, its sentence and their texts."""

    rank: int
    clause: Clause
    around: Span
    text: str
    sentence: str


def clause_candidates(hits: Sequence[Hit]) -> list[ClauseCandidate]:
    """Return the clauses of the first passages, in order."""
    return [_candidate(hit, rank, clause) for rank, hit in enumerate(hits[:PASSAGES]) for clause in hit.clauses]


def best_clauses(
    question: Question, hits: Sequence[Hit], weights: ClauseWeights, reading: CloseReading | None = None
) -> list[ClauseCandidate]:
    """Return the clause that answers best and what is nearly as likely.

    That is of a list every such clause, and else, of another sentence, at most one.
    """
    candidates = clause_candidates(hits)
    rows = clause_features(question, hits, candidates)
    scores = after_reading(rows, hits, candidates, reading) @ weights.read if reading else rows @ weights.features
    order = [int(i) for i in np.argsort(-scores, kind="stable") if scores[i] > scores.max() - _NEARLY]
    if question.wants.form == "list":
        return [candidates[i] for i in order[:_LONGEST_LIST]]
    first, *others = (candidates[i] for i in order)
    return [first, *[other for other in others if (other.rank, other.around) != (first.rank, first.around)][:1]]


def clause_features(
    question: Question, hits: Sequence[Hit], candidates: Sequence[ClauseCandidate]
) -> NDArray[np.float64]:
    """Describe every clause: float64 [clauses, FEATURES].

    clause and passage: score below the best (0 is best); sentence_named: share in [0, 1] of the question's bigrams in
    its sentence; heading: 1 if it only names the topic of its paragraph; items, and_others, name: for a list, how many
    items it enumerates and whether 等 closes them, for a fact, whether something stands in quotation marks; figure: 1
    if it states one; length: in [0, 1].
    """
    topic = bigram_set(question.words.topic)
    highest = max(candidate.clause.score for candidate in candidates)
    figures = [[match.figure for match in hit.figures] for hit in hits[:PASSAGES]]
    rows = [
        (
            candidate.clause.score - highest,
            hits[candidate.rank].score - hits[0].score,
            share(topic, bigram_set(candidate.sentence)),
            float(candidate.around.start == 0 and len(candidate.sentence) < _HEADING),
            (question.wants.form == "list") * min(candidate.text.count("、"), _MANY) / _MANY,
            float(question.wants.form == "list" and "等" in candidate.text),
            float(question.wants.form == "fact" and "“" in candidate.text),
            float(bool(touching(figures[candidate.rank], candidate.clause))),
            min(len(candidate.text), _LONG) / _LONG,
        )
        for candidate in candidates
    ]
    return np.array(rows, np.float64)


def after_reading(
    rows: NDArray[np.float64], hits: Sequence[Hit], candidates: Sequence[ClauseCandidate], reading: CloseReading
) -> NDArray[np.float64]:
    """Put READ_FEATURES behind the features of clauses."""
    passages = [hit.passage for hit in hits]
    said = np.array(
        [
            reading.clause(passages[candidate.rank].report, passages[candidate.rank].number, candidate.clause)
            for candidate in candidates
        ]
    )
    return np.column_stack([rows, said / _SPREAD, (said - said.max()) / _SPREAD])


def _candidate(hit: Hit, rank: int, clause: Clause) -> ClauseCandidate:
    passage = hit.passage
    around = touching(passage.sentences, clause)[0]
    text = passage.text
    return ClauseCandidate(rank, clause, around, text[clause.start : clause.end], text[around.start : around.end])


@cache
def load_clause_weights() -> ClauseWeights:
    """Read the fitted weights; raises MissingWeightsError."""
    names = {"features": FEATURES, "read": (*FEATURES, *READ_FEATURES)}
    return ClauseWeights(*(WEIGHTS.load(key, names=own).vector() for key, own in names.items()))
