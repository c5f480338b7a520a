"""The years that a question speaks of, and whether it asks for a goal or for a result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus import Tense
from corpus.text.tokens import word_spans
from corpus.text.units import unit_at
from qa.question.words import scope_words

Asked = Tense | Literal["both"] | None

_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?\s?(?:到|至|-|—|–|~|和|与|、)+\s?((?:19|20)\d\d)(?=年|年)")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?:\s?年度?|(?![\d.%]|\s?[十百千万亿多余]))")
# The sixth five-year plan ended in this year, every later one five years after the one before.
_SIXTH_PLAN_ENDS = 1985
# What stands before a year that is only compared with (较2020年下降).
_BASE = re.compile(r"较$|compared (?:with|to) $")
_BASE_WORD = re.compile(r"[比较]$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_WRITTEN = re.compile(r"[二一][〇零九][〇零一二三四五六七八九]{2}(?=年)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The time a question speaks of.

    Attributes:
        years: the years it names, in order.
        offsets: years it counts from the newest report's (去年 is -1).
        spans: where the years stand in the text that was read; they say nothing of the topic.
        asked: "target" for a goal, "actual" for a result, "both" for what came of a goal, None where it does not say.
        firmly: it says so in so many words, so that a figure of the other kind is no answer.
    """

    years: tuple[int, ...]
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    asked: Asked
    firmly: bool = False

    def of(self, newest: int | None) -> tuple[int, ...]:
        """Return the years it speaks of, where the newest report is of the year `newest`."""
        if self.years or newest is None:
            return self.years
        return tuple(newest + offset for offset in self.offsets)


def spoken(text: str) -> Spoken:
    """Read a normalised question.

    >>> spoken("2024年实际增长多少"), spoken("去年的目标").offsets
    (Spoken(years=(2024,), offsets=(), spans=((0, 5),), asked='actual', firmly=True), (-1,))
    """
    plain = _WRITTEN.sub(lambda match: match.group().translate(_DIGITS), text)
    found = [match for match in _YEAR.finditer(plain) if not _counts(plain, match)]
    named = [match for match in found if not _BASE.search(plain[: match.start()])]
    years = [int(match[1]) for match in named]
    for first, last in ((int(match[1]), int(match[2])) for match in _SPAN.finditer(plain)):
        years += range(first + 1, last)
    kind, offsets = asked(text), _offsets(text)
    gone = bool(offsets) and max(offsets) < 0 and not years  # 去年GDP asks what came of it
    return Spoken(
        tuple(dict.fromkeys(years)),
        offsets,
        tuple(match.span() for match in found),
        "actual" if gone and kind is None else kind,
        kind is not None and kind == _firmly(text),
    )


def _offsets(text: str) -> tuple[int, ...]:
    """Return the years that are counted from the newest report's, in order; none if that is only compared with."""
    relative, found = scope_words("relative"), list(_relative().finditer(text))
    if all(_BASE_WORD.search(text[: match.start()]) for match in found):
        return ()
    return tuple(dict.fromkeys(int(relative[match.group()]) for match in found))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell a number of things (2000名) from a year before a word that begins as a unit does (2025道路)."""
    end = match.end() + text.startswith(" ", match.end())
    if match.group() != match[1] or (unit := unit_at(text, end)) is None:
        return False
    return any(unit[1] == stop for _, stop in word_spans(text))


def asked(text: str) -> Asked:
    """Tell whether a normalised question asks for a goal, for a result, or for both.

    >>> asked("新增就业目标"), asked("实际新增多少"), asked("增长目标完成了吗"), asked("新增就业")
    ('target', 'actual', 'both', None)
    """
    if _hint("fulfilment").search(text):
        return "both"
    if firm := _firmly(text):
        return firm
    goal, result = (_hint(name).search(text) is not None for name in ("target", "actual"))
    if goal == result:
        return None
    return "target" if goal else "actual"


def _firmly(text: str) -> Tense | None:
    """Return what is asked for where one of the words that leave no doubt is there, and none of the other kind."""
    goal, result = (_hint(f"firmly_{name}").search(text) is not None for name in ("target", "actual"))
    if goal == result:
        return None
    return "target" if goal else "actual"


def plan_ending(year: int) -> str:
    """Return the name of the five-year plan that ends in a year, or "".

    >>> plan_ending(2025), plan_ending(2030), plan_ending(2026)
    ('十四五', '十五五', '')
    """
    number = (year - _SIXTH_PLAN_ENDS) // 5 + 6
    if year % 5 or not 6 <= number < 20:
        return ""
    return f"{'十' if number >= 10 else ''}{' 一二三四五六七八九'[number % 10].strip()}五"


@cache
def _relative() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, scope_words("relative")), key=len, reverse=True)))


@cache
def _hint(name: str) -> re.Pattern[str]:
    return re.compile("|".join(scope_words("hints")[name]))
