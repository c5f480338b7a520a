"""Every figure of the reports that satisfies a condition: counted over the table of figures, not over what was found.

以美元计价的指标有哪些, 列出所有力争的目标, 增长10%以上的指标有几个: a question that asks for all and says which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import Comparator, Figure, Paragraph, read_toml
from corpus.figures.comparators import bound
from corpus.figures.quantities import find_quantities
from corpus.text.forms import normalise
from corpus.text.tokens import words
from corpus.text.units import convert, dimension, unit_at
from index import Query
from qa.answering.draft import Draft, stating
from qa.question.scope import Scope
from qa.question.wants import Question

_DATA = Path(__file__).parent.parent / "data" / "roster.toml"
# Figures of one list; a report states about a hundred, a page of more helps nobody.
MOST = 100
_COUNTED_IN = re.compile(r"以(?:单位)?(?=[^，。]{1,4}?(?:计|为单位))")
_QUOTED = re.compile(r"[“”\"'「」‘’]")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure's value must satisfy: at least or at most `value`, the value itself included or not."""

    value: float
    unit: str
    comparator: Comparator

    def holds(self, figure: Figure) -> bool:
        """Tell whether every value that the figure allows satisfies the bound."""
        lowest = convert(figure.value, figure.unit, self.unit)
        highest = convert(figure.value_max or figure.value, figure.unit, self.unit)
        if lowest is None or highest is None:
            return False
        if self.comparator in (">", ">="):
            strict = self.comparator == ">" and figure.comparator != ">"
            open_end = figure.comparator in ("<", "<=")
            return not open_end and (lowest > self.value if strict else lowest >= self.value)
        strict = self.comparator == "<" and figure.comparator != "<"
        return figure.comparator not in (">", ">=") and (highest < self.value if strict else highest <= self.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """What the figures that are asked for have in common; what is empty excludes none.

    Attributes:
        dimensions: what they measure.
        units: what they are counted in.
        modalities: the words of commitment, any of them.
        kinds: of figure.
    """

    dimensions: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    bound: Bound | None = None

    def holds(self, figure: Figure) -> bool:
        """Tell whether a figure satisfies it."""
        return (
            (not self.dimensions or dimension(figure.unit) in self.dimensions)
            and (not self.units or figure.unit in self.units)
            and (not self.modalities or figure.modality in self.modalities)
            and (not self.kinds or figure.kind in self.kinds)
            and (self.bound is None or self.bound.holds(figure))
        )


def condition(question: Question, modalities: Collection[str]) -> Condition | None:
    """Return the condition of a question that asks for every figure that satisfies one, else None.

    Args:
        question: what is asked.
        modalities: the words of commitment of the reports' figures.
    """
    folded = normalise(question.text)
    if not _asks_for_all().search(folded):
        return None
    bounds = _bound(folded)
    committed = frozenset(word for word in modalities if word and word in _QUOTED.sub("", folded))
    changes = bounds is not None and any(word in folded for word in _table()["every"]["changes"])
    growth = frozenset({"growth"} if changes else ())
    found = Condition(_dimensions(folded), _units(folded), committed, growth, bounds)
    return None if found == Condition() else found


def roster(asked: Condition, figures: Sequence[Figure], scope: Scope, query: Query) -> list[Figure]:
    """Return the figures of the scope's reports, years and tense that satisfy a condition, in order.

    Where the question names what some of them count (就业, 投资), only those.
    """
    reports = set(scope.reports)
    found = [
        figure
        for figure in figures
        if figure.report in reports
        and (scope.asked not in ("target", "actual") or figure.tense == scope.asked)
        and (not scope.years or figure.year is None or figure.year in scope.years)
        and asked.holds(figure)
    ]
    topic = [word for word in set(words(query.topic)) if len(word) > 1 and word not in _table()["every"]["no_topic"]]
    return [each for each in found if any(word in normalise(each.indicator) for word in topic)] or found


def listing(figures: Sequence[Figure], passages: Mapping[tuple[str, int], Paragraph]) -> Draft:
    """Return every figure, at most MOST of them, with where it is stated and how many there are."""
    shown = figures[:MOST]
    rest = f"，这里列出前 {MOST} 项" if len(figures) > MOST else ""
    message = f"按全文的数字逐一统计，符合条件的共 {len(figures)} 项{rest}。"
    return Draft(stating(shown, passages), tuple(shown), message=message)


def _bound(folded: str) -> Bound | None:
    """Read a bound of the question's own (10%以上, 不低于5万人)."""
    bounded = (bound(folded, quantity) for quantity in find_quantities(folded)[0])
    return next(
        (
            Bound(float(each.quantity.value), each.quantity.unit, each.comparator)
            for each in bounded
            if each.comparator in (">", ">=", "<", "<=")
        ),
        None,
    )


def _dimensions(folded: str) -> frozenset[str]:
    named = _table()["measured_in"].items()
    return frozenset(name for name, terms in named if any(term in folded for term in terms))


def _units(folded: str) -> frozenset[str]:
    units = (unit_at(folded, match.end()) for match in _COUNTED_IN.finditer(folded))
    return frozenset(unit[0] for unit in units if unit)


@cache
def _asks_for_all() -> re.Pattern[str]:
    return re.compile("|".join(_table()["every"]["words"]))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return read_toml(_DATA)
