"""A spreadsheet as a download: CSV that Excel opens, streamed, and XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from corpus import BOM, Spreadsheet

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What /docs says of the two routes.
CSV_DOCS: dict[int | str, dict[str, Any]] = {200: {"content": {CSV: {}}, "description": "CSV 文件，UTF-8 带 BOM"}}
XLSX_DOCS: dict[int | str, dict[str, Any]] = {200: {"content": {XLSX: {}}, "description": "Excel 工作簿"}}


def csv_response(sheet: Spreadsheet) -> Response:
    """Return the sheet as a CSV file, sent while it is written."""
    return StreamingResponse(_with_mark(sheet.csv()), media_type=CSV, headers=_saved_as(f"{sheet.name}.csv"))


def xlsx_response(sheet: Spreadsheet) -> Response:
    """Return the sheet as an Excel workbook."""
    return Response(sheet.xlsx(), media_type=XLSX, headers=_saved_as(f"{sheet.name}.xlsx"))


def _with_mark(pieces: Iterator[str]) -> Iterator[str]:
    yield BOM
    yield from pieces


def _saved_as(name: str) -> dict[str, str]:
    """Name the file in Chinese (RFC 6266 with RFC 5987), and in ASCII for programs that know neither."""
    plain = "table." + name.rsplit(".", 1)[1]
    return {"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
