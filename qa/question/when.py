"""Of when a question asks: the years it speaks of, and whether it asks for a goal or for a result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from corpus import Figure, Span, Tense
from corpus.text.time import NamedYear, named_years, relative_years
from corpus.text.wordfile import WordFile

# What came of it: a goal, a result, both, or what it does not say.
AskedTense = Tense | Literal["both"] | None

TIME = WordFile(Path(__file__).parent / "data" / "time.toml")
# What stands between the first and the last of several years (2018年到2022年).
_UNTIL = re.compile(r"\s?(?:到|至|-|—|–|~)+\s?")
# What stands between years that are spoken of in one breath (2024、2025年, 2024→2025).
_TOGETHER = re.compile(r"[\s年、,，/和与及跟到至—–~→>-]*|,? ?(?:and|to) ?")
# What makes of years those of reports, behind the last of them (2025年政府工作报告, the 2018 and 2019 reports).
_REPORT = re.compile(r"(?:[^,，。;；:：?？\d]{0,10}|[a-z'’ ]{0,30})(?:报告|\breports?\b)")
# What stands before one that is set beside another (比2025年的多).
_BESIDE = re.compile(r"[比较跟与同和]$")
# What stands before a year that is only compared with (较2020年下降).
_BASE = re.compile(r"较$|compared (?:with|to) $")
# What stands behind a year of which a multiple is told or asked (是2016年的几倍, 比2016年翻了几番).
_MULTIPLE = re.compile(
    r"(?:全年|同期|底|末)?(?:的?(?:几|多少|好多|[\d.]+|[一两二三四五六七八九十]+)倍|翻了?[近超约]?(?:几|多少|[一两二三四])?番)"
)
# The same in a claim whose numbers are left out (是2016年的…).
_EQUALS = re.compile(r"(?:是|相当于|等于)$")
_BASE_WORD = re.compile(r"[比较]$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year that a question names, None for whichever is newest, and whether it asks for its goal or its result."""

    year: int | None
    tense: Tense | None


@dataclass(frozen=True, slots=True)
class When:
    """The time a question speaks of.

    Attributes:
        years: the years it names, in order.
        offsets: years it counts from the newest report's (去年 is -1).
        spans: where the years stand in the text that was read; they say nothing of the topic.
        tense: "target" for a goal, "actual" for a result, "both" for what came of a goal, None where it does not say.
        firmly: it says so in so many words, so that a figure of the other kind is no answer.
        mean: it asks for a mean over several years.
        reports: years of the reports it names (2026年政府工作报告); what is counted is counted from them.
        moments: the years with what it asks of each, in order, one of which may be named twice.
    """

    years: tuple[int, ...]
    offsets: tuple[int, ...]
    spans: tuple[Span, ...]
    tense: AskedTense
    firmly: bool = False
    mean: bool = False
    reports: tuple[int, ...] = ()
    moments: tuple[Moment, ...] = ()

    def of(self, newest: int | None) -> tuple[int, ...]:
        """Return the years it speaks of, where the newest report is of the year `newest`."""
        if self.years or newest is None:
            return self.years
        return tuple(newest + offset for offset in self.offsets)


def read_when(text: str) -> When:
    """Read a text in one form.

    >>> read_when("2024年实际增长多少").years, read_when("去年的目标").offsets
    ((2024,), (-1,))
    >>> read_when("2026年报告里的去年").years, read_when("2026年报告里的去年").reports
    ((2025,), (2026,))
    """
    written = tuple(named_years(text))
    reported = _of_reports(text, written)
    tense, offsets = asked_tense(text), _offsets(text)
    groups = _groups(text, [year for year in written if year not in reported and not is_base(text, year)])
    if reported:
        years, tense, offsets = _counted(reported, groups, tense, offsets)
    else:
        years = tuple(dict.fromkeys(year for group in groups for year in group.years))
        past = bool(offsets) and max(offsets) < 0 and not years  # 去年GDP asks what came of it
        tense = "actual" if past and tense is None else tense
    if tense == "both" and max(len(years), len(offsets)) > 1:  # a goal of one year beside a result of another
        tense = _firmly(text) or _either("target", "actual", text)
    return When(
        years,
        offsets,
        tuple(Span(year.start, year.end) for year in written),
        tense,
        tense is not None and tense == _firmly(text),
        TIME.pattern("average.asked").search(text) is not None,
        tuple(dict.fromkeys(year.year for year in reported)),
        _moments(text, groups, tense) if groups else tuple(Moment(year, _one(tense)) for year in years),
    )


def asked_tense(text: str) -> AskedTense:
    """Tell whether a text in one form asks for a goal, for a result, or for both.

    >>> [asked_tense(text) for text in ("新增就业目标", "实际新增多少", "增长目标完成了吗", "新增就业")]
    ['target', 'actual', 'both', None]
    """
    if _asks_outcome(text):
        return "both"
    return _firmly(text) or _either("target", "actual", text)


def _asks_outcome(text: str) -> bool:
    """Tell whether a text asks what came of a promise (年初说要修5条路，最后修了几条)."""
    if TIME.pattern("hints.fulfilment").search(text):
        return True
    promise = TIME.pattern("hints.promised").search(text)
    return promise is not None and TIME.pattern("hints.outcome").search(text, promise.end()) is not None


def is_base(text: str, year: NamedYear) -> bool:
    """Tell a year that is only compared with from one that a text in one form speaks of.

    >>> text = "2021年是2016年的几倍"
    >>> [is_base(text, year) for year in named_years(text)]
    [False, True]
    """
    before = text[: year.start]
    left_out = text.startswith("的…", year.end) and _EQUALS.search(before)
    return bool(_BASE.search(before) or _MULTIPLE.match(text, year.end) or left_out)


def states_mean(indicator: str) -> bool:
    """Tell whether an indicator is a mean over several years, which is no year's.

    >>> states_mean("居民收入年均增长"), states_mean("居民收入增长")
    (True, False)
    """
    return TIME.pattern("average.stated").search(indicator) is not None


def is_mean(figure: Figure) -> bool:
    """Tell a change that is the mean of several years', which is no year's."""
    return figure.kind in ("growth", "increment") and states_mean(figure.indicator)


def _firmly(text: str) -> Tense | None:
    """Return what is asked for where one of the words that leave no doubt is there, and none of the other kind."""
    return _either("firmly_target", "firmly_actual", text)


def _either(target: str, actual: str, text: str) -> Tense | None:
    goal, result = (TIME.pattern(f"hints.{name}").search(text) is not None for name in (target, actual))
    if goal == result:
        return None
    return "target" if goal else "actual"


@dataclass(frozen=True, slots=True)
class _Group:
    """Years that are spoken of in one breath, and where that ends."""

    years: tuple[int, ...]
    start: int
    end: int


def _groups(text: str, named: Sequence[NamedYear]) -> list[_Group]:
    groups: list[_Group] = []
    for year in named:
        last = groups[-1] if groups else None
        if last and _TOGETHER.fullmatch(text, last.end, year.start):
            years = (*last.years, *_between(text, last, year), year.year)
            groups[-1] = _Group(tuple(dict.fromkeys(years)), last.start, year.end)
        else:
            groups.append(_Group((year.year,), year.start, year.end))
    return groups


def _between(text: str, before: _Group, last: NamedYear) -> range:
    """Return the years between two that name a stretch."""
    stretch = "年" in text[last.start : last.end] and _UNTIL.fullmatch(text[before.end : last.start].lstrip("年"))
    return range(before.years[-1] + 1, last.year) if stretch else range(0)


def _moments(text: str, groups: Sequence[_Group], tense: AskedTense) -> tuple[Moment, ...]:
    """Return what is asked of each year: what its own stretch of the text says, if several say something."""
    ends = [group.start for group in groups[1:]] + [len(text)]
    stretches = [text[group.end : end] for group, end in zip(groups, ends, strict=True)]
    told = [_one(asked_tense(stretch)) for stretch in stretches]
    if len(groups) == 1 or not any(told) or _BESIDE.search(stretches[0].rstrip()):
        told = [_one(tense)] * len(groups)
    return tuple(Moment(year, own) for group, own in zip(groups, told, strict=True) for year in group.years)


def _one(tense: AskedTense) -> Tense | None:
    return None if tense == "both" else tense


def _of_reports(text: str, written: Sequence[NamedYear]) -> list[NamedYear]:
    """Return the years that are reports' own, not those of what they speak of."""
    reported: list[NamedYear] = []
    for year, following in reversed(list(zip_longest(written, written[1:]))):
        joined = following in reported and _TOGETHER.fullmatch(text, year.end, following.start)
        if _REPORT.match(text, year.end) or joined:
            reported.insert(0, year)
    return reported


def _counted(
    reported: Sequence[NamedYear], groups: Sequence[_Group], tense: AskedTense, offsets: Sequence[int]
) -> tuple[tuple[int, ...], AskedTense, tuple[int, ...]]:
    """Return the years that are spoken of beside those of the reports: named, counted from them, or planned there."""
    own = [year.year for year in reported]
    if groups:
        return tuple(dict.fromkeys(year for group in groups for year in group.years)), tense, ()
    if not offsets and tense == "target":
        return tuple(dict.fromkeys(own)), tense, ()
    if not offsets and tense == "actual":
        offsets = (-1,)
    past = bool(offsets) and max(offsets) < 0
    years = tuple(dict.fromkeys(year + offset for year in own for offset in offsets))
    return years, "actual" if past and tense is None else tense, ()


def _offsets(text: str) -> tuple[int, ...]:
    """Return the years that are counted from the newest report's, in order; none if that is only compared with."""
    words = list(relative_years(text))
    if all(_BASE_WORD.search(text[: word.start]) for word in words):
        return ()
    return tuple(dict.fromkeys(word.offset for word in words))
