"""The rows of a CSV file, a workbook or a file of JSON lines, each a text for every column that it has."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Literal

from corpus.decode import decode
from corpus.documents.archive import check_archive, holds
from corpus.errors import RefusedError

# Bytes; four hundred reports of a province have as many.
_LIMIT = 40_000_000
# Rows; every county of the country in one year gives 2,850.
_MOST_ROWS = 10_000
_MOST_COLUMNS = 1_000
# Characters of a cell: what the reader takes of a report, and a little more, so that it says what is too long.
_LONGEST_CELL = 600_000
_DELIMITERS = ",\t;|"
_CSV_NAMES = {".csv": ",", ".tsv": "\t"}
_JSON_NAMES = {".jsonl", ".ndjson", ".json"}
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")

CollectionFormat = Literal["csv", "xlsx", "json", ""]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row: its number in the file, from 1, and what it has in each column."""

    number: int
    values: Mapping[str, str]


def collection_format(name: str, data: bytes) -> CollectionFormat:
    """Tell in which format a file holds rows; "" for a document of its own.

    >>> [collection_format(name, data) for name, data in (("a.csv", b"x"), ("a.txt", b'{"a": ""}'), ("a.txt", b"x"))]
    ['csv', 'json', '']
    """
    if holds(data, "xl/"):
        return "xlsx"
    suffix = PurePath(name).suffix.lower()
    if suffix in _JSON_NAMES or _JSON_START.match(data[:200]):
        return "json"
    return "csv" if suffix in _CSV_NAMES else ""


def collection_rows(name: str, data: bytes) -> list[NamedRow]:
    """Return the rows of a file that have anything, in order.

    Raises:
        RefusedError: it is too large, damaged, or has no rows.
    """
    kind = collection_format(name, data)
    if len(data) > _LIMIT:
        raise RefusedError("too_large", size=len(data), limit=_LIMIT, format=f".{kind}")
    readers = {
        "csv": lambda: _csv(name, decode(data)),
        "xlsx": lambda: _workbook(data),
        "json": lambda: _json(decode(data)),
    }
    rows: list[NamedRow] = []
    for row in readers[kind]():
        if len(rows) >= _MOST_ROWS:
            raise RefusedError("too_many_rows", limit=_MOST_ROWS)
        rows.append(row)
    if not rows:
        raise RefusedError("no_rows")
    return rows


def _csv(name: str, text: str) -> Iterator[NamedRow]:
    csv.field_size_limit(_LONGEST_CELL)
    first = text[: text.find("\n")] if "\n" in text else text
    usual = _CSV_NAMES.get(PurePath(name).suffix.lower(), ",")
    delimiter = max(_DELIMITERS, key=lambda mark: (first.count(mark), mark == usual))
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        yield from _named(enumerate(reader, 1))
    except csv.Error as error:
        raise RefusedError("broken_csv", line=reader.line_num, why=str(error)) from error


def _workbook(data: bytes) -> Iterator[NamedRow]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(data, broken="broken_xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not keep when it writes; nothing is written
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                lines = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
                rows = list(_named((number, [_text(cell) for cell in line]) for number, line in enumerate(lines, 1)))
                if rows:
                    yield from rows
                    return
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise RefusedError("broken_xlsx") from error
    except InvalidFileException as error:
        raise RefusedError("broken_xlsx") from error


def _named(lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[NamedRow]:
    """Name the cells of every row by those of the first that has any."""
    header: list[str] = []
    for count, (number, cells) in enumerate(lines):
        texts = [cell.strip() for cell in cells]
        if count > 2 * _MOST_ROWS:
            raise RefusedError("too_many_rows", limit=_MOST_ROWS)
        if not any(texts):
            continue
        if not header:
            header = texts
            continue
        yield NamedRow(number, {name: text for name, text in zip(header, texts, strict=False) if name})


def _json(text: str) -> Iterator[NamedRow]:
    if text.lstrip().startswith("["):
        yield from (_object(number, value) for number, value in enumerate(_parsed(text, 1, list), 1))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _object(number, _parsed(line, number, dict))


def _parsed(text: str, line: int, kind: type) -> list[object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError("broken_json", line=line) from error
    if not isinstance(value, kind):
        raise RefusedError("broken_json", line=line)
    return value  # type: ignore[return-value]


def _object(number: int, value: object) -> NamedRow:
    if not isinstance(value, dict):
        raise RefusedError("broken_json", line=number)
    return NamedRow(number, {str(name): _text(item) for name, item in value.items()})


def _text(value: object) -> str:
    """Return a cell as text: whole numbers without .0, a day as 2023-01-03."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    return str(value).strip()
