"""Years and days as title lines write them: 2023年1月3日, 二〇二三年一月三日, 2023-01-03."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.text.forms import normalise
from corpus.text.numerals import read_digits, read_numeral

# Years in which there were such reports.
FIRST_YEAR, LAST_YEAR = 1950, 2100
NUMERAL = "〇○零一二三四五六七八九十两"
_YEAR = rf"(?:[12]\d{{3}}|[{NUMERAL}]{{4}})"
_DAY = re.compile(
    rf"(?P<year>{_YEAR})年(?P<month>\d{{1,2}}|[{NUMERAL}]{{1,2}})月(?P<day>\d{{1,2}}|[{NUMERAL}]{{1,3}})(?:日|$)"
    r"|(?<!\d)(?P<y>[12]\d{3})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)"
)
_COMPACT = re.compile(r"[12]\d{7}", re.ASCII)
_NAMED = re.compile(rf"(?<![\d{NUMERAL}])({_YEAR})(?:年度?|-\d{{4}}年)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and where in the text it stands."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def iso(self) -> str:
        """Write it as 2023-01-03."""
        return f"{self.year}-{self.month:02}-{self.day:02}"


def days(text: str) -> Iterator[Day]:
    """Yield the days that a text in one form names.

    >>> [day.iso for day in days("二〇二三年一月三日在甲市(2023.1.4)")]
    ['2023-01-03', '2023-01-04']
    """
    for match in _DAY.finditer(text):
        year, month, day = (
            _number(match[long] or match[short]) for long, short in (("year", "y"), ("month", "m"), ("day", "d"))
        )
        if is_year(year) and 1 <= month <= 12 and 1 <= day <= 31:
            yield Day(year, month, day, *match.span())


def day_of(text: str) -> str:
    """Return the day that a text is, whole, as 2023-01-03; "" if it is none, or not of a year of reports.

    >>> day_of("2023年2月3日"), day_of("20230203"), day_of("2023/2/3"), day_of("2023-02-30"), day_of("2023-W05-5")
    ('2023-02-03', '2023-02-03', '2023-02-03', '', '')
    """
    written = "".join(normalise(text).split())
    if _COMPACT.fullmatch(written):
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    found = next(days(written), None)
    if found is None or (found.start, found.end) != (0, len(written)):
        return ""
    try:
        return date(found.year, found.month, found.day).isoformat()
    except ValueError:
        return ""


def years(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the years that a text in one form names, with where they stand.

    >>> [year for year, _, _ in years("关于一九九五年和1996年度工作的报告")]
    [1995, 1996]
    """
    for match in _NAMED.finditer(text):
        if is_year(year := _number(match[1])):
            yield year, *match.span()


def is_year(year: int) -> bool:
    """Tell a year of which there can be a report."""
    return FIRST_YEAR <= year <= LAST_YEAR


def _number(text: str) -> int:
    """Read 2023, 二〇二三, 十一 and 二十三."""
    return int(read_numeral(text) or 0) if "十" in text else read_digits(text)
