"""The answer to a question for a change of which a report states both ends alone (从91%提高到95%), computed."""

from __future__ import annotations

from corpus import Figure
from corpus.text.units import dimension
from index import Hit
from qa import display
from qa.answering.by_figures import stating
from qa.answering.change_ends import change_ends
from qa.answering.draft import Draft
from qa.answering.remarks import scaled
from qa.answering.search import Search
from qa.comparing.computing import LABEL, in_one_unit
from qa.question.operation import asks_amount_of_change, asks_change
from qa.question.reading import Question
from qa.records import Computed

# Figures whose clauses are looked at, best first.
_FIGURES = 6
_RATES = frozenset({"share", "points"})


def by_change(question: Question, search: Search) -> Draft | None:
    """Return both ends of the change that is asked for, with what lies between; None where the report states it."""
    if question.operation or not asks_change(question.read) or question.lacking:
        return None
    of_amount = asks_amount_of_change(question.read)
    for scored in search.figures[:_FIGURES]:
        if scored.figure.kind == "growth" or dimension(scored.figure.unit) == "points":
            if of_amount:
                continue
            return None
        if ends := change_ends(search.hits[scored.hit], scored.figure):
            return _draft(ends, search.hits[scored.hit])
        if not of_amount:
            return None
    return None


def _draft(ends: tuple[Figure, Figure], hit: Hit) -> Draft:
    values = in_one_unit(ends)
    first, last = values if len(values) == 2 else (ends[0].value, ends[1].value)
    unit = "个百分点" if dimension(ends[0].unit) in _RATES else ends[0].unit
    computed = Computed("change", round(abs(last - first), 10), unit)
    way = "增加" if last > first else "减少"
    message = (
        f"报告说的是由{display.bounded(ends[0])}到{display.bounded(ends[1])}。"
        f"{LABEL}{way}{scaled(computed.value)}{unit}。"
    )
    passages = {(hit.passage.report, hit.passage.number): hit.passage}
    return Draft(stating(ends, passages), ends, message=message, computed=computed)
