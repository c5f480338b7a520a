"""A table as a file for spreadsheet programs, CSV or XLSX, with no cell that such a program would run as a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

Cell = str | int | float | None

BOM = "\ufeff"  # by which Excel knows that a CSV file is UTF-8
_BATCH = 500  # rows a piece of CSV: few pieces for a server, little memory for a million rows
_CELL = 32_767  # characters that a cell of XLSX holds
_WIDEST = 60  # characters; a wider column pushes the others out of sight
# Spreadsheet programs run what begins so, in half or full width, some after dropping blanks; a lone sign is no formula.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫]\s*\S|[\t\r\n]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # characters XML cannot hold


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A table on its way into a file; the rows are read once.

    Attributes:
        name: the file's name without its ending, and the sheet's.
        header: the columns' names.
        widths: the columns' widths in characters, for XLSX; () leaves them as they are.
    """

    name: str
    header: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]
    widths: tuple[int, ...] = ()

    def csv(self, line_end: str = "\r\n") -> Iterator[str]:
        r"""Yield the CSV text piece by piece (RFC 4180, no byte order mark).

        >>> "".join(Spreadsheet("a", ("指标", "数值"), [("=1+1", 4.0), ("=", None)]).csv("\n"))
        "指标,数值\n'=1+1,4\n=,\n"
        """
        buffer = StringIO()
        writer = csv.writer(buffer, lineterminator=line_end)
        writer.writerow(self.header)
        for count, row in enumerate(self.rows, 1):
            writer.writerow([_written(cell) for cell in row])
            if not count % _BATCH:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue()

    def xlsx(self) -> bytes:
        """Return the bytes of a workbook of one sheet, its header frozen, bold and with filters."""
        from openpyxl import Workbook  # here: it takes 0.3 s to import, and most runs write no workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        book = Workbook(write_only=True)
        sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", self.name)[:31] or "Sheet1")
        sheet.freeze_panes = "A2"
        for number, width in enumerate(self.widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = min(width, _WIDEST)
        titles = [WriteOnlyCell(sheet, title) for title in self.header]
        for title in titles:
            title.font = Font(bold=True)
        sheet.append(titles)
        count = 1
        for count, row in enumerate(self.rows, 2):  # noqa: B007  (the last row's number)
            sheet.append([_written(cell) for cell in row])
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(self.header))}{count}"
        file = BytesIO()
        book.save(file)
        return file.getvalue()


def harmless(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula: an apostrophe before what begins like one.

    >>> [harmless(text) for text in ("=HYPERLINK(1)", " ＠SUM(1)", "-3", "增长7.5%", "=", "-")]
    ["'=HYPERLINK(1)", "' ＠SUM(1)", "'-3", '增长7.5%', '=', '-']
    """
    return "'" + text if _FORMULA.match(text) else text


def _written(cell: Cell) -> Cell:
    """Numbers stay numbers (whole ones without .0); text is made harmless, writable and short enough for a cell."""
    if isinstance(cell, str):
        return harmless(_UNWRITABLE.sub("", cell))[:_CELL]
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
