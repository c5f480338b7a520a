"""What the columns of a table are: headings of its rows, units, numbers in order, or numbers that count something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.tables.grid import Grid, GridLine, is_number, is_year_cell
from corpus.tables.headings import change_of
from corpus.tables.measure import bracketed_unit, unit_named
from corpus.tables.words import WORDS

ColumnRole = Literal["label", "unit", "serial", "time", "text", "numbers"]
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: all of its headings, the uppermost first, without spaces.
        role: what it holds; "text" is a remark that no number is named by.
        unit: that its heading has in brackets, or "".
        change: its numbers say how much something changed, or what part of a whole it is.
        of: the place of the column whose numbers a change is of, or of itself.
    """

    heading: str
    role: ColumnRole
    unit: str = ""
    change: Literal["growth", "share", ""] = ""
    of: int = 0


def read_columns(grid: Grid) -> list[Column]:
    """Return the columns of a table, from left to right."""
    width = max((len(line.cells) for line in (*grid.header, *grid.body)), default=0)
    headings = [_heading(grid.header, place) for place in range(width)]
    columns: list[Column] = []
    for place, heading in enumerate(headings):
        role = _role(grid.body, place, heading, columns)
        change = change_of(heading) if role == "numbers" else ""
        of = place
        if change:
            of = next((i for i in range(place - 1, -1, -1) if _measures(columns[i])), place)
        columns.append(Column(heading, role, bracketed_unit(heading), change, of))
    return columns


def _measures(column: Column) -> bool:
    return column.role == "numbers" and not column.change


def _heading(header: Sequence[GridLine], place: int) -> str:
    """Join the headings of a column; one that spans several stands over the first of them."""
    parts: list[str] = []
    for level, line in enumerate(header):
        text = line.text(place)
        is_last = level == len(header) - 1
        if not text and (not is_last or not parts) and place:
            text = next((line.text(left) for left in range(place - 1, 0, -1) if line.text(left)), "")
        text = _SPACES.sub("", text)
        if text and text not in parts:
            parts.append(f"{text}年" if is_year_cell(text) else text)
    return "".join(parts)


def _role(body: Sequence[GridLine], place: int, heading: str, before: Sequence[Column]) -> ColumnRole:
    texts = [text for line in body if (text := line.text(place))]
    if WORDS.pattern("serial_column").fullmatch(heading) or _counts_up(texts, place, body):
        return "serial"
    if WORDS.pattern("unit_column").fullmatch(heading) or (place and texts and all(map(unit_named, texts))):
        return "unit"
    has_numbers = any(map(is_number, texts))
    if has_numbers and _is_time(texts, heading, place):
        return "time"
    if has_numbers and (place or not _has_label(body)):
        return "numbers"
    is_first = not any(column.role == "numbers" for column in before)
    begins_again = any(column.role == "label" and column.heading == heading for column in before)
    return "label" if is_first or begins_again else "text"


def _counts_up(texts: Sequence[str], place: int, body: Sequence[GridLine]) -> bool:
    """Tell the numbers of the rows: 1, 2, 3 in the first column, with the rows' headings in the second."""
    if place or len(texts) < 2 or texts != [str(number) for number in range(1, len(texts) + 1)]:
        return False
    return any(line.text(1) and not is_number(line.text(1)) for line in body)


def _is_time(texts: Sequence[str], heading: str, place: int) -> bool:
    return not place and (all(map(is_year_cell, texts)) or WORDS.pattern("time_column").fullmatch(heading) is not None)


def _has_label(body: Sequence[GridLine]) -> bool:
    """Tell that most rows begin with words."""
    firsts = [line.text(0) for line in body if line.text(0)]
    return sum(not is_number(text) for text in firsts) * 2 > len(firsts)
