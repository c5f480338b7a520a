"""Which clause answers a question that asks for no figure: those of the best passages, scored by a learned mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import Sentence
from corpus.text.tokens import bigram_set
from index import Clause, Hit, Query
from qa.linear import DATA, WeightsFile
from qa.question.wants import Question

WEIGHTS = WeightsFile(DATA / "span_weights.json", "python -m eval learn answers")
# Passages whose clauses are considered.
PASSAGES = 5
FEATURES = ("clause", "passage", "sentence_named", "heading", "items", "and_others", "name", "figure", "length")
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
class Candidate:
    """A clause that may answer, with the rank of its passage, from 0, its sentence and their texts."""

    rank: int
    clause: Clause
    around: Sentence
    text: str
    sentence: str


def candidates(hits: Sequence[Hit]) -> list[Candidate]:
    """Return the clauses of the first passages, in order."""
    return [_candidate(hit, rank, clause) for rank, hit in enumerate(hits[:PASSAGES]) for clause in hit.clauses]


def best(question: Question, query: Query, hits: Sequence[Hit]) -> list[Candidate]:
    """Return the clause that answers best and what is nearly as likely.

    That is of a list every such clause, and else, of another sentence, at most one.
    """
    found = candidates(hits)
    scores = features(question, query, hits, found) @ load_weights()
    order = [int(i) for i in np.argsort(-scores, kind="stable") if scores[i] > scores.max() - _NEARLY]
    if question.form == "list":
        return [found[i] for i in order[:_LONGEST_LIST]]
    first, *others = (found[i] for i in order)
    return [first, *[each for each in others if (each.rank, each.around) != (first.rank, first.around)][:1]]


def features(question: Question, query: Query, hits: Sequence[Hit], found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Describe every clause: float64 [clauses, FEATURES].

    clause and passage: score below the best (0 is best); sentence_named: share in [0, 1] of the question's bigrams in
    its sentence; heading: 1 if it only names the topic of its paragraph; items, and_others, name: for a list, how many
    items it enumerates and whether 等 closes them, for a fact, whether something stands in quotation marks; figure: 1
    if it states one; length: in [0, 1].
    """
    asked = bigram_set(query.topic)
    highest = max(each.clause.score for each in found)
    figures = [{(m.figure.start, m.figure.end) for m in hit.figures} for hit in hits[:PASSAGES]]
    rows = [
        (
            each.clause.score - highest,
            hits[each.rank].score - hits[0].score,
            len(asked & bigram_set(each.sentence)) / max(len(asked), 1),
            float(each.around.start == 0 and len(each.sentence) < _HEADING),
            (question.form == "list") * min(each.text.count("、"), _MANY) / _MANY,
            float(question.form == "list" and "等" in each.text),
            float(question.form == "fact" and "“" in each.text),
            float(any(start < each.clause.end and end > each.clause.start for start, end in figures[each.rank])),
            min(len(each.text), _LONG) / _LONG,
        )
        for each in found
    ]
    return np.array(rows, np.float64)


def _candidate(hit: Hit, rank: int, clause: Clause) -> Candidate:
    passage = hit.passage
    around = next(s for s in passage.sentences if s.start < clause.end and s.end > clause.start)
    text = passage.text
    return Candidate(rank, clause, around, text[clause.start : clause.end], text[around.start : around.end])


@cache
def load_weights() -> NDArray[np.float64]:
    """Read the fitted weights: float64 [FEATURES]."""
    return WEIGHTS.load(names=FEATURES).vector()
