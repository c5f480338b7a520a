"""The answer to a question for the parts of a whole (三次产业比例): the clause that gives them, 20:50:30.

Parts are no figures, as none of them has a value by itself; so they are found by their form.
"""

from __future__ import annotations

from corpus import Slice
from corpus.figures.numbers import find_numbers
from corpus.text.forms import simplified
from corpus.text.overlap import share
from corpus.text.terms import same
from corpus.text.tokens import bigram_set
from index import Clause, Hit
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.question.reading import Question
from qa.question.wants import ASKING

# Share of the question's bigrams that a clause with parts must name.
_NAMED = 0.5


def by_proportion(question: Question, search: Search) -> Draft | None:
    """Return the clause with the parts of the whole that is asked about, or None."""
    if question.wants.form not in ("figure", "fact") or not ASKING.pattern("proportion.asked").search(question.read):
        return None
    topic = bigram_set(same(question.words.topic))
    stated = [
        (share(topic, bigram_set(same(text))), -rank, -clause.start, Slice(hit.passage, clause.start, clause.end))
        for rank, hit in enumerate(search.hits)
        for clause in hit.clauses
        if _states_parts(text := _text(hit, clause))
    ]
    best = max(stated, key=lambda row: row[:3], default=None)
    return Draft((best[-1],)) if best and best[0] >= _NAMED else None


def _text(hit: Hit, clause: Clause) -> str:
    return hit.passage.text[clause.start : clause.end]


def _states_parts(text: str) -> bool:
    return any(number.form == "ratio" and number.value is None for number in find_numbers(simplified(text)))
