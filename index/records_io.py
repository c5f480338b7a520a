"""Records to JSON lines and back, by hand.

pydantic would read 28 reports and their 5,600 figures in 0.09 s of processor time instead of 0.15. Writing would take
the same, since the bytes must stay: an index is known by their hash. But to import it and have it prepare the records
costs 0.16 s, which a question from the shell would pay.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus import Doubt, Figure, Furniture, PageLine, Paragraph, Report, Span, TableCell, TableRow


def write_records(path: Path, records: Iterable[Report] | Iterable[Figure]) -> None:
    """Write one record a line, UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(to_json(record) + "\n")


def to_json(record: Report | Figure) -> str:
    """Return what `json.dumps(asdict(record))` does, without the copies, which take seconds for 28 reports."""
    return json.dumps(record, ensure_ascii=False, default=_fields)


def read_figures(path: Path) -> tuple[Figure, ...]:
    """Read what `write_records` wrote of figures."""
    return tuple(Figure(**record) for record in _records(path))


def read_reports(path: Path) -> tuple[Report, ...]:
    """Read what `write_records` wrote of reports."""
    return tuple(_report(record) for record in _records(path))


def _fields(
    record: Report | Paragraph | Span | PageLine | TableRow | TableCell | Furniture | Doubt | Figure,
) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def _records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def _report(record: dict[str, Any]) -> Report:
    paragraphs = tuple(_paragraph(paragraph) for paragraph in record.pop("paragraphs"))
    furniture = tuple(Furniture(**line) for line in record.pop("furniture"))
    doubts = tuple(Doubt(**doubt) for doubt in record.pop("doubts"))
    return Report(**record, paragraphs=paragraphs, furniture=furniture, doubts=doubts)


def _paragraph(record: dict[str, Any]) -> Paragraph:
    sentences = tuple(Span(**sentence) for sentence in record.pop("sentences"))
    lines = tuple(PageLine(**{**line, "box": tuple(line["box"])}) for line in record.pop("lines"))
    row = _row(record.pop("row"))
    section = tuple(record["section"])
    return Paragraph(**{**record, "section": section}, sentences=sentences, row=row, lines=lines)


def _row(record: dict[str, Any] | None) -> TableRow | None:
    if record is None:
        return None
    cells = tuple(TableCell(**{**cell, "times": tuple(cell["times"])}) for cell in record["cells"])
    return TableRow(**{**record, "cells": cells})
