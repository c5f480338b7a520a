"""The headings of a report: numbered (一、 (一) 1. 第一部分), bare lines, or run into their paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text.wordfile import read_lines

_DIGIT = "一二三四五六七八九十百"
# Outermost first; the index of the matching pattern is the heading's level.
_MARKERS = (
    re.compile(rf"第[{_DIGIT}]+(?:部分|章)[\s:：]*|[{_DIGIT}]{{1,3}}[、.．]\s*|附件\s*\d*[:：]?\s*|附[:：]\s*"),
    re.compile(rf"[（(]\s*[{_DIGIT}]{{1,3}}\s*[）)][、.．]?\s*"),
    re.compile(r"[（(]\d{1,2}[）)]\s*|\d{1,2}[、．.](?!\d)\s*"),
)
_ITEM_HEADING = re.compile(r"(?:[（(]\s?\d{1,2}\s?[）)]|\d{1,2}(?:[.．]\d{1,2})*[、．.]?)\s*[^\W\d_]{2,14}")
# Characters; the longest heading line of 28 reports read has 49.
_LONGEST_HEADING = 60
_LONGEST_BARE_HEADING = 30
# Characters that the clauses on both sides of the cut have at least (筑牢生态屏障|推动群众增收).
_SHORTEST_CLAUSE = 5
# A lead word right after one of these is inside a phrase (以创新推动…, 加快和深化…), not the start of a sentence.
_CONNECTORS = "在以为来的、和与及"
_STOPS = "。！？!?；;"
_TRAILING = "。！!：: \u3000"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and where the paragraph's own text begins.

    Attributes:
        level: 0 (一、), 1 (（一）) or 2 (1.).
        text: the heading without closing punctuation.
        end: offset in the paragraph where its lead sentence begins; the paragraph's length if it is only a heading.
    """

    level: int
    text: str
    end: int


def heading_of(text: str) -> Heading | None:
    """Return the heading that a paragraph is or begins with, or None.

    >>> heading_of("二、2018年目标任务")
    Heading(level=0, text='二、2018年目标任务', end=11)
    >>> heading_of("(五)坚持生态美市,筑牢重要生态屏障推动绿色低碳发展。出台方案。").text
    '(五)坚持生态美市,筑牢重要生态屏障'
    >>> heading_of("全年新增就业5万人。") is None
    True
    """
    for level, pattern in enumerate(_MARKERS):
        if marker := pattern.match(text):
            return _numbered(text, level, marker.end())
    if len(text) <= _LONGEST_BARE_HEADING and not re.search(r"[。！？!?；;：:，,]|——", text):
        return Heading(0, text, len(text))
    return None


def is_item_heading(text: str) -> bool:
    """Tell a line that is nothing but the number of an item and a few words: a heading, or one of many items.

    >>> is_item_heading("1.收支情况"), is_item_heading("1.新建学校5所"), is_item_heading("1.加强管理，")
    (True, False, False)
    """
    return _ITEM_HEADING.fullmatch(text) is not None


def _numbered(text: str, level: int, body: int) -> Heading | None:
    """Read a numbered heading; a numbered item of several sentences below level 1 is prose, not a heading."""
    first = next((i for i, character in enumerate(text) if character in _STOPS), len(text))
    behind = text[first + 1 :].strip()
    if first > _LONGEST_HEADING or first <= body:
        return None
    if not behind:
        return Heading(level, text.rstrip(_TRAILING), len(text)) if level < 2 else None
    if level == 2:
        return None
    cut = _lead_start(text, body, first)
    return Heading(level, text[:cut].rstrip(_TRAILING) if cut else text[:first], cut or body)


def _lead_start(text: str, body: int, stop: int) -> int:
    """Find where a lead sentence begins in `text[body:stop]`, a heading of two clauses run into it; 0 if nowhere."""
    comma = max(text.rfind("，", body, stop), text.rfind(",", body, stop))
    if comma < 0:
        return 0
    earliest, latest = comma + 1 + _SHORTEST_CLAUSE, stop - _SHORTEST_CLAUSE
    starts = (m.start() for m in _lead_words().finditer(text, earliest, stop))
    return next((s for s in starts if s <= latest and text[s - 1] not in _CONNECTORS), 0)


@cache
def _lead_words() -> re.Pattern[str]:
    words = read_lines(Path(__file__).parent / "data" / "lead_words.txt")
    return re.compile("|".join(map(re.escape, words)))
