"""The number that a question asks to confirm (破七万亿没有, 是不是110万人以上), with the bound that it sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.figures.numbers import Number, find_numbers
from corpus.figures.quantities import find_quantities
from corpus.text.time import named_years
from corpus.text.wordfile import WordFile

_WORDS = WordFile(Path(__file__).parent / "data" / "confirmation.toml")
# Power of ten from which a number without a unit is an amount (七万亿, 一百万).
_LARGE = 100
# Points of a rate, as people say them; the scales of English numbers.
_POINTS = re.compile(r"个(?:百分)?点")
_ENGLISH = re.compile(r"(\d[\d.,]*) (trillion|billion|million)")
_SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6}


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """What is asked to be confirmed: an amount, in a unit or in none ("")."""

    value: float
    unit: str
    bound: Literal["=", ">=", "<=", "<"]

    def holds(self, value: float) -> bool:
        """Tell whether a value in its unit is as it says; what is equal up to a rounding is."""
        near = abs(value - self.value) <= _ROUNDING * abs(self.value)
        if self.bound == ">=":
            return value > self.value or near
        if self.bound == "<=":
            return value < self.value or near
        return value < self.value and not near if self.bound == "<" else near


# Relative difference within which two amounts are the same.
_ROUNDING = 1e-4


def read_confirmation(text: str) -> StatedAmount | None:
    """Read the one amount that a question in one form asks to confirm, or None.

    >>> read_confirmation("gdp去年破七万亿没有")
    StatedAmount(value=7000000000000.0, unit='', bound='>=')
    >>> read_confirmation("新增就业目标是不是100万人")
    StatedAmount(value=1000000.0, unit='人', bound='=')
    >>> read_confirmation("新增就业多少人") is None
    True
    """
    if not _WORDS.pattern("asks").search(text) or _WORDS.pattern("asks_otherwise").search(text):
        return None
    text = _ENGLISH.sub(
        lambda match: f"{float(match[1].replace(',', '')) * _SCALES[match[2]]:.0f}", _POINTS.sub("%", text)
    )
    quantities = [quantity for quantity in find_quantities(text)[0] if quantity.form != "several"]
    if len(quantities) == 1 and quantities[0].value_max is None:
        quantity = quantities[0]
        open_end = quantity.bound in (">", ">=")
        bound = ">=" if open_end else _bound(text, quantity.start, quantity.end)
        return StatedAmount(float(quantity.value), quantity.unit, bound)
    numbers = [number for number in find_numbers(text) if _is_amount(text, number)] if not quantities else []
    if len(numbers) != 1 or numbers[0].value is None:
        return None
    number = numbers[0]
    bound = ">=" if number.form == "scale" or number.bound == ">" else _bound(text, number.start, number.end)
    return StatedAmount(float(numbers[0].value), "", bound)


def _is_amount(text: str, number: Number) -> bool:
    if number.value is None or any(year.start <= number.start < year.end for year in named_years(text)):
        return False
    if text[: number.start][-1:].isascii() and text[: number.start][-1:].isalpha():
        return False
    if text[number.end :][:1].isascii() and text[number.end :][:1].isalpha():
        return False
    before = text[: number.start]
    bounded = any(_WORDS.pattern(name).search(before) for name in ("equals", "at_least", "at_most", "short_of"))
    return number.value >= _LARGE or (bounded and number.form == "arabic")


def _bound(text: str, start: int, end: int) -> Literal["=", ">=", "<=", "<"]:
    before, behind = text[:start].rstrip(" 约近大"), text[end:]
    if _WORDS.pattern("equals").search(before):
        return "="
    if _WORDS.pattern("short_of").search(before):
        return "<"
    if _WORDS.pattern("at_most").search(before) or _WORDS.pattern("within").search(behind):
        return "<="
    if _WORDS.pattern("at_least").search(before) or _WORDS.pattern("from").search(behind):
        return ">="
    return "="
