"""Quantities: numbers with their units, ranges joined, units shared over a list; and the numbers that are none.

Comparators, indicators and tense are read later, from what stands around a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.lexicon import word_list
from corpus.figures.nonfigures import NonFigure, Quotations, Why, why_no_figure
from corpus.figures.numbers import Form, Number, find_numbers
from corpus.records import Comparator
from corpus.text.units import scaled_unit, unit_at, unit_of

_RANGE = re.compile(r"\s?(?:[-－—–~～﹣−]{1,2}|至|到)\s?")
_LIST = re.compile(r"\s?[、和与及或]\s?")
# What stands before the first of two numbers of which the second is what it became (从45.8%到77.3%).
_CHANGE = re.compile(r"(?:由|从|自)(?:约|近)?\s?$")
_MOVE = re.compile(r"[一-龥]{1,4}[到至为]")
# Characters around a number without unit in which its noun is looked for.
_NOUN_REACH = 16
_PAUSE = re.compile(r"[，。；：！？,;:!?\n、0-9０-９（）()]")
# A number without unit is a score or an index where it ends its clause after one of these.
_BECOMES = re.compile(r"(?:为|至|到|达|指数|系数)\s?$")
# A currency before the number rules the 元 behind it (港币3500万元).
_CURRENCY = re.compile(r"(港币|港元|美元|美金|日元|欧元|英镑|韩元|澳元|加元|新加坡元)\s?$")
_CURRENCY_REACH = 6
# A unit in brackets before the number that it belongs to (发行总额（亿元）10.00).
_BRACKETED = re.compile(r"[（(](?P<unit>[^（）()，。；]{1,8})[）)][:：]?\s?$")
_BRACKETED_REACH = 12
# After a unit these make it a size class, part of a name (25兆瓦级机组).
_SIZE_CLASS = "级"
_CLAUSE_END = re.compile(r"(?:左右|以上|以下|以内)?(?:[，。；、,;]|$)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `text[start:end]`.

    Attributes:
        value: the lower end of a range.
        value_max: the upper end of a range, else None.
        unit: recorded name; "" for fractions, ratios and scores.
        form: how its number is written.
        bound: what stands inside its number makes of the value (2万余: ">").
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    form: Form
    bound: Comparator


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: Number
    unit: str | None
    end: int
    why: Why | None


def find_quantities(text: str) -> tuple[tuple[Quantity, ...], tuple[NonFigure, ...]]:
    """Part the numbers of a text into quantities and those that are none, both in order.

    >>> quantities, non_figures = find_quantities("“十四五”期间增长6%-6.5%，建成5、8家")
    >>> [(q.value, q.value_max, q.unit) for q in quantities]
    [(Decimal('6'), Decimal('6.5'), '%'), (Decimal('5'), None, '家'), (Decimal('8'), None, '家')]
    >>> [(n.text, n.why) for n in non_figures]
    [('十四五', 'name')]
    """
    candidates = _share_units(text, _candidates(text))
    quantities: list[Quantity] = []
    non_figures: list[NonFigure] = []
    previous: _Candidate | None = None
    for candidate in candidates:
        if candidate.why or candidate.unit is None or candidate.number.value is None:
            non_figures.append(_non_figure(text, candidate))
            previous = None
            continue
        quantity = _quantity(candidate)
        if previous and _is_range(text, quantities[-1], quantity):
            first = quantities[-1]
            quantities[-1] = replace(first, end=quantity.end, value_max=quantity.value)
            previous = None
        else:
            quantities.append(quantity)
            previous = candidate
    return tuple(quantities), tuple(non_figures)


def _candidates(text: str) -> list[_Candidate]:
    candidates: list[_Candidate] = []
    quotations = Quotations.of(text)
    for number in find_numbers(text):
        if candidates and number.start < candidates[-1].end:
            continue
        candidates.append(_candidate(text, number, quotations))
    return candidates


def _candidate(text: str, number: Number, quotations: Quotations) -> _Candidate:
    unit, end = number.unit, number.end
    if (
        unit is None
        and (read := unit_at(text, end) or (unit_at(text, end + 1) if text[end : end + 1] == " " else None))
    ) or (number.form == "percent" and (read := unit_at(text, end)) and read[0] == "个百分点"):
        unit, end = read
    if unit is None and (scaled := _unit_before(text, number)):
        return _Candidate(scaled[0], scaled[1], end, why_no_figure(text, number, scaled[1], quotations))
    if unit == "倍" and number.value is not None and number.form != "double" and text.startswith("半", end):
        number, end = replace(number, value=number.value + Decimal("0.5")), end + 1
    if unit == "元" and (currency := _CURRENCY.search(text, max(0, number.start - _CURRENCY_REACH), number.start)):
        unit = unit_of(currency.group(1)).name
    why = why_no_figure(text, number, unit, quotations) or (
        "name" if unit and text.startswith(_SIZE_CLASS, end) else None
    )
    return _Candidate(number, unit, end, why)


def _unit_before(text: str, number: Number) -> tuple[Number, str] | None:
    """Return a number multiplied by the scale word of the unit that stands in brackets before it, and that unit."""
    match = _BRACKETED.search(text, max(0, number.start - _BRACKETED_REACH), number.start)
    scaled = scaled_unit(match["unit"].strip()) if match else None
    if scaled is None or number.value is None or number.form != "arabic" or number.power:
        return None
    return replace(number, value=number.value * scaled[0]), scaled[1]


def _share_units(text: str, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Give a number without unit the unit and scale word of the one it is listed with; else look for its noun."""
    shared: list[_Candidate] = []
    for candidate in reversed(candidates):
        follower = shared[-1] if shared else None
        if candidate.unit is None and not candidate.why:
            candidate = _borrow(text, candidate, follower) or _from_noun(text, candidate)
        shared.append(candidate)
    return _carry_units(text, shared[::-1])


def _carry_units(text: str, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Give a scaled number without unit that of the number it came from (由8300万人次增加到1亿3千多万)."""
    carried: list[_Candidate] = []
    for candidate in candidates:
        before = carried[-1] if carried else None
        if before and before.unit and not before.why and candidate.unit is None and candidate.number.power:
            gap = text[before.end : candidate.number.start]
            candidate = (
                replace(candidate, unit=before.unit) if _MOVE.fullmatch(gap) and not candidate.why else candidate
            )
        carried.append(candidate)
    return carried


def _borrow(text: str, candidate: _Candidate, follower: _Candidate | None) -> _Candidate | None:
    if follower is None or follower.unit is None or follower.why or candidate.number.form != follower.number.form:
        return None
    gap = text[candidate.end : follower.number.start]
    if not (_RANGE.fullmatch(gap) or _LIST.fullmatch(gap)):
        return None
    number = candidate.number
    if number.value is not None and number.power == 0:
        number = replace(number, value=number.value * Decimal(10) ** follower.number.power)
    return replace(candidate, number=number, unit=follower.unit)


def _from_noun(text: str, candidate: _Candidate) -> _Candidate:
    """Find the unit of a number without one: the people behind it (1386万农村贫困人口), else what it measures."""
    number = candidate.number
    after = _until_pause(text[candidate.end : candidate.end + _NOUN_REACH])
    before = _until_pause(text[max(0, number.start - _NOUN_REACH) : number.start][::-1])[::-1]
    scaled = number.power > 0 or number.form == "scale"
    for unit in ("人次", "人", "户"):
        if any(noun in after for noun in word_list(f"implies.{unit}")) and (scaled or number.form == "arabic"):
            return replace(candidate, unit=unit)
    if scaled:
        for unit in ("人次", "人", "户", "元"):
            if any(noun in before for noun in word_list(f"implies.{unit}")):
                return replace(candidate, unit=unit)
    is_score = (
        not scaled and number.form == "arabic" and _BECOMES.search(before) and _CLAUSE_END.match(text, candidate.end)
    )
    return replace(candidate, unit="" if is_score else None)


def _until_pause(text: str) -> str:
    pause = _PAUSE.search(text)
    return text[: pause.start()] if pause else text


def _quantity(candidate: _Candidate) -> Quantity:
    number = candidate.number
    assert number.value is not None
    assert candidate.unit is not None
    return Quantity(
        number.start, candidate.end, number.value, number.value_max, candidate.unit, number.form, number.bound
    )


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    return (
        first.unit == second.unit
        and first.value_max is None
        and first.value < second.value
        and _RANGE.fullmatch(text, first.end, second.start) is not None
        and not _CHANGE.search(text, max(0, first.start - 3), first.start)
    )


def _non_figure(text: str, candidate: _Candidate) -> NonFigure:
    start, end = candidate.number.start, max(candidate.end, candidate.number.end)
    if candidate.why == "ordinal" and text[start - 1 : start] == "第":
        start -= 1
    why: Why = candidate.why or ("code" if end - start > 4 and candidate.number.form == "arabic" else "name")
    return NonFigure(start, end, text[start:end], why)
