"""What is computed from figures that a report states: which is higher and by how much, and what they add up to.

The only words of an answer that no report has; they are labelled as computed and stand beside the figures used.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Figure
from corpus.text.units import convert, dimension

_LABEL = "按报告所列的数值计算："


def difference(figures: Sequence[Figure]) -> str:
    """Return in Chinese which of two figures is higher and by how much; "" where they cannot be compared."""
    values = _in_one_unit(figures)
    if len(values) != 2 or figures[0].indicator == figures[1].indicator:
        return ""
    if values[0] == values[1]:
        return f"{_LABEL}两者数值相同。"
    higher = figures[values[1] > values[0]].indicator
    unit = "个百分点" if dimension(figures[0].unit) == "share" else figures[0].unit
    return f"{_LABEL}“{higher}”更高，相差{amount(abs(values[0] - values[1]))}{unit}。"


def total(figures: Sequence[Figure]) -> str:
    """Return in Chinese what two or more amounts add up to; "" for rates and for what has no common unit."""
    values = _in_one_unit(figures)
    added = len(values) > 1 and all(figure.kind in ("level", "increment") for figure in figures)
    if not added or dimension(figures[0].unit) in ("share", "points", ""):
        return ""
    return f"{_LABEL}合计{amount(sum(values))}{figures[0].unit}。"


def amount(value: float) -> str:
    """Write a number with the largest scale word that fits it.

    >>> amount(4e10), amount(23000), amount(1.5)
    ('400亿', '2.3万', '1.5')
    """
    scale, word = next((pair for pair in ((1e8, "亿"), (1e4, "万")) if value >= pair[0]), (1.0, ""))
    return f"{round(value / scale, 4):.10g}{word}"


def _in_one_unit(figures: Sequence[Figure]) -> list[float]:
    """Return the values in the first one's unit; [] if one does not convert, or is a range."""
    if any(figure.value_max is not None for figure in figures):
        return []
    values = [convert(figure.value, figure.unit, figures[0].unit) for figure in figures]
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else []
