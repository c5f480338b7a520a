"""The rows of a table: each number with the headings of its row and its column, its unit, and what tells its year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.records import Kind, TableCell, TableRow
from corpus.tables.columns import Column, read_columns
from corpus.tables.grid import NUMBER, TAB, Grid, GridLine, is_year_cell
from corpus.tables.headings import change_of, heading_measure, heads_rate, indicator_of, is_part, label_of
from corpus.tables.measure import bracketed_unit, implied_unit, unit_named
from corpus.tables.words import WORDS

_CHANGE_UNITS = ("个百分点", "百分点", "倍")


@dataclass(frozen=True, slots=True)
class _Label:
    """What heads the numbers of a row.

    Attributes:
        name: of what they count.
        unit: that the row itself names, or one above that it is part of.
        time: a year, where that is what heads it.
        change: the name speaks of a change, or of a part of a whole.
    """

    name: str = ""
    unit: str = ""
    time: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class _Above:
    """What the rows above say of those below: a heading of a group, the last amount, the headings that span rows."""

    group: str = ""
    amount: _Label = _Label()
    spanning: tuple[str, ...] = ()


def read_rows(grid: Grid) -> dict[int, TableRow]:
    """Return what a table says of each of its rows, by the number of the line."""
    columns = read_columns(grid)
    headings = TAB.join(column.heading for column in columns)
    rows: dict[int, TableRow] = {}
    above = _Above()
    for line in grid.body:
        if _is_group(line, columns):
            above = replace(above, group=label_of(line.text(line.filled[0])), amount=_Label(), spanning=())
            rows[line.number] = TableRow(grid.title, headings, ())
            continue
        above = replace(above, spanning=_spanning(line, columns, above))
        cells = tuple(_cells(grid, columns, line, above))
        rows[line.number] = TableRow(grid.title, headings, cells)
        label = _label(line, columns, above, len(columns))
        above = above if label.change else replace(above, amount=label)
    return rows


def _is_group(line: GridLine, columns: Sequence[Column]) -> bool:
    """Tell a row that only heads those below it."""
    return len(line.filled) == 1 and columns[line.filled[0]].role == "label"


def _spanning(line: GridLine, columns: Sequence[Column], above: _Above) -> tuple[str, ...]:
    """Return the headings of a row; one that spans several rows stands in the first of them."""
    labels = [place for place, column in enumerate(columns) if column.role == "label"]
    before = dict(zip(labels, above.spanning, strict=False))
    last = labels[-1] if labels else -1
    return tuple(line.text(place) or ("" if place == last else before.get(place, "")) for place in labels)


def _cells(grid: Grid, columns: Sequence[Column], line: GridLine, above: _Above) -> Iterator[TableCell]:
    for place, column in enumerate(columns[: len(line.cells)]):
        text = line.text(place)
        number = NUMBER.fullmatch(text)
        if column.role != "numbers" or number is None:
            continue
        label = _label(line, columns, above, place)
        unit = unit_named(number["unit"]) or _unit(grid, columns, line, place, label)
        yield _cell(grid, columns, line, place, label, unit)


def _cell(grid: Grid, columns: Sequence[Column], line: GridLine, place: int, label: _Label, unit: str) -> TableCell:
    column, cell = columns[place], line.cells[place]
    base = columns[column.of]
    change = column.heading if column.change else ""
    measure = "" if column.of == place and change else heading_measure(base.heading)
    indicator = indicator_of(grid.title, label.name, measure, change)
    times = tuple(filter(None, (column.heading, base.heading if change else "", label.time, label.name, grid.title)))
    return TableCell(cell.start, cell.end, indicator, unit, _kind(label, column, unit, indicator), times)


def _label(line: GridLine, columns: Sequence[Column], above: _Above, place: int) -> _Label:
    """Read the headings that stand before a number in its row."""
    labels = [i for i, column in enumerate(columns) if column.role == "label"]
    texts = dict(zip(labels, above.spanning, strict=False))
    run = _run_before(labels, place)
    parts = [texts.get(i, "") for i in run if texts.get(i, "")]
    time = next((line.text(i) for i, column in enumerate(columns) if column.role == "time"), "")
    time = f"{time}年" if is_year_cell(time) else time
    if not parts:
        return _Label(above.group, "", time)
    name = "".join(dict.fromkeys(label_of(part) for part in parts))
    change = change_of(parts[-1]) if not heading_measure(_without_change(name)) else ""
    unit = next(filter(None, (bracketed_unit(part) for part in reversed(parts))), "")
    if change:
        return _Label(above.amount.name + name, unit, time, change)
    if not unit and (is_part(parts[-1]) or above.group):
        unit = above.amount.unit
    return _Label(above.group + name, unit, time)


def _without_change(name: str) -> str:
    """Return what is left of a heading that speaks of a change; nothing, of one that says only that."""
    return WORDS.pattern("share").sub("", WORDS.pattern("change").sub("", name))


def _run_before(labels: Sequence[int], place: int) -> list[int]:
    """Return the columns of headings that a number belongs to: those next to each other, nearest on its left."""
    left = [label for label in labels if label < place]
    run = left[-1:]
    for label in reversed(left[:-1]):
        if label != run[0] - 1:
            break
        run.insert(0, label)
    return run


def _unit(grid: Grid, columns: Sequence[Column], line: GridLine, place: int, label: _Label) -> str:
    """Return in what a number is counted: by the nearest that says so."""
    column = columns[place]
    named = next((line.text(i) for i, other in enumerate(columns) if other.role == "unit"), "")
    if column.change:
        of_rate = "%" if column.change == "share" or heads_rate(column.heading) else ""
        return column.unit or of_rate or label.unit or named or unit_named(grid.unit)
    if label.change and not label.unit and heads_rate(label.name):
        return "%"
    own = column.unit or label.unit or named
    return own or implied_unit(label.name) or implied_unit(column.heading) or unit_named(grid.unit)


def _kind(label: _Label, column: Column, unit: str, indicator: str) -> Kind:
    change = column.change or label.change
    if unit in _CHANGE_UNITS or change == "growth":
        return "growth"
    if unit in ("%", "％", "‰"):
        return "growth" if change_of(indicator) == "growth" else "share"
    return "increment" if WORDS.pattern("added.begins").match(label.name) else "level"
