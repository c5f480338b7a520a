"""Questions whose answer is known: what the weights are learned from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexingError


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question about one report.

    Attributes:
        origin: name of the file it comes from.
        quotes: verbatim evidence; () if the report does not answer.
        figures: (value, unit) of the figures that answer.
    """

    origin: str
    report: str
    text: str
    answerable: bool
    quotes: tuple[str, ...]
    figures: tuple[tuple[float, str], ...]


def read_gold(path: Path, report: str = "") -> list[GoldQuestion]:
    """Read questions, one JSON object a line; `report` is the report of those that name none.

    Raises:
        IndexingError: a line is malformed, or the file cannot be read.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise IndexingError(f"{path} cannot be read: {error.strerror}") from error
    return [_question(path, number, line, report) for number, line in enumerate(lines, 1)]


def _question(path: Path, number: int, line: str, report: str) -> GoldQuestion:
    try:
        record: dict[str, Any] = json.loads(line)
        quotes: Sequence[str] = record["evidence"] if "evidence" in record else [record["quote"]]
        return GoldQuestion(
            origin=path.name,
            report=record.get("report") or report,
            text=record["question"],
            answerable=record["answerable"],
            quotes=tuple(quotes) if record["answerable"] else (),
            figures=tuple((figure["value"], figure["unit"]) for figure in record["figures"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise IndexingError(f"{path}, line {number}: not a question record ({error!r})") from error
