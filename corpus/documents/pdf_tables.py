"""Tables on a page of a PDF: by the lines that rule them, else by pieces of text that stand in columns.

A table without any rule is told by two rows or more that have numbers in columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.documents.pdf_layout import Line
from corpus.documents.pdf_rules import NEAR, Rule, Rules
from corpus.documents.table import TAB, DocumentCell, table_lines

# In type sizes: pieces of text as far apart as this stand in columns, a number in less (a wide space has 1.0, the space
# between Chinese and a number 0.25); as near in height as this, they stand on one line.
COLUMN_GAP = 1.2
_NUMBER_GAP = 0.6
_SAME_LINE = 0.4
# In type sizes, from one row without rules to the next.
_NEXT_ROW = 3.2
_NUMBER = re.compile(r"[-－−–—+▲△（(]?\s?\d[\d,，.．\s]*[%％‰）)]?|[—–－-]{1,2}|…+|\.{3,}")
_NUMBER_START = re.compile(r"\s*[-－−▲△]?\d")
_PAGES = re.compile(r"(\d{1,4})(?:[-–—]\d{1,4})?")
_FEWEST_ROWS = 2
# Columns that a heading spans at most, and what each more than one must bring: this share of the usual distance.
_WIDEST = 12
_OVER_SEVERAL = 0.1


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table: the places of its pieces among those of the page, and a line for each of its rows."""

    pieces: frozenset[int]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The lines of one ruled table, and where they part columns and rows: from the left, from below."""

    rules: Rules
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def find_tables(pieces: Sequence[Line], rules: Rules) -> list[PdfTable]:
    """Return the tables of a page.

    Args:
        pieces: of its text, parted where columns may be.
        rules: the lines that are drawn on it.
    """
    tables = [table for frame in _frames(rules) if (table := _ruled(pieces, frame))]
    taken = frozenset[int]().union(*(table.pieces for table in tables))
    return [*tables, *_unruled(pieces, taken)]


def is_far(gap: float, text: str, size: float) -> bool:
    """Tell a gap before a text that parts columns; gap and type size in points.

    >>> is_far(12, "指标", 12), is_far(8, "48.5", 12), is_far(3, "48.5", 12)
    (False, True, False)
    """
    return gap > (_NUMBER_GAP if _NUMBER_START.match(text) else COLUMN_GAP) * size


def _frames(rules: Rules) -> Iterator[_Frame]:
    """Yield the lines that cross or touch one another, if they part columns and rows."""
    left = list(rules.vertical)
    while left:
        vertical, horizontal = [left.pop()], list[Rule]()
        grown = True
        while grown:
            touching = [h for h in rules.horizontal if h not in horizontal and any(_cross(h, v) for v in vertical)]
            horizontal += touching
            more = [v for v in left if any(_cross(h, v) for h in touching)]
            vertical += more
            left = [v for v in left if v not in more]
            grown = bool(touching or more)
        if len(horizontal) > 1:
            xs = [v.at for v in vertical] + [end for h in horizontal for end in (h.start, h.end)]
            ys = [h.at for h in horizontal] + [end for v in vertical for end in (v.start, v.end)]
            frame = _Frame(Rules(tuple(horizontal), tuple(vertical)), _apart(xs), _apart(ys))
            if len(frame.xs) > 2 and len(frame.ys) > 2:
                yield frame


def _cross(horizontal: Rule, vertical: Rule) -> bool:
    return horizontal.covers(vertical.at) and vertical.covers(horizontal.at)


def _apart(places: Sequence[float]) -> tuple[float, ...]:
    """Return places in order, those near one another as one."""
    apart: list[float] = []
    for place in sorted(places):
        if not apart or place - apart[-1] > 2 * NEAR:
            apart.append(place)
    return tuple(apart)


def _ruled(pieces: Sequence[Line], frame: _Frame) -> PdfTable | None:
    cells: dict[tuple[int, int], list[int]] = {}
    for number, piece in enumerate(pieces):
        x, y = (piece.left + piece.right) / 2, piece.bottom + piece.size / 3
        column, row = bisect_right(frame.xs, x) - 1, bisect_right(frame.ys, y) - 1
        if 0 <= column < len(frame.xs) - 1 and 0 <= row < len(frame.ys) - 1:
            cells.setdefault(_first(frame, column, row), []).append(number)
    columns, rows = range(len(frame.xs) - 1), range(len(frame.ys) - 2, -1, -1)
    texts = [[_joined([pieces[i] for i in cells.get((column, row), ())]) for column in columns] for row in rows]
    members = [[i for column in columns for i in cells.get((column, row), ())] for row in rows]
    table = _table(pieces, members, texts)
    return table if sum(TAB in line.text for line in table.lines) >= _FEWEST_ROWS else None


def _table(pieces: Sequence[Line], members: Sequence[Sequence[int]], texts: Sequence[Sequence[str]]) -> PdfTable:
    """Make a table of the texts of its cells; `members` are the pieces of each row."""
    lines = table_lines([[DocumentCell(text) for text in row] for row in texts])
    filled = [[pieces[i] for i in row] for row in members if any(pieces[i].text.strip() for i in row)]
    rows = tuple(_row(line, own) for line, own in zip(lines, filled, strict=True))
    return PdfTable(frozenset(i for row in members for i in row), rows)


def _row(text: str, pieces: Sequence[Line]) -> Line:
    """Return the line of a row, with a box around all of its pieces."""
    lefts, tops, rights, bottoms = zip(*(piece.box for piece in pieces), strict=True)
    certainties = [piece.certainty for piece in pieces if piece.certainty is not None]
    return replace(
        pieces[0],
        text=text,
        left=min(piece.left for piece in pieces),
        right=max(piece.right for piece in pieces),
        box=(min(lefts), min(tops), max(rights), max(bottoms)),
        certainty=min(certainties, default=None),
        is_row=True,
    )


def _first(frame: _Frame, column: int, row: int) -> tuple[int, int]:
    """Return the first place, leftmost and uppermost, of the cell that a place belongs to: no line parts the two."""
    middle = (frame.ys[row] + frame.ys[row + 1]) / 2
    while column and not _parted(frame.rules.vertical, frame.xs[column], middle):
        column -= 1
    middle = (frame.xs[column] + frame.xs[column + 1]) / 2
    while row < len(frame.ys) - 2 and not _parted(frame.rules.horizontal, frame.ys[row + 1], middle):
        row += 1
    return column, row


def _parted(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= 2 * NEAR and rule.covers(place) for rule in rules)


def _joined(pieces: Sequence[Line]) -> str:
    """Return the text of a cell; its lines are joined."""
    size = max((piece.size for piece in pieces), default=1)
    ordered = sorted(pieces, key=lambda piece: (-round(piece.bottom / (_SAME_LINE * size)), piece.left))
    return "".join(piece.text.strip() for piece in ordered)


def _unruled(pieces: Sequence[Line], taken: frozenset[int]) -> Iterator[PdfTable]:
    run: list[list[int]] = []
    for row in [*_rows(pieces, taken), []]:
        if len(row) > 1 and (not run or _next(pieces, run[-1], row)):
            run.append(row)
            continue
        if sum(_has_numbers(pieces, other) for other in run) >= _FEWEST_ROWS and not _is_contents(pieces, run):
            yield _table(pieces, run, _columned(pieces, run))
        run = [row] if len(row) > 1 else []


def _rows(pieces: Sequence[Line], taken: frozenset[int]) -> list[list[int]]:
    """Return the pieces that stand on one line each, from the top of the page, from the left."""
    rows: list[list[int]] = []
    for number in sorted(range(len(pieces)), key=lambda i: -pieces[i].bottom):
        piece = pieces[number]
        if number in taken or not piece.text.strip():
            continue
        if rows and abs(pieces[rows[-1][0]].bottom - piece.bottom) < _SAME_LINE * piece.size:
            rows[-1].append(number)
        else:
            rows.append([number])
    ordered = [sorted(row, key=lambda i: pieces[i].left) for row in rows]
    return [_far_apart(pieces, row) for row in ordered]


def _far_apart(pieces: Sequence[Line], row: Sequence[int]) -> list[int]:
    """Return a row whose pieces stand in columns; of another, the first piece alone."""
    are_apart = (is_far(pieces[b].left - pieces[a].right, pieces[b].text, pieces[a].size) for a, b in pairwise(row))
    return list(row) if all(are_apart) else list(row[:1])


def _next(pieces: Sequence[Line], above: Sequence[int], row: Sequence[int]) -> bool:
    size = pieces[row[0]].size
    return pieces[above[0]].bottom - pieces[row[0]].bottom < _NEXT_ROW * size


def _has_numbers(pieces: Sequence[Line], row: Sequence[int]) -> bool:
    return any(_is_number(pieces[number]) for number in row[1:])


def _is_number(piece: Line) -> bool:
    return _NUMBER.fullmatch(piece.text.strip()) is not None


def _is_contents(pieces: Sequence[Line], run: Sequence[Sequence[int]]) -> bool:
    """Tell a list of contents, whose pages follow one another without a heading above, from a table."""
    matches = [_PAGES.fullmatch(pieces[row[-1]].text.strip()) for row in run]
    pages = [int(match[1]) for match in matches if match]
    has_others = any(_is_number(pieces[number]) for row in run for number in row[:-1])
    return not has_others and len(pages) == len(run) and pages == sorted(pages)


def _columned(pieces: Sequence[Line], run: Sequence[Sequence[int]]) -> list[list[str]]:
    """Return the cells of each row; a piece stands in the column whose numbers it is above or below."""
    numbered = [row for row in run if _has_numbers(pieces, row)]
    labels = [pieces[row[0]] for row in numbered if not _is_number(pieces[row[0]])]
    others = [pieces[number] for row in numbered for number in row if pieces[number] not in labels]
    columns = _columns(others)
    first = columns[0][0]
    if labels:
        columns.insert(0, (min(label.left for label in labels), min(first, max(label.right for label in labels))))
    rows: list[list[str]] = []
    for row in run:
        texts = [""] * len(columns)
        for number in row:
            find = _place if row in numbered else _headed
            place = 0 if pieces[number] in labels else find(pieces[number], columns)
            texts[place] = f"{texts[place]} {pieces[number].text.strip()}".strip()
        rows.append(texts)
    return rows


def _columns(pieces: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the sides of the columns that pieces below one another stand in, from the left."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if columns and piece.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.left, piece.right))
    return columns


def _place(piece: Line, columns: Sequence[tuple[float, float]]) -> int:
    """Return the first column that a piece is above or below, else the nearest."""
    over = [place for place, (left, right) in enumerate(columns) if piece.left < right and piece.right > left]
    middle = (piece.left + piece.right) / 2
    return over[0] if over else min(range(len(columns)), key=lambda place: abs(sum(columns[place]) / 2 - middle))


def _headed(piece: Line, columns: Sequence[tuple[float, float]]) -> int:
    """Return the first of the columns that a heading stands over the middle of; rather over one than over several."""
    middles = [sum(column) / 2 for column in columns]
    middle = (piece.left + piece.right) / 2
    runs = [(first, last) for first in range(len(columns)) for last in range(first, min(len(columns), first + _WIDEST))]
    spread = (middles[-1] - middles[0]) / max(1, len(columns) - 1)
    return min(runs, key=lambda run: _off(run, middles, middle) + spread * _OVER_SEVERAL * (run[1] - run[0]))[0]


def _off(run: tuple[int, int], middles: Sequence[float], middle: float) -> float:
    """Return how far a heading stands from the middle of a run of columns."""
    return abs((middles[run[0]] + middles[run[1]]) / 2 - middle)
