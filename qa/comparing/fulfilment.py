"""Last year's targets against this year's results: for each target the figure that says what became of it.

Growth is compared with growth and a year with the same year: a total over several years is no year's result.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Figure
from corpus.budget import spend
from corpus.text.overlap import share
from corpus.text.tokens import bigram_set
from corpus.text.units import convert
from qa.comparing.commitments import is_commitment
from qa.matching.indicators import INDICATOR_WORDS, Described, best_match, canonical, falls
from qa.records import Fulfilment, Outcome

# Least probability that a result speaks of the target's indicator; below it, nothing was found.
LEAST = 0.4
# ... from which a result that falls short counts against the target, with the least share of its name's bigrams and
# of the result's that must stand beside the other figure.
_SURE, _SAID, _SAID_BACK = 0.5, 0.65, 0.5
# Share of the target by which 左右 may be missed, and by which a result that is itself approximate (近) may fall short.
_ABOUT = 0.02


def follow(figures: Sequence[Described], later: Sequence[Described], year: int | None = None) -> list[Fulfilment]:
    """Find what became of every target among a report's figures, in their order, in the report of the year after.

    Args:
        figures: of the report with the targets; those that are no commitments are left out.
        later: of the report with the results.
        year: whose results that one states, None if unknown; a target of a later year is not due.
    """
    return [_follow(target, later, year) for target in figures if _is_target(target)]


def _is_target(described: Described) -> bool:
    figure = described.figure
    return figure.tense == "target" and is_commitment(figure, described.clause, described.clause.find(figure.text))


def results_of(target: Figure, figures: Sequence[Described]) -> list[Described]:
    """Return the results of the target's year; one whose year is not known may be its result too."""
    results = (described for described in figures if described.figure.tense == "actual")
    return [result for result in results if result.figure.year in (target.year, None)]


def outcome_of(target: Figure, actual: Figure) -> Outcome:
    """Tell whether a result meets a target of the same indicator, units converted.

    >>> from dataclasses import replace
    >>> goal = Figure("", "", 1, 0, 2, "6%", 6, None, "%", "~", "生产总值增长", "growth", "target", "", 2025)
    >>> outcome_of(goal, replace(goal, value=6.2, comparator="=")), outcome_of(goal, replace(goal, value=5.3))
    ('met', 'missed')
    >>> jobless = replace(goal, indicator="城镇调查失业率", kind="bound")
    >>> outcome_of(jobless, replace(jobless, value=5.0)), outcome_of(jobless, replace(jobless, value=6.5))
    ('met', 'missed')
    """
    reached, wanted = _reached(actual, target), target.value
    slack = abs(wanted) * _ABOUT if "~" in (target.comparator, actual.comparator) else abs(wanted) * 1e-9
    if _is_ceiling(target):
        highest = wanted if target.value_max is None else target.value_max
        return "met" if reached <= highest + slack else "missed"
    return "met" if reached >= wanted - slack else "missed"


def _follow(target: Described, later: Sequence[Described], year: int | None) -> Fulfilment:
    spend()
    due = target.figure.year
    if year is not None and due is not None and due > year:
        return Fulfilment(target.figure, None, "not_found", 1.0, due=False)
    result, probability = best_match(target, results_of(target.figure, later))
    if result is None or probability < LEAST:
        return Fulfilment(target.figure, None, "not_found", round(1 - probability, 4))
    outcome = outcome_of(target.figure, result.figure)
    if outcome == "missed" and not _surely_same(target, result, probability):
        return Fulfilment(target.figure, None, "not_found", round(1 - probability, 4))
    return Fulfilment(target.figure, result.figure, outcome, round(probability, 4))


def _surely_same(target: Described, result: Described, probability: float) -> bool:
    """Tell whether a result is of the target's very thing: no whole for a part, no sector for a total.

    A verdict against someone needs the stronger evidence: either name said beside the other figure as well.
    """
    said, said_back = _said(target.name, result), _said(result.name, target)
    return probability >= _SURE and said >= _SAID and said_back >= _SAID_BACK


def _said(name: str, other: Described) -> float:
    return share(bigram_set(name), bigram_set(other.name) | bigram_set(other.around))


def _reached(actual: Figure, target: Figure) -> float:
    """Return the result in the target's unit; a fall counts below zero where the target speaks of a rise."""
    value = convert(actual.value, actual.unit, target.unit)
    assert value is not None, "comparable figures have one dimension"
    return value if falls(actual) == falls(target) else -value


def _is_ceiling(target: Figure) -> bool:
    if target.comparator in ("<", "<="):
        return True
    name = canonical(target.indicator)
    capped = any(canonical(word) in name for word in INDICATOR_WORDS.words("lower_is_better"))
    return capped and target.comparator not in (">", ">=") and not falls(target)
