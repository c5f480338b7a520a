"""How far a matter is, as a text says it: of which year it speaks, done or to come, and at which stage.

A matter is supported, striven for, prepared, begun, under way, complete, or denied to be so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import Tense
from corpus.text.forms import normalise
from corpus.text.terms import same
from corpus.text.time import named_years, relative_years, speaks_of_several
from qa.checking.words import CHECKING
from qa.question.when import is_base

STAGES = ("support", "strive", "early", "start", "building", "complete")
# These govern what stands behind them: 争取开通 is not opened.
_GOVERNING = ("early", "strive", "support")


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
    named = [named.year for named in named_years(folded) if not is_base(folded, named)]
    offsets = [word.offset for word in relative_years(folded)]
    year = named[-1] if named else offsets[-1] if offsets else None
    return ClaimTime(_tense(folded), year, bool(offsets) and not named, speaks_of_several(folded))


def read_stages(text: str) -> frozenset[str]:
    """Return the stages that a clause names, a denied one as "not ..."; one that governs stands alone.

    >>> sorted(read_stages("争取开通国际航线")), sorted(read_stages("已开工，尚未建成"))
    (['strive'], ['not complete', 'start'])
    """
    stages = frozenset(_stage(match) for match in _stage_pattern().finditer(same(text)))
    return next((frozenset({stage}) for stage in _GOVERNING if stage in stages), stages)


def excluded(claimed: frozenset[str], reported: frozenset[str]) -> bool:
    """Tell whether two clauses about one matter cannot both hold, by their stages."""
    if not claimed or not reported:
        return False
    pairs = ((claimed, reported), (reported, claimed))
    denied = any(f"not {stage}" in denying for denying, naming in pairs for stage in naming)
    return denied or not claimed & reported


def without_stages(text: str) -> str:
    """Return a text, in the one form, with a space for each word of a stage.

    >>> without_stages("加快建设科技馆")
    ' 科技馆'
    """
    return _stage_pattern().sub(" ", same(text))


def _tense(folded: str) -> Tense | None:
    """Tell done from to come; a claim with words of both (去年提出的目标) says neither."""
    done = any(word in folded for word in CHECKING.words("time.done"))
    coming = any(word in folded for word in CHECKING.words("time.coming"))
    if done == coming:
        return None
    return "actual" if done else "target"


def _stage(match: re.Match[str]) -> str:
    stage = next(name for name in STAGES if match.group(name))
    return f"not {stage}" if match.group("no") else stage


@cache
def _stage_pattern() -> re.Pattern[str]:
    denial = "|".join(CHECKING.words("negation.words"))
    groups = "|".join(f"(?P<{stage}>{'|'.join(map(same, CHECKING.words(f'stage.{stage}')))})" for stage in STAGES)
    return re.compile(f"(?P<no>{denial})?(?:{groups})")
