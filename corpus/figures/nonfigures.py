"""Numbers that count nothing: names, ordinals, dates, periods, generic amounts, codes.

The rules are data (data/nonfigures.toml): what stands before and after a number decides, not the number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.figures.numbers import Number
from corpus.text.time import YEAR
from corpus.text.wordfile import read_toml

Why = Literal["name", "ordinal", "date", "period", "generic", "code"]

_DATA = Path(__file__).parent / "data" / "nonfigures.toml"
# Characters before a number that a rule may look at.
_BEFORE = 12
# Characters inside quotation marks up to which a quotation without percentages or money is a name (“一老一小”).
_QUOTED = re.compile(
    r"“[^“”。；]{1,16}”|‘[^‘’。；]{1,16}’|「[^「」。；]{1,16}」|\"[^\"。；，,]{1,12}\"|《[^《》]{1,60}》"
)
_QUANTIFIED = re.compile(r"[%％元]")
# Such a count of quantities is one all the same (“3个70%”).
_SLOGAN = re.compile(r"[0-9一二两三四五六七八九十]个[0-9]")
_LATIN = re.compile(r"[A-Za-zⅠ-Ⅻα-ωΑ-Ω]")
_YEAR = re.compile(f"{YEAR}$")
_TWO_YEARS = re.compile(rf"{YEAR}[/／][0-9０-９]{{2}}")
_NAMED = re.compile(r"[一-龥“](?<![左以上前余多至到和与及])")
# A stretch of years is a figure only where something is brought to it, or where it has a fraction (10.8年).
_BROUGHT_TO = re.compile(r"(?:至|到|达|为|延长|缩短|增加)(?:了|约|近)?\s?$")


@dataclass(frozen=True, slots=True)
class NonFigure:
    """A number that is no figure, `text` at `[start, end)`, and what it is instead."""

    start: int
    end: int
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class _Rule:
    why: Why
    numeral: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Quotations:
    """The short quotations of a text, where numbers are parts of names."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Quotations:
        """Find the quotations that are names: short ones without percentages or money, and titles in 《》."""
        names = [m for m in _QUOTED.finditer(text) if _is_name(m.group())]
        return cls(tuple(m.start() for m in names), tuple(m.end() for m in names))

    def cover(self, position: int) -> bool:
        """Tell whether a position lies inside a quotation."""
        i = bisect_right(self.starts, position) - 1
        return i >= 0 and position < self.ends[i]


def _is_name(quoted: str) -> bool:
    return quoted[0] == "《" or not _QUANTIFIED.search(quoted) or _SLOGAN.search(quoted) is not None


def why_no_figure(text: str, number: Number, unit: str | None, quotations: Quotations) -> Why | None:
    """Say why a number is no figure, or None where nothing speaks against it.

    Args:
        text: the paragraph.
        number: a number of it.
        unit: the unit read after it, or None.
        quotations: the quotations of the same text.

    >>> from corpus.figures.numbers import find_numbers
    >>> [n] = find_numbers("第三产业")
    >>> why_no_figure("第三产业", n, None, Quotations.of("第三产业"))
    'name'
    """
    if quotations.cover(number.start):
        return "name"
    if _is_year(text, number, unit):
        return "date"
    if number.value is None:
        return "code" if text[number.start].isdigit() else "generic"
    if _is_code(text, number, unit):
        return "code"
    if number.value == 0 and number.form == "chinese":
        return "name"
    if why := _year(text, number):
        return why
    before = text[max(0, number.start - _BEFORE) : number.start]
    spellings = _spellings(text, number)
    for rule in _rules():
        if rule.numeral in spellings and _fits(rule, text, number, before):
            return rule.why
    return None


def _is_year(text: str, number: Number, unit: str | None) -> bool:
    """Tell a year without 年 before a name (2021中国农民丰收节), and one of two calendar years (2020/21学年)."""
    written = text[number.start : number.end]
    if number.form == "fraction":
        return _TWO_YEARS.fullmatch(written) is not None
    named = unit is None and _NAMED.match(text, number.end) is not None
    return named and number.form == "arabic" and _YEAR.match(written) is not None


def _fits(rule: _Rule, text: str, number: Number, before: str) -> bool:
    return (rule.before is None or rule.before.search(before) is not None) and (
        rule.after is None or rule.after.match(text, number.end) is not None
    )


def _spellings(text: str, number: Number) -> tuple[str, ...]:
    written = text[number.start : number.end]
    if written == "一":
        return ("any", "one", "chinese")
    if number.form == "arabic" and not number.power and "." in written:
        return ("any", "arabic", "decimal")
    if number.form == "scale" and number.bound == ">":  # 百余家 counts, 百家 does not
        return ("any",)
    if written == "24":
        return ("any", "arabic", "arabic24")
    return ("any", number.form)


def _is_code(text: str, number: Number, unit: str | None) -> bool:
    """Tell C919, PM2.5, 5G from numbers; after letters only a percentage or an amount of money is one (GDP5万亿元)."""
    after = text[number.end : number.end + 1]
    if unit is None and _LATIN.match(after):
        return True
    before = text[max(0, number.start - _BEFORE) : number.start].rstrip()[-1:]
    return (
        bool(_LATIN.match(before)) and number.form == "arabic" and not (unit and (unit == "%" or unit.endswith("元")))
    )


def _year(text: str, number: Number) -> Why | None:
    if text[number.end : number.end + 1].lstrip() != "年" and not text.startswith(" 年", number.end):
        return None
    written = text[number.start : number.end]
    if _YEAR.match(written):
        return "date"
    before = text[max(0, number.start - _BEFORE) : number.start]
    since = text.startswith(("来", "以来"), number.end + 1)
    if number.form == "arabic" and not since and ("." in written or _BROUGHT_TO.search(before)):
        return None
    return None if number.form != "arabic" else _period(text, number)


def _period(text: str, number: Number) -> Why:
    return "name" if re.compile(r"\s?年(?:行动|攻坚|计划|规划)").match(text, number.end) else "period"


@cache
def _rules() -> tuple[_Rule, ...]:
    def compiled(pattern: str | None) -> re.Pattern[str] | None:
        return re.compile(pattern) if pattern is not None else None

    rows = read_toml(_DATA)["rule"]
    return tuple(
        _Rule(r["why"], r.get("numeral", "any"), compiled(r.get("before")), compiled(r.get("after"))) for r in rows
    )
