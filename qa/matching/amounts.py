"""A claimed amount against a reported one: the same after conversion, rounding and bounds, or why not."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from corpus import Figure
from corpus.figures.ranks import RANK_UNIT
from corpus.text.units import convert, dimension, same_quantity

Difference = Literal["", "unit", "currency", "value", "bound"]

_UP, _DOWN = frozenset({">", ">="}), frozenset({"<", "<="})
_MONEY = frozenset({"yuan", "dollar", "欧元", "英镑", "日元", "港元", "澳门元", "卢布", "韩元", "新元", "加元"})
# People's words for any thing that is counted.
_ANY = frozenset({"个", "项"})
_PERSONS = frozenset({"人", "名", "位"})
# Words for one thing: persons, firms, machines, events.
_SAME = (_PERSONS, frozenset({"家", "户"}), frozenset({"台", "部"}), frozenset({"场", "次"}))
# A share is a fraction or a percentage.
_SHARES = frozenset({"", "%"})
# Units of nothing that is counted.
_MEASURED = frozenset({"", RANK_UNIT, "倍", "度", "摄氏度", "分", "分贝"})
# Relative difference within which 约 and 近 count as the same.
_ABOUT = 0.03
# A claimed bound that a reported exact number keeps is taken for that number up to this ratio (超过600万 for 603.7万).
_NEAR_BOUND = 1.25
# Ratio up to which an amount bears out a claimed bound at all, and up to which a bound does: 控制在4%以内 is another
# goal than 控制在5.5%以内, 338天以上 keeps 不低于330天.
_FAR_BOUND, _NEAR_BOUNDS = 5.0, 1.1
# Significant digits from which, and relative difference up to which, a claimed number may be a rounding of the
# reported one without saying so.
_DIGITS = 2
_ROUNDING = 0.01


def entailed(claimed: Figure, reported: Figure) -> bool:
    """Tell whether every amount that a report's figure allows lies within a claimed bound (低于10% for 7.5%左右).

    Only a claimed bound is entailed so; a claimed amount must be the reported one, which `difference` tells. Amounts
    too far apart are of no help to one another, and their figures hardly of one thing.
    """
    claimed, reported = _as_percent(claimed, reported), _as_percent(reported, claimed)
    if not units_agree(claimed.unit, reported.unit) or claimed.comparator not in _UP | _DOWN:
        return False
    low, high = _interval(reported, claimed.unit)
    near = low if claimed.comparator in _UP else high
    same_way = any({claimed.comparator, reported.comparator} <= way for way in (_UP, _DOWN))
    most = _NEAR_BOUNDS if same_way else _FAR_BOUND
    if not claimed.value or not 1 / most <= near / claimed.value <= most:
        return False
    strict = reported.comparator in (">", "<")  # 超过5% bears out 高于5%
    if claimed.comparator in _UP:
        return low > claimed.value or (math.isclose(low, claimed.value) and (strict or claimed.comparator == ">="))
    return high < claimed.value or (math.isclose(high, claimed.value) and (strict or claimed.comparator == "<="))


def difference(claimed: Figure, reported: Figure) -> Difference:
    """Return in what a claimed amount differs from a reported one, "" where it does not.

    "unit": they measure different things; "currency": both are money; "value": another amount; "bound": the amount is
    the same, the bound goes the other way (不到4000亿 for 超过4000亿).
    """
    claimed, reported = _as_percent(claimed, reported), _as_percent(reported, claimed)
    if not units_agree(claimed.unit, reported.unit):
        dimensions = {dimension(claimed.unit), dimension(reported.unit)}
        return "currency" if dimensions <= _MONEY else "unit"
    if claimed.value_max is not None or reported.value_max is not None:
        return _of_ranges(claimed, reported)
    value = _in_unit(reported.value, reported.unit, claimed.unit)
    if reported.comparator in ("=", "~") and _satisfies(claimed, value):
        return ""
    if not _same_value(claimed, reported, value):
        return "value"
    return "" if _agree(claimed.comparator, reported.comparator) else "bound"


def _interval(figure: Figure, unit: str) -> tuple[float, float]:
    """Return the least and the greatest amount that a figure allows, in a unit."""
    value = _in_unit(figure.value, figure.unit, unit)
    highest = value if figure.value_max is None else _in_unit(figure.value_max, figure.unit, unit)
    slack = _ABOUT * abs(value) if figure.comparator == "~" else 0.0
    low = -math.inf if figure.comparator in _DOWN else value - slack
    high = math.inf if figure.comparator in _UP else highest + slack
    return low, high


def _as_percent(figure: Figure, other: Figure) -> Figure:
    """Return a fraction (一半, 三分之二) in percent where it is compared with a percentage."""
    if figure.unit or other.unit != "%" or not 0 < figure.value <= 1:
        return figure
    return replace(figure, value=figure.value * 100, unit="%")


def units_agree(left: str, right: str) -> bool:
    """Tell whether two units count the same; 个 goes with any classifier, and a person is a 人, a 名 or a 位.

    >>> units_agree("位", "名"), units_agree("个", "家"), units_agree("户", "套")
    (True, True, False)
    """
    if dimension(left) == dimension(right) or any({left, right} <= words for words in (*_SAME, _SHARES)):
        return True
    return (left in _ANY and _is_classifier(right)) or (right in _ANY and _is_classifier(left))


def _is_classifier(unit: str) -> bool:
    return (dimension(unit) == unit and unit not in _MONEY | _MEASURED) or unit in _PERSONS


def _in_unit(value: float, unit: str, wanted: str) -> float:
    converted = convert(value, unit, wanted)
    return value if converted is None else converted


def _same_value(claimed: Figure, reported: Figure, value: float) -> bool:
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
    """Tell whether a reported number lies within a claimed bound, and near it."""
    low, high = sorted((abs(claimed.value), abs(value)))
    if not low or high / low > _NEAR_BOUND:
        return False
    if claimed.comparator in _UP:
        return value > claimed.value
    return claimed.comparator in _DOWN and value < claimed.value


def _agree(claimed: str, reported: str) -> bool:
    """Tell whether two bounds at one amount go together: 超过 with 以上 and with a bare number, not with 左右."""
    if claimed in _UP:
        return reported in _UP or reported == "="
    if claimed in _DOWN:
        return reported in _DOWN or (reported == "=" and claimed == "<=")
    return True


def _of_ranges(claimed: Figure, reported: Figure) -> Difference:
    low = _in_unit(reported.value, reported.unit, claimed.unit)
    high = None if reported.value_max is None else _in_unit(reported.value_max, reported.unit, claimed.unit)
    if not high:
        return "value"
    if claimed.value_max is not None:
        agree = math.isclose(claimed.value, low) and math.isclose(claimed.value_max, high)
    else:
        ends = (low,) * (claimed.comparator in _UP) + (high,) * (claimed.comparator in _DOWN)
        agree = any(math.isclose(claimed.value, end) for end in ends)
    return "" if agree else "value"


def _significant(value: float) -> int:
    """Return how many digits a number is written with, without zeros at its end: 118万 has 3."""
    return (
        len(f"{value:.10g}".replace(".", "").rstrip("0").lstrip("0"))
        if "e" not in f"{value:.10g}"
        else len(f"{value:.10e}".split("e")[0].replace(".", "").rstrip("0"))
    )


def _rounded(value: float, digits: int) -> str:
    return f"{value:.{max(digits - 1, 0)}e}"
