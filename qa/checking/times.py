"""When a claim says it is: the year it names, and whether it has happened or is to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import Tense
from corpus.text.forms import normalise
from qa.checking.words import words

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年")
_RELATIVE = re.compile(r"去年|上年|今年|本年|年内|明年|前年")
_OFFSETS = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "年内": 0, "明年": 1, "前年": -2}
# Over several years: the year of one of them is none.
_PERIOD = re.compile(
    r"[两二三四五六七八九十\d]年来|过去[两二三四五六七八九十\d]年|“?十[一二三四五六七]五”?(?:时期|期间|以来)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """What a claim says of time: `year` counts from the report's (-1 is 去年) if `relative`; None is not said."""

    tense: Tense | None
    year: int | None
    relative: bool
    period: bool

    def year_of(self, report_year: int | None) -> int | None:
        """Return the year it names when it speaks of a report of `report_year`; None if it names none."""
        if not self.relative or self.year is None:
            return self.year
        return None if report_year is None else report_year + self.year


def read_time(text: str) -> Time:
    """Read the time that a claim speaks of.

    >>> read_time("去年已建成5所")
    Time(tense='actual', year=-1, relative=True, period=False)
    >>> read_time("2023年力争新增3家")
    Time(tense='target', year=2023, relative=False, period=False)
    """
    folded = normalise(text)
    year, relative = _year(folded)
    return Time(_tense(folded), year, relative, _PERIOD.search(folded) is not None)


def _year(folded: str) -> tuple[int | None, bool]:
    if named := _YEAR.findall(folded):
        return int(named[-1]), False
    if said := _RELATIVE.findall(folded):
        return _OFFSETS[said[-1]], True
    return None, False


def _tense(folded: str) -> Tense | None:
    """Tell done from to come; a claim with words of both (去年提出的目标) says neither."""
    done = any(word in folded for word in words("time.done"))
    coming = any(word in folded for word in words("time.coming"))
    if done == coming:
        return None
    return "actual" if done else "target"
