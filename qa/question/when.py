"""Of when a question asks: the years it speaks of, and whether it asks for a goal or for a result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from corpus import Span, Tense
from corpus.text.time import NamedYear, named_years, relative_years
from corpus.text.wordfile import WordFile

# What came of it: a goal, a result, both, or what it does not say.
AskedTense = Tense | Literal["both"] | None

TIME = WordFile(Path(__file__).parent / "data" / "time.toml")
# What stands between the first and the last of several years (2018年到2022年).
_UNTIL = re.compile(r"\s?(?:到|至|-|—|–|~|和|与|、)+\s?")
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
class When:
    """The time a question speaks of.

    Attributes:
        years: the years it names, in order.
        offsets: years it counts from the newest report's (去年 is -1).
        spans: where the years stand in the text that was read; they say nothing of the topic.
        tense: "target" for a goal, "actual" for a result, "both" for what came of a goal, None where it does not say.
        firmly: it says so in so many words, so that a figure of the other kind is no answer.
        mean: it asks for a mean over several years.
    """

    years: tuple[int, ...]
    offsets: tuple[int, ...]
    spans: tuple[Span, ...]
    tense: AskedTense
    firmly: bool = False
    mean: bool = False

    def of(self, newest: int | None) -> tuple[int, ...]:
        """Return the years it speaks of, where the newest report is of the year `newest`."""
        if self.years or newest is None:
            return self.years
        return tuple(newest + offset for offset in self.offsets)


def read_when(text: str) -> When:
    """Read a text in one form.

    >>> read_when("2024年实际增长多少").years, read_when("去年的目标").offsets
    ((2024,), (-1,))
    """
    written = tuple(named_years(text))
    named = [year for year in written if not is_base(text, year)]
    years = [year.year for year in named]
    for first, last in pairwise(written):
        years += _between(text, first, last)
    tense, offsets = asked_tense(text), _offsets(text)
    past = bool(offsets) and max(offsets) < 0 and not years  # 去年GDP asks what came of it
    return When(
        tuple(dict.fromkeys(years)),
        offsets,
        tuple(Span(year.start, year.end) for year in written),
        "actual" if past and tense is None else tense,
        tense is not None and tense == _firmly(text),
        TIME.pattern("average.asked").search(text) is not None,
    )


def asked_tense(text: str) -> AskedTense:
    """Tell whether a text in one form asks for a goal, for a result, or for both.

    >>> [asked_tense(text) for text in ("新增就业目标", "实际新增多少", "增长目标完成了吗", "新增就业")]
    ['target', 'actual', 'both', None]
    """
    if TIME.pattern("hints.fulfilment").search(text):
        return "both"
    return _firmly(text) or _either("target", "actual", text)


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


def _firmly(text: str) -> Tense | None:
    """Return what is asked for where one of the words that leave no doubt is there, and none of the other kind."""
    return _either("firmly_target", "firmly_actual", text)


def _either(target: str, actual: str, text: str) -> Tense | None:
    goal, result = (TIME.pattern(f"hints.{name}").search(text) is not None for name in (target, actual))
    if goal == result:
        return None
    return "target" if goal else "actual"


def _between(text: str, first: NamedYear, last: NamedYear) -> range:
    """Return the years between two that name a stretch, and the last one."""
    stretch = "年" in text[last.start : last.end] and _UNTIL.fullmatch(text, first.end, last.start)
    return range(first.year + 1, last.year) if stretch else range(0)


def _offsets(text: str) -> tuple[int, ...]:
    """Return the years that are counted from the newest report's, in order; none if that is only compared with."""
    words = list(relative_years(text))
    if all(_BASE_WORD.search(text[: word.start]) for word in words):
        return ()
    return tuple(dict.fromkeys(word.offset for word in words))
