"""The answer to a question that states a number itself: yes or no first, then the report's number."""

from __future__ import annotations

from corpus import Figure
from corpus.text.units import convert, dimension
from qa import display
from qa.answering.by_figures import stating
from qa.answering.draft import Draft
from qa.answering.figure_choice import ScoredFigure
from qa.answering.figure_features import RATES
from qa.answering.search import Search
from qa.matching.amounts import units_agree
from qa.question.confirmation import StatedAmount
from qa.question.reading import Question

# Log-odds behind the best figure that one in the stated unit may lie.
_BEHIND = 6.0
# A stated amount from which a number without a unit is no rate.
_NO_RATE = 1000


def by_confirmation(question: Question, search: Search) -> Draft | None:
    """Say whether the number that is asked to be confirmed is the report's, with that; None where none is asked."""
    stated = question.confirms
    if stated is None or question.lacking:
        return None
    fitting = [scored for scored in search.figures if _value(stated, scored.figure) is not None]
    if not fitting or fitting[0].score < search.figures[0].score - _BEHIND:
        return None
    figure = _of_tense(fitting, question).figure
    value = _value(stated, figure)
    assert value is not None
    passages = {(hit.passage.report, hit.passage.number): hit.passage for hit in search.hits}
    says = f"报告说的是{figure.indicator}{display.bounded(figure)}"
    return Draft(
        stating((figure,), passages), (figure,), message=f"{'是' if stated.holds(value) else '不是'}，{says}。"
    )


def _of_tense(fitting: list[ScoredFigure], question: Question) -> ScoredFigure:
    """Return the best figure, of the goal or the result that is asked for where there is one."""
    asked = question.scope.tense
    return next((scored for scored in fitting if asked in (None, "both", scored.figure.tense)), fitting[0])


def _value(stated: StatedAmount, figure: Figure) -> float | None:
    """Return a figure's value in the unit that is stated, or None where they measure different things."""
    if not stated.unit:
        rate = dimension(figure.unit) in RATES
        return None if rate and stated.value >= _NO_RATE else figure.value
    if {dimension(stated.unit), dimension(figure.unit)} <= RATES:
        return figure.value
    if not units_agree(stated.unit, figure.unit):
        return None
    converted = convert(figure.value, figure.unit, stated.unit)
    return figure.value if converted is None else converted
