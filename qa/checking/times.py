"""When a claim says it is: the year it names, and whether it has happened or is to come."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import Tense
from corpus.text.forms import normalise
from corpus.text.time import named_years, relative_years, speaks_of_several
from qa.checking.words import words


@dataclass(frozen=True, slots=True)
class ClaimTime:
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


def read_time(text: str) -> ClaimTime:
    """Read the time that a claim speaks of: of several years, the last.

    >>> read_time("去年已建成5所")
    ClaimTime(tense='actual', year=-1, relative=True, period=False)
    >>> read_time("二〇二三年力争新增3家")
    ClaimTime(tense='target', year=2023, relative=False, period=False)
    """
    folded = normalise(text)
    named = [named.year for named in named_years(folded)]
    offsets = [word.offset for word in relative_years(folded)]
    year = named[-1] if named else offsets[-1] if offsets else None
    return ClaimTime(_tense(folded), year, bool(offsets) and not named, speaks_of_several(folded))


def _tense(folded: str) -> Tense | None:
    """Tell done from to come; a claim with words of both (去年提出的目标) says neither."""
    done = any(word in folded for word in words("time.done"))
    coming = any(word in folded for word in words("time.coming"))
    if done == coming:
        return None
    return "actual" if done else "target"
