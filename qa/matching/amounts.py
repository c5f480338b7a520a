"""One claimed amount against one that a report states: the same after conversion, rounding and bounds, or why not."""

from __future__ import annotations

import math
from typing import Literal

from corpus import Figure
from corpus.text.units import convert, dimension, same_quantity

Difference = Literal["", "unit", "currency", "value", "bound"]

_UP, _DOWN = frozenset({">", ">="}), frozenset({"<", "<="})
_MONEY = frozenset({"yuan", "dollar", "欧元", "英镑", "日元", "港元", "澳门元", "卢布", "韩元", "新元", "加元"})
# Relative difference within which 约 and 近 count as the same.
_ABOUT = 0.03
# A claimed bound that a stated exact number keeps is taken for that number up to this ratio (超过600万 for 603.7万).
_NEAR_BOUND = 1.25
# Significant digits from which, and relative difference up to which, a claimed number may be a rounding of the stated
# one without saying so.
_DIGITS = 2
_ROUNDING = 0.01


def difference(claimed: Figure, stated: Figure) -> Difference:
    """Return in what a claimed amount differs from a stated one, "" where it does not.

    "unit": they measure different things; "currency": both are money; "value": another amount; "bound": the amount is
    the same, the bound goes the other way (不到4000亿 for 超过4000亿).
    """
    if not comparable(claimed.unit, stated.unit):
        both = {dimension(claimed.unit), dimension(stated.unit)}
        return "currency" if both <= _MONEY else "unit"
    if claimed.value_max is not None or stated.value_max is not None:
        return _of_ranges(claimed, stated)
    value = _in_unit(stated.value, stated.unit, claimed.unit)
    if stated.comparator in ("=", "~") and _satisfies(claimed, value):
        return ""
    if not _same_value(claimed, stated, value):
        return "value"
    return "" if _agree(claimed.comparator, stated.comparator) else "bound"


def comparable(unit: str, other: str) -> bool:
    """Tell whether two units count the same; 个 goes with any classifier, and a person is a 人, a 名 or a 位.

    >>> comparable("位", "名"), comparable("个", "家"), comparable("户", "套")
    (True, True, False)
    """
    if dimension(unit) == dimension(other) or {unit, other} <= _PERSONS:
        return True
    if any({unit, other} <= same for same in _SAME):
        return True
    return (unit in _ANY and _is_classifier(other)) or (other in _ANY and _is_classifier(unit))


# People's words for any thing that is counted.
_ANY = frozenset({"个", "项"})
_PERSONS = frozenset({"人", "名", "位"})
# Words for one thing: firms, machines, events.
_SAME = (frozenset({"家", "户"}), frozenset({"台", "部"}), frozenset({"场", "次"}))
_MEASURED = frozenset({"", "倍", "度", "摄氏度", "分", "分贝"})


def _is_classifier(unit: str) -> bool:
    return (dimension(unit) == unit and unit not in _MONEY | _MEASURED) or unit in _PERSONS


def _in_unit(value: float, unit: str, wanted: str) -> float:
    converted = convert(value, unit, wanted)
    return value if converted is None else converted


def _same_value(claimed: Figure, stated: Figure, value: float) -> bool:
    if same_quantity(claimed.value, claimed.unit, value, claimed.unit):
        return True
    if not claimed.value or not value:
        return False
    digits = _significant(claimed.value)
    rounded = _rounded(value, digits) == _rounded(claimed.value, digits)
    if claimed.comparator == "~":
        return rounded or abs(value - claimed.value) <= _ABOUT * abs(claimed.value)
    near = abs(value - claimed.value) <= _ROUNDING * abs(value)
    return rounded and near and digits >= _DIGITS


def _satisfies(claimed: Figure, value: float) -> bool:
    """Tell whether a stated number lies within a claimed bound, and near it."""
    low, high = sorted((abs(claimed.value), abs(value)))
    if not low or high / low > _NEAR_BOUND:
        return False
    if claimed.comparator in _UP:
        return value > claimed.value
    return claimed.comparator in _DOWN and value < claimed.value


def _agree(claimed: str, stated: str) -> bool:
    """Tell whether two bounds at one amount go together: 超过 with 以上 and with a bare number, not with 左右."""
    if claimed in _UP:
        return stated in _UP or stated == "="
    if claimed in _DOWN:
        return stated in _DOWN or (stated == "=" and claimed == "<=")
    return True


def _of_ranges(claimed: Figure, stated: Figure) -> Difference:
    ends = _in_unit(stated.value, stated.unit, claimed.unit), stated.value_max
    upper = None if ends[1] is None else _in_unit(ends[1], stated.unit, claimed.unit)
    if claimed.value_max is not None:
        return (
            "" if math.isclose(claimed.value, ends[0]) and upper and math.isclose(claimed.value_max, upper) else "value"
        )
    if upper and claimed.comparator in _UP and math.isclose(claimed.value, ends[0]):
        return ""
    if upper and claimed.comparator in _DOWN and math.isclose(claimed.value, upper):
        return ""
    return "value"


def _significant(value: float) -> int:
    """Return how many digits a number is written with, without zeros at its end: 118万 has 3."""
    return (
        len(f"{value:.10g}".replace(".", "").rstrip("0").lstrip("0"))
        if "e" not in f"{value:.10g}"
        else len(f"{value:.10e}".split("e")[0].replace(".", "").rstrip("0"))
    )


def _rounded(value: float, digits: int) -> str:
    return f"{value:.{max(digits - 1, 0)}e}"
