"""Lines broken inside a sentence, joined where the lines around show that lines are broken.

Two ways: each formatted run has a line of its own, so that lines begin with a comma or are half a number; or all lines
are of one width. What stands above the report's first heading or salutation, and what the page has below, stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.documents.changes import Change
from corpus.furniture import begins_tail

_LINE = re.compile(r"[^\n]+")
# What begins a line that goes on, and what ends one that does.
_GOES_ON = re.compile(r"[，。；：、,;”’）)》】%％‰]|\.\d")
_ENDS_OPEN = re.compile(r"[，、,（(“‘《【]$|\d\.$")
_ENDS = re.compile(r"[。！？!?：:]$|[。！？!?][”’」）)]+$")
# Digits by themselves, and what is counted at the beginning of the next line.
_DIGITS = re.compile(r"[\d.]{1,8}")
_COUNTED = re.compile(r"[%％‰年月日亿万千百元个家户人亩吨公平倍项条]")
# What parts the cells of a table's row.
_CELLS = "\t"
_NUMERAL = "一二三四五六七八九十"
# What begins a line of its own whatever stands before: a heading, an item, a salutation, a session line, an indent.
_OWN = re.compile(
    rf"\s*(?:[{_NUMERAL}]{{1,3}}[、.．]|[（(](?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})[）)]|第[{_NUMERAL}]+[章部]"
    r"|\d{1,2}[、．]|[—–―-]{2}|各位|同志们|附[件：:]|[（(]?单\s*位[:：])|\u3000\u3000"
)
_HEADING = re.compile(
    rf"(?:[{_NUMERAL}]{{1,3}}[、.．]|[（(][{_NUMERAL}]{{1,3}}[）)]|第[{_NUMERAL}]+[章部])[^，。；]{{2,40}}"
)
# Where a report begins.
_START = re.compile(r"(?:各位|同志们)[^，。,]{0,12}[:：!！]|一\s*[、.．]|第一[部章]|[（(]一[）)]")
# Lines around a break that are looked at, and how many of them show that every run has a line of its own.
_AROUND = 10
_SHOWN = 2
# Characters of a line in a text that is broken at one width, by how much such lines differ, and what share has it.
_SHORTEST_WIDTH, _SLACK, _OF_ONE_WIDTH = 15, 2, 0.4
# Lines; fewer show no width.
_FEWEST = 8


def join_lines(text: str) -> tuple[str, list[Change]]:
    r"""Take out the breaks inside sentences.

    >>> join_lines("一、回顾\n产值\n40.8\n2\n亿元\n，增收。\n各位代表！")[0]
    '一、回顾\n产值40.82亿元，增收。\n各位代表！'
    """
    matches = [match for match in _LINE.finditer(text) if match.group().strip()]
    lines = [match.group() for match in matches]
    first, last = _body(lines)
    body = lines[first:last]
    shown, width = [_shows(body, number) for number in range(len(body))], _width(body)
    breaks = [
        _between(above, below)
        for number, (above, below) in enumerate(pairwise(matches[first:last]))
        if _is_inside(body, number, shown, width)
    ]
    return _closed(text, breaks)


def _body(lines: Sequence[str]) -> tuple[int, int]:
    """Return the first line of the report's text, and the first of what the page has below it."""
    ends = (number for number, line in enumerate(lines) if _ENDS.search(line.strip()))
    starts = (number for number, line in enumerate(lines) if _START.match(line.strip()))
    first = next(starts, next(ends, 0))
    tails = (number for number in range(first, len(lines)) if begins_tail(lines[number].strip()))
    return first, next(tails, len(lines))


def _shows(lines: Sequence[str], number: int) -> bool:
    """Tell a line that shows that lines are broken: it goes on, or is digits of what the next one counts."""
    line = lines[number].strip()
    counts = number + 1 < len(lines) and _COUNTED.match(lines[number + 1].strip()) and _DIGITS.fullmatch(line)
    return bool(_GOES_ON.match(line) or _ENDS_OPEN.search(line) or counts)


def _is_inside(lines: Sequence[str], number: int, shown: Sequence[bool], width: int) -> bool:
    """Tell a break inside a sentence from the end of a paragraph."""
    above, below = lines[number].strip(), lines[number + 1]
    if _CELLS in above or _CELLS in below.strip():
        return False
    if _ENDS.search(above) or _OWN.match(below) or _HEADING.fullmatch(above):
        return False
    if width and abs(len(above) - width) <= _SLACK and not above.endswith(("；", ";")):
        return True
    return sum(shown[max(0, number - _AROUND) : number + _AROUND + 2]) >= _SHOWN


def _width(lines: Sequence[str]) -> int:
    """Return how long the lines of a text are that is broken at one width, or 0."""
    lengths = [len(line.strip()) for line in lines]
    if len(lengths) < _FEWEST:
        return 0
    width = max(set(lengths), key=lambda length: (lengths.count(length), length))
    near = sum(abs(length - width) <= _SLACK for length in lengths)
    return width if width >= _SHORTEST_WIDTH and near >= _OF_ONE_WIDTH * len(lengths) else 0


def _between(above: re.Match[str], below: re.Match[str]) -> tuple[int, int]:
    """Return where the characters of two lines end and begin, spaces around them apart."""
    start, line = above.start() + len(above.group().rstrip()), below.group()
    return start, below.start() + len(line) - len(line.lstrip())


def _closed(text: str, breaks: Sequence[tuple[int, int]]) -> tuple[str, list[Change]]:
    """Take breaks out of a text; between Latin words a space stays."""
    pieces: list[str] = []
    changes: list[Change] = []
    end = length = 0
    for start, stop in breaks:
        pieces.append(text[end:start])
        length += start - end
        new = " " if _is_latin(text[start - 1 : start]) and _is_latin(text[stop : stop + 1]) else ""
        changes.append(Change(length, text[start:stop], new, "broken_line"))
        pieces.append(new)
        length += len(new)
        end = stop
    return "".join([*pieces, text[end:]]), changes


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
