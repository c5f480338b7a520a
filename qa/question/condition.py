"""What the figures that a question asks for must be: at least so much, in dollars, promised in certain words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import Comparator, Figure
from corpus.figures.comparators import Bounded, read_comparator
from corpus.figures.quantities import Quantity
from corpus.text.units import convert, dimension, scaled_unit
from qa.question.wants import CONDITIONS, LISTS

# Units in which the figures are counted, each with its scale word: 以“万户”或“万套”计.
_COUNTED_IN = re.compile(r"以(?:单位)?(?P<units>[^,，。?？]{1,12}?)(?:计|为单位)")
_SCALED = re.compile(r"[“\"「'](?P<quoted>[^”\"」']{1,6})[”\"」']|(?P<bare>[^“”\"「」'或和、及与]+)")
_QUOTED = re.compile(r"[“”\"'「」‘’]")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure's value must be: at least or at most `value`, the value itself included or not, or just that."""

    value: float
    unit: str
    comparator: Comparator

    def holds(self, figure: Figure) -> bool:
        """Tell whether every value that the figure allows keeps the bound; one in another unit does not."""
        lowest = convert(figure.value, figure.unit, self.unit)
        highest = convert(figure.value_max or figure.value, figure.unit, self.unit)
        if lowest is None or highest is None:
            return False
        if self.comparator in (">", ">="):
            strict = self.comparator == ">" and figure.comparator != ">"
            open_end = figure.comparator in ("<", "<=")
            return not open_end and (lowest > self.value if strict else lowest >= self.value)
        if self.comparator in ("<", "<="):
            strict = self.comparator == "<" and figure.comparator != "<"
            return figure.comparator not in (">", ">=") and (highest < self.value if strict else highest <= self.value)
        return lowest == self.value


@dataclass(frozen=True, slots=True)
class Condition:
    """What the figures that are asked for have in common; what is empty excludes none.

    Attributes:
        dimensions: what they measure.
        units: what they are counted in.
        scaled: how their unit is written with its scale word (亿美元), any of them.
        modalities: the words of commitment, any of them.
        kinds: of figure.
    """

    dimensions: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    bound: Bound | None = None
    scaled: frozenset[str] = frozenset()

    def holds(self, figure: Figure) -> bool:
        """Tell whether a figure satisfies it."""
        return (
            (not self.dimensions or dimension(figure.unit) in self.dimensions)
            and (not self.units or figure.unit in self.units)
            and (not self.modalities or figure.modality in self.modalities)
            and (not self.kinds or figure.kind in self.kinds)
            and (self.bound is None or self.bound.holds(figure))
            and (
                not self.scaled or any(re.search(rf"[\d余多]{re.escape(unit)}", figure.written) for unit in self.scaled)
            )
        )


def read_condition(text: str, quantities: Sequence[Quantity], modalities: Collection[str] = ()) -> Condition | None:
    """Read the condition that a question sets, or None.

    Args:
        text: the question in one form.
        quantities: those that stand in it.
        modalities: the words of commitment of the reports' figures.

    >>> from corpus.figures.quantities import find_quantities
    >>> text = "哪些省的目标在5.5%以上"
    >>> read_condition(text, find_quantities(text)[0]).bound
    Bound(value=5.5, unit='%', comparator='>=')
    """
    limit = _bound(text, quantities)
    unquoted = _QUOTED.sub("", text)
    changes = limit is not None and any(word in text for word in LISTS.words("every.changes"))
    counted_in = [name for match in _COUNTED_IN.finditer(text) for name in _units_named(match["units"])]
    condition = Condition(
        frozenset(
            name for name, words in CONDITIONS.table("measured_in").items() if any(word in text for word in words)
        ),
        frozenset(unit for _, unit in counted_in),
        frozenset(word for word in modalities if word and word in unquoted),
        frozenset({"growth"} if changes else ()),
        limit,
        frozenset(name for name, unit in counted_in if name != unit),
    )
    return None if condition == Condition() else condition


def _units_named(text: str) -> Iterator[tuple[str, str]]:
    """Yield each unit of some words as it is written, with its scale word, and without."""
    for match in _SCALED.finditer(text):
        name = match["quoted"] or match["bare"]
        if scaled := scaled_unit(name):
            yield name, scaled[1]


def _bound(text: str, quantities: Sequence[Quantity]) -> Bound | None:
    """Return the bound of the question's own (10%以上, 不低于5万人), or the only number that it states."""
    bounded = [_own_bound(text, quantity) or read_comparator(text, quantity) for quantity in quantities]
    limits = [limit for limit in bounded if limit.comparator in (">", ">=", "<", "<=")]
    chosen = limits[:1] or (bounded if len(bounded) == 1 else [])
    return next((Bound(float(b.quantity.value), b.quantity.unit, b.comparator) for b in chosen), None)


def _own_bound(text: str, quantity: Quantity) -> Bounded | None:
    """Read a bound in people's own words (没到5.2%)."""
    before = text[: quantity.start].rstrip()
    signs: list[Comparator] = ["<", ">", ">=", "<="]
    told = (sign for sign in signs if re.search(f"(?:{CONDITIONS.pattern(f'bound.{sign}').pattern})$", before))
    sign = next(told, None)
    return replace(read_comparator(text, quantity), comparator=sign) if sign else None
