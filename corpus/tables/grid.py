r"""Where the tables of a text lie: lines whose cells are parted by tabs, with the title and the unit above them.

What the headings mean is not read here. A line with a tab that stands alone is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.tables.words import WORDS

TAB = "\t"
# Lines above a table that can be its title and its unit, and the characters that a title has at most.
_ABOVE = 3
_LONGEST_TITLE = 45
# Characters of a line without tabs that heads a group of rows inside a table (期末畜禽存栏).
_LONGEST_GROUP = 16
_SENTENCE = re.compile(r"[。！？；，,;：:、]$|[。；]")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十百]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[部章]"
)
_GROUP = re.compile(r"[^\d。，；：！？,;:\t]+")
# A number as a cell has it, perhaps with its unit; a year, a month or an ordinal is none.
NUMBER = re.compile(
    r"[（(]?[-－−–—+＋▲△]?\s?(?P<digits>\d[\d,，]*(?:\s\d{3})*(?:[.．]\d+)?)[）)]?\s?"
    r"(?P<unit>(?!年|月|日|季|届|期|类|级|号|[-—–至]\d)[^\d\s]{0,8})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# What a cell has in the place of a number.
_NO_NUMBER = re.compile(r"[-－—–…./·*]+|持平|无|N/?A")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell where it stands in its line without the spaces around it, `line[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of a table: its number among the lines of the text, and its cells, empty ones too."""

    number: int
    cells: tuple[GridCell, ...]

    @property
    def filled(self) -> list[int]:
        """Return the columns in which it has something."""
        return [column for column, cell in enumerate(self.cells) if cell.text]

    def text(self, column: int) -> str:
        """Return what it has in a column, or ""."""
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        title: what stands above it (2019年地区生产总值), or "".
        unit: in which it counts (亿元), or "".
        above: the numbers of the lines, above it or its first, that hold title and unit.
        header: the lines of its headings.
        body: the others.
    """

    title: str
    unit: str
    above: tuple[int, ...]
    header: tuple[GridLine, ...]
    body: tuple[GridLine, ...]


def find_grids(lines: Sequence[str]) -> list[Grid]:
    r"""Return the tables among the lines of a text, in order.

    Args:
        lines: with the tabs at their ends, which are empty cells.

    >>> grid, = find_grids(["单位：亿元", "指标\t2019年", "工业\t32", "完成5亿元。"])
    >>> grid.unit, [line.number for line in grid.header], [line.number for line in grid.body]
    ('亿元', [1], [2])
    """
    grids: list[Grid] = []
    free = 0  # the first line that no table before has taken
    for block in _blocks(lines):
        grids.append(_grid(lines, block, free))
        free = block[-1].number + 1
    return grids


def is_number(text: str) -> bool:
    """Tell a cell that holds a number, or a sign that there is none, from one with words, a year or a month.

    >>> [text for text in ("1,234.5", "-3.2%", "▲5", "—", "35家", "2019年", "1-9月", "指标") if is_number(text)]
    ['1,234.5', '-3.2%', '▲5', '—', '35家']
    """
    return (NUMBER.fullmatch(text) or _NO_NUMBER.fullmatch(text)) is not None


def is_year_cell(text: str) -> bool:
    """Tell a bare year, which heads a column or a row."""
    return _YEAR.fullmatch(text) is not None


def unit_line(line: str) -> tuple[str, str] | None:
    """Return title and unit of a line that says in what a table counts, or None.

    >>> unit_line("表1 财政收支（单位：亿元）"), unit_line("单位：个")
    (('表1 财政收支', '亿元'), ('', '个'))
    """
    match = WORDS.pattern("unit_line").fullmatch(line.strip())
    return (match["title"], match["unit"]) if match and len(match["title"]) <= _LONGEST_TITLE else None


def _blocks(lines: Sequence[str]) -> Iterator[list[GridLine]]:
    """Yield the runs of lines that are tables; one that begins again with headings is two."""
    block: list[GridLine] = []
    for number, line in enumerate(lines):
        current = _cells(number, line)
        goes_on = not (block and _begins(current, block)) if TAB in line else block and _is_group(lines, number)
        if goes_on:
            block.append(current)
        else:
            if _is_table(block):
                yield block
            block = [current] if TAB in line else []
    if _is_table(block):
        yield block


def _cells(number: int, line: str) -> GridLine:
    """Part a line at its tabs; what is empty before its first cell is no part of its text."""
    lead = len(line) - len(line.lstrip())
    cells, start = [], 0
    for text in line.split(TAB):
        stripped = text.strip()
        first = start + len(text) - len(text.lstrip()) if stripped else start
        cells.append(GridCell(first - lead, first - lead + len(stripped), stripped))
        start += len(text) + 1
    return GridLine(number, tuple(cells))


def _begins(line: GridLine, block: Sequence[GridLine]) -> bool:
    """Tell the headings of another table below the rows of one."""
    has_rows = any(is_number(cell.text) for above in block for cell in above.cells[1:])
    first = WORDS.pattern("first_heading").fullmatch(line.text(0)) or unit_line(" ".join(c.text for c in line.cells))
    return bool(has_rows and first) and not any(is_number(cell.text) for cell in line.cells)


def _is_group(lines: Sequence[str], number: int) -> bool:
    """Tell a line without tabs that heads the rows below it, in the middle of a table."""
    line, below = lines[number].strip(), lines[number + 1] if number + 1 < len(lines) else ""
    if TAB not in below or not (len(line) <= _LONGEST_GROUP and _GROUP.fullmatch(line)) or _NUMBERED.match(line):
        return False
    return any(is_number(cell.text) for cell in _cells(0, below).cells[1:])


def _is_table(block: Sequence[GridLine]) -> bool:
    return sum(len(line.filled) > 1 for line in block) > 1


def _grid(lines: Sequence[str], block: Sequence[GridLine], free: int) -> Grid:
    inside = _titles_inside(block)
    title, unit, above = _above(lines, block[0].number, free)
    for line in block[:inside]:
        text = " ".join(cell.text for cell in line.cells if cell.text)
        read_title, read_unit = unit_line(text) or (text, "")
        title, unit = read_title or title, read_unit or unit
    rest = block[inside:]
    headings = _headings(rest)
    numbers = (*above, *(line.number for line in block[:inside]))
    return Grid(title, unit, numbers, tuple(rest[:headings]), tuple(rest[headings:]))


def _titles_inside(block: Sequence[GridLine]) -> int:
    """Count the first lines of a table that hold its title or its unit."""
    for count, line in enumerate(block[:_ABOVE]):
        text = " ".join(cell.text for cell in line.cells if cell.text)
        if line.filled != [0] and not unit_line(text):
            return count
    return min(_ABOVE, len(block) - 1)


def _above(lines: Sequence[str], first: int, free: int) -> tuple[str, str, tuple[int, ...]]:
    """Return title and unit from the lines right above a table, and their numbers."""
    title, unit, numbers = "", "", []
    for number in range(first - 1, max(free, first - _ABOVE) - 1, -1):
        line = lines[number].strip()
        if not unit and (read := unit_line(line)):
            title, unit = read
        elif title or len(line) > _LONGEST_TITLE or _SENTENCE.search(line) or _NUMBERED.match(line) or TAB in line:
            break
        else:
            title = line
        numbers.append(number)
    return title, unit, tuple(reversed(numbers))


def _headings(rows: Sequence[GridLine]) -> int:
    """Count the lines of headings: those before the first one with a number, but at most all that are none of it."""
    for count, line in enumerate(rows):
        others = [line.text(column) for column in line.filled if column]
        bare_years = bool(others) and all(map(is_year_cell, others)) and not count
        numbers = [text for text in others if is_number(text)] or (not others and is_number(line.text(0)))
        is_group = bool(count) and line.filled == [0]
        if (numbers and not bare_years) or is_group:
            return count
    return 1 if rows else 0
