"""Which lines of a text are the page's it was saved from: navigation, dates of posting, reading counts, related links.

They are left out of the paragraphs and recorded. A line is told by what it says (data/furniture.toml), a summary by
what follows it, a list of contents by its entries, a second copy of the page by the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from corpus.text.wordfile import read_toml

_FILE = Path(__file__).parent / "data" / "furniture.toml"
_SPACE = re.compile(r"[\s\u3000\xa0?？]+")
# Lines that were posted: a day and a time alone, who took a picture.
_POSTED = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{0,2})?)?秒?$"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{0,2})?秒?$"
    r"|.{0,60}(?:记者|通讯员).{0,20}摄$"
)
# What stands behind a label on a line of its own: a count, a day, a name.
_VALUE = re.compile(r"[\d\-/.:年月日次\s]{1,20}")
_NAME = re.compile(r"(?!.*(?:报告|公报|纲要|会议|代表))[\u4e00-\u9fff·\s]{2,14}")
# A line that calls itself a document.
_TITLE = re.compile(r"\d{4}\s*年|[省市县区州盟旗].{0,6}(?:报告|公报)")
_DOTS = re.compile(r"(?:\.{3,}|…+)$")
# Characters: a line with more, and a stop in it, is prose; so many at the beginning tell that a line comes again.
_PROSE = 40
_SAME_START = 20
# An entry of a list of contents: a heading with its page, or the paragraphs that it covers (房屋 10–17).
_ENTRY = re.compile(r".{2,60}?(?:[.…·\s]{2,}|(?<=[\u4e00-\u9fff]))\s*\d{1,3}(?:[–—\-]\d{1,3})?\s*")
_FEWEST_ENTRIES = 3
# Whom the report speaks to, with which it begins.
_ADDRESS = re.compile(r".{0,16}(?:各位|同志们|同志們).{0,16}[:：]")
# Long lines at the end of a text that all stood above: a second copy of the page, not a sentence said twice.
_FEWEST_COPIED = 3


def furniture(lines: Sequence[str]) -> list[bool]:
    """Tell for each line, without the spaces around it, whether it is of the page and not of the report.

    >>> furniture(["首页 > 公开", "政府工作报告", "阅读：", "303", "各位代表：", "上一篇：", "通知"])
    [True, False, True, True, False, True, True]
    """
    of_page = [is_furniture(line) for line in lines]
    _mark_head(lines, of_page)
    _mark_values(lines, of_page)
    _mark_summary(lines, of_page)
    _mark_contents(lines, of_page)
    _mark_copies(lines, of_page)
    _mark_tail(lines, of_page)
    return of_page


def is_furniture(line: str) -> bool:
    """Tell a line that is the page's whatever stands around it.

    >>> is_furniture("【字体：大 中 小】"), is_furniture("来源：新华社"), is_furniture("分享发展成果。")
    (True, True, False)
    """
    squeezed = _SPACE.sub("", line)
    matches = (_of(name).fullmatch(squeezed) for name in ("whole", "print", "legal"))
    return any(matches) or (_POSTED.match(line) or _label().match(squeezed)) is not None


def begins_tail(line: str) -> bool:
    """Tell a line from which on the page offers something else."""
    squeezed = _SPACE.sub("", line)
    return not _is_prose(line) and _of("tail").fullmatch(squeezed) is not None


def _mark_head(lines: Sequence[str], of_page: list[bool]) -> None:
    """Mark what only the head of a page has: where on the site it is, the site's name with a day."""
    for number, line in enumerate(lines):
        if _is_prose(line) and not of_page[number]:
            return
        is_step = ">" in lines[max(0, number - 1) : number] and ">" in lines[number + 1 : number + 2]
        is_last = ">" in lines[max(0, number - 1) : number] and len(line) < _SAME_START and not _TITLE.search(line)
        of_page[number] = (
            of_page[number] or is_step or is_last or _of("head").fullmatch(_SPACE.sub("", line)) is not None
        )


def _mark_values(lines: Sequence[str], of_page: list[bool]) -> None:
    """Mark what a label at the end of a line of furniture has on the next line (阅读：⏎303, 责任编辑：⏎李某)."""
    for number in range(1, len(lines)):
        if not of_page[number - 1] or not lines[number - 1].endswith((":", "：")):
            continue
        is_name = _name_label().fullmatch(_SPACE.sub("", lines[number - 1])) and _NAME.fullmatch(lines[number])
        of_page[number] = bool(of_page[number] or _VALUE.fullmatch(lines[number]) or is_name)


def _mark_summary(lines: Sequence[str], of_page: list[bool]) -> None:
    """Mark a summary that only says what the report says below it, or breaks off."""
    for number, line in enumerate(lines[:-1]):
        if not re.fullmatch(_words()["summary"], _SPACE.sub("", line)):
            continue
        start = _SPACE.sub("", lines[number + 1])[:_SAME_START]
        after = "".join(_SPACE.sub("", later) for later in lines[number + 2 : number + 2 + _SAME_START])
        if _DOTS.search(lines[number + 1]) or start in after:
            of_page[number] = of_page[number + 1] = True


def _mark_contents(lines: Sequence[str], of_page: list[bool]) -> None:
    """Mark a list of contents: entries with their pages, up to where the first of them comes again as a heading."""
    entries = [number for number, line in enumerate(lines) if _ENTRY.fullmatch(line) and len(line) < _PROSE]
    first = next((entry for entry in entries if {entry + 1, entry + 2} <= set(entries)), None)
    if first is None:
        return
    heading = _SPACE.sub("", re.sub(r"[.…·\s]*\d{1,3}(?:[–—\-]\d{1,3})?\s*$", "", lines[first]))
    again = next((n for n in range(first + _FEWEST_ENTRIES, len(lines)) if _SPACE.sub("", lines[n]) == heading), None)
    if again is None or any(map(_is_prose, lines[first:again])):
        return
    again = next((n for n in range(first, again) if _ADDRESS.fullmatch(lines[n])), again)
    over = first - 1 if first and re.fullmatch(_words()["contents"], _SPACE.sub("", lines[first - 1]), re.I) else first
    of_page[over:again] = [True] * (again - over)


def _mark_copies(lines: Sequence[str], of_page: list[bool]) -> None:
    """Mark all that comes after the report where a page was saved more than once, one copy below the other."""
    first = {line: number for number, line in reversed(list(enumerate(lines)))}
    long = [number for number, line in enumerate(lines) if _is_prose(line)]
    copied = sum(1 for _ in takewhile(lambda number: first[lines[number]] < number, reversed(long)))
    if copied < _FEWEST_COPIED or copied == len(long):
        return
    last = long[-copied - 1]
    end = next(n for n in range(last + 1, len(lines)) if first[lines[n]] <= last or begins_tail(lines[n]))
    of_page[end:] = [True] * (len(lines) - end)


def _mark_tail(lines: Sequence[str], of_page: list[bool]) -> None:
    """Mark a line that begins something else, and what follows it if no prose does."""
    begins = [number for number, line in enumerate(lines) if not of_page[number] and begins_tail(line)]
    for number in begins:
        later = (n for n in range(number + 1, len(lines)) if _is_prose(lines[n]) and not of_page[n])
        goes_on = any(not _is_said_before(lines, n) for n in later)
        end = number + 1 if goes_on else len(lines)
        of_page[number:end] = [True] * (end - number)


def _is_said_before(lines: Sequence[str], number: int) -> bool:
    """Tell a line near the end that begins as the text does at its beginning: a page's description of itself."""
    start = _SPACE.sub("", lines[number])[:_SAME_START]
    return number > len(lines) // 2 and start in _SPACE.sub("", "".join(lines[: number // 2]))


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and re.search(r"[，。；！,]", line) is not None


@cache
def _of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _words()[name]), re.I)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{_words()['label']}[:：【\[]", re.I)


@cache
def _name_label() -> re.Pattern[str]:
    return re.compile(rf"{_words()['named']}[:：]")


@cache
def _words() -> dict[str, Any]:
    return read_toml(_FILE)
