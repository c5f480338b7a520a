"""Years in any text: as they are written, counted from a report's, of five-year plans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text.numerals import DIGITS, read_digits, read_numeral, write_numeral
from corpus.text.spans import Span
from corpus.text.tokens import word_spans
from corpus.text.units import unit_at
from corpus.text.wordfile import WordFile

_WORDS = WordFile(Path(__file__).parent / "data" / "time.toml")
_ARABIC_YEAR = "(?:19|20|１９|２０)[0-9０-９]{2}"
# A year as people write it, and as a page may have it: 2023, ２０２３, 二〇二三.
YEAR = rf"(?:{_ARABIC_YEAR}|(?:一九|二[〇零○])[{DIGITS}]{{2}})"
# Several years on end, from the first to the last, that are no plan's own (2010—2015年农村饮水安全规划).
THROUGH = rf"(?:[至到]|[-－—–~～]{{1,2}})\s?(?={YEAR})"
YEARS_ON_END = (
    rf"(?<![\d.０-９])(?P<first>{YEAR})(?:\s?年)?\s?{THROUGH}(?P<final>{YEAR})\s?年"
    r"(?!\s?\d{1,2}\s?月|[^，。；]{0,14}(?:规划|计划|方案|纲要))"
)
# A five-year plan by its number, in which 五 is not the numeral's but the plan's: 十四五 is the fourteenth.
PLAN = "十?[一二三四五六七八九十]五"
# One that is surely named: in quotation marks, or before a word for its time.
_PLAN_NAMED = re.compile(rf"(?:[“\"'](?P<quoted>{PLAN})[”\"']|(?P<bare>{PLAN})(?=时期|期间|以来|规划|[初末]))")
# A year of a text in one form. With 年 behind it is surely one (2024年度); without, unless it is part of a number or
# counts something (2024.5, 2000万).
_NAMED = re.compile(
    rf"(?<![\d.]){YEAR}\s?年度?|(?<![\d.])(?:19|20)\d\d(?![\d.%]|\s?[十百千万亿多余])|[“\"]?(?P<plan>{PLAN})[”\"]?(?:时?期)?末"
)
# Words that speak of several years at once.
_SEVERAL = re.compile(rf"[两二三四五六七八九十\d]年来|过去[两二三四五六七八九十\d]年|“?{PLAN}”?(?:时期|期间|以来)")
# The sixth five-year plan began in 1981, every later one five years after the one before.
_SIXTH, _SIXTH_BEGAN, _PLAN_YEARS = 6, 1981, 5
# Plans that can be named: the last one of this list begins in 2051.
_PLANS = range(_SIXTH, 21)


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year where it is written, `text[start:end]`, 年 included."""

    start: int
    end: int
    year: int


@dataclass(frozen=True, slots=True)
class RelativeYear:
    """A year that is counted from a report's (去年 is -1), where the word stands."""

    start: int
    end: int
    offset: int


def read_year(written: str) -> int:
    """Return the year that is written in any of the ways of YEAR.

    >>> read_year("２０２３"), read_year("一九九八")
    (2023, 1998)
    """
    return read_digits(unicodedata.normalize("NFKC", written))


def named_years(text: str) -> Iterator[NamedYear]:
    """Yield the years that a text in one form names, in order; a number of things (2000名) is none.

    The end of a five-year plan names its last year.

    >>> [(named.start, named.year) for named in named_years("二〇二四年比2023增长，培训2000名、2000万")]
    [(0, 2024), (6, 2023)]
    >>> [named.year for named in named_years("“十二五”末，“十三五”期间")]
    [2015]
    """
    for match in _NAMED.finditer(text):
        if match["plan"]:
            if plan := plan_years(match["plan"]):
                yield NamedYear(match.start(), match.end(), plan[1])
            continue
        digits = match.group().rstrip("度").rstrip("年").rstrip()
        if digits != match.group() or not _counts(text, match.end()):
            yield NamedYear(match.start(), match.end(), read_year(digits))


def relative_years(text: str) -> Iterator[RelativeYear]:
    """Yield the words of a text in one form that count a year from a report's, in order.

    >>> [(word.start, word.offset) for word in relative_years("去年和今年")]
    [(0, -1), (3, 0)]
    """
    offsets = _WORDS.table("relative")
    for match in _relative().finditer(text):
        yield RelativeYear(match.start(), match.end(), offsets[match.group()])


def year_spans(text: str) -> list[Span]:
    """Return where a text in one form names a year or counts one from a report's, in order.

    >>> [(span.start, span.end) for span in year_spans("2024年和去年")]
    [(0, 5), (6, 8)]
    """
    spans = [Span(year.start, year.end) for year in named_years(text)]
    spans += [Span(year.start, year.end) for year in relative_years(text)]
    return sorted(spans, key=lambda span: span.start)


def speaks_of_several(text: str) -> bool:
    """Tell whether a text in one form speaks of several years at once (五年来, “十四五”时期)."""
    return _SEVERAL.search(text) is not None


def plan_years(plan: str) -> tuple[int, int] | None:
    """Return the first and last year of a five-year plan by the numeral that names it; None for the first five plans.

    >>> plan_years("十四五"), plan_years("十五"), plan_years("一五")
    ((2021, 2025), (2001, 2005), None)
    """
    number = read_numeral(plan.removesuffix("五"))
    if number is None or number < _SIXTH:
        return None
    first = _SIXTH_BEGAN + _PLAN_YEARS * (int(number) - _SIXTH)
    return first, first + _PLAN_YEARS - 1


def named_plans(text: str) -> frozenset[tuple[int, int]]:
    """Return the first and last years of the five-year plans that a text in one form names.

    >>> sorted(named_plans("“十三五”时期和十四五末"))
    [(2016, 2020), (2021, 2025)]
    """
    return frozenset(
        years for match in _PLAN_NAMED.finditer(text) if (years := plan_years(match["quoted"] or match["bare"]))
    )


def plan_ending(year: int) -> str:
    """Return the name of the five-year plan that ends in a year, or "".

    >>> plan_ending(2025), plan_ending(2030), plan_ending(2026)
    ('十四五', '十五五', '')
    """
    plans = (f"{write_numeral(number)}五" for number in _PLANS)
    return next((plan for plan in plans if (years := plan_years(plan)) and years[1] == year), "")


def _counts(text: str, end: int) -> bool:
    """Tell a number of things (2000名) from a year before a word that begins as a unit does (2025道路)."""
    unit = unit_at(text, end + text.startswith(" ", end))
    return unit is not None and any(unit[1] == stop for _, stop in word_spans(text))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_WORDS.table("relative"), key=len, reverse=True))))
