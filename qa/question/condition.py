"""The bound that a question sets (哪些省的目标在5.5%以上): which figures keep it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import Comparator, Figure
from corpus.figures.comparators import bound
from corpus.figures.quantities import find_quantities
from corpus.text.forms import normalise
from corpus.text.units import convert


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on a value, in a unit."""

    value: float
    unit: str
    comparator: Comparator

    def met(self, figure: Figure) -> bool:
        """Tell whether a figure keeps the bound; of a range the lower end counts, one in another unit does not."""
        value = convert(figure.value, figure.unit, self.unit)
        if value is None:
            return False
        if value == self.value:
            return self.comparator not in (">", "<") or figure.comparator == self.comparator  # 超过5% lies above 5%
        if self.comparator in (">", ">="):
            return value > self.value
        return self.comparator in ("<", "<=") and value < self.value


def condition_of(question: str) -> Condition | None:
    """Read the one bound of a question, or None.

    >>> condition_of("哪些省的目标在5.5%以上"), condition_of("哪些省的目标最高")
    (Condition(value=5.5, unit='%', comparator='>='), None)
    """
    text = normalise(question)
    quantities, _ = find_quantities(text)
    if len(quantities) != 1:
        return None
    found = bound(text, quantities[0])
    return Condition(float(found.quantity.value), found.quantity.unit, found.comparator)
