"""The rows of a table as lines of text: one cell for each column, parted by tabs, whatever cells were merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TAB = "\t"
# Columns and rows; a table of a report has at most some dozens and some hundreds.
_MOST_COLUMNS = 200
_MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class DocumentCell:
    """A cell of a document's table, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def table_lines(rows: Iterable[Sequence[DocumentCell]]) -> list[str]:
    r"""Return a line for each row that is not empty; a merged cell stands in its first place, the others are empty.

    Columns that are empty throughout are left out, so that a table of one column gives lines without tabs.

    >>> year, item = DocumentCell("2019年", columns=2), DocumentCell("指标", rows=2)
    >>> table_lines([[item, year], [DocumentCell("收入"), DocumentCell("支出")]])
    ['指标\t2019年\t', '\t收入\t支出']
    """
    grid = _spread(rows)
    width = max(map(len, grid), default=0)
    full = [row + [""] * (width - len(row)) for row in grid]
    kept = [place for place in range(width) if any(row[place] for row in full)]
    return [TAB.join(row[place] for place in kept) for row in full if any(row)]


def _spread(rows: Iterable[Sequence[DocumentCell]]) -> list[list[str]]:
    grid: list[list[str]] = []
    taken: dict[int, int] = {}  # by column, how many rows below are taken by a cell above
    for number, row in enumerate(rows):
        if number >= _MOST_ROWS:
            grid += [[cell.text for cell in row]]
            continue
        line: list[str] = []
        for cell in row:
            _skip(line, taken)
            span = max(1, min(cell.columns, _MOST_COLUMNS - len(line)))
            for place in range(len(line), len(line) + span):
                taken[place] = max(1, cell.rows)
            line += [cell.text, *[""] * (span - 1)]
        _skip(line, taken)
        taken = {place: left - 1 for place, left in taken.items() if left > 1}
        grid.append(line)
    return grid


def _skip(line: list[str], taken: dict[int, int]) -> None:
    """Leave empty the places that cells of rows above reach down to."""
    while taken.get(len(line), 0) and len(line) < _MOST_COLUMNS:
        line.append("")
