"""Which column of a file holds the reports' text, and which say of what place and year each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from statistics import mean

from corpus.collection.rows import NamedRow
from corpus.errors import RefusedError
from corpus.text.wordfile import WordFile

_WORDS = WordFile(Path(__file__).parent / "data" / "columns.toml")
# Characters that the texts of one column have on average, and no other's half as many: that one holds the reports.
_LONG = 500
_SPACES = re.compile(r"[\s_\-]+")
# Columns, and characters of a name, that an error tells.
_TOLD = 12
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The columns of a file by what they hold; "" for what no column holds.

    Attributes:
        text: the report.
        place: the full name of its place; else county, city and province name it together.
    """

    text: str = ""
    place: str = ""
    county: str = ""
    city: str = ""
    province: str = ""
    year: str = ""
    title: str = ""
    id: str = ""
    date: str = ""
    speaker: str = ""


def choose_columns(rows: Sequence[NamedRow], given: ColumnNames) -> ColumnNames:
    """Return the columns that hold what is wanted: those that are given, else told by their names.

    Raises:
        RefusedError: a given column is not there, or none holds the text.

    >>> columns = choose_columns([NamedRow(2, {"县": "甲县", "年份": "2020", "报告全文": "各位代表"})], ColumnNames())
    >>> columns.text, columns.county, columns.year, columns.place
    ('报告全文', '县', '年份', '')
    """
    there = list(dict.fromkeys(name for row in rows for name in row.values))
    names: dict[str, str] = {}
    for field in fields(given):
        name = getattr(given, field.name)
        if name and name not in there:
            raise RefusedError("no_column", name=name[:_LONGEST_NAME], columns=_told(there))
        free = (other for other in there if other not in names.values())
        names[field.name] = name or next((other for other in free if _is_called(field.name, other)), "")
    names["text"] = names["text"] or _longest(rows, there)
    if not names["text"]:
        raise RefusedError("no_text_column", columns=_told(there))
    return ColumnNames(**names)


def _is_called(field: str, name: str) -> bool:
    return _pattern(field).fullmatch(_SPACES.sub("", name)) is not None


@cache
def _pattern(field: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern.replace("_?", "") for pattern in _WORDS.table(field)), re.I)


def _longest(rows: Sequence[NamedRow], names: Sequence[str]) -> str:
    """Return the one column whose texts are as long as reports, or ""."""
    lengths = sorted((mean(len(row.values.get(name, "")) for row in rows), name) for name in names)
    if not lengths or lengths[-1][0] < _LONG or (len(lengths) > 1 and 2 * lengths[-2][0] > lengths[-1][0]):
        return ""
    return lengths[-1][1]


def _told(names: Sequence[str]) -> str:
    shown = "、".join(name[:_LONGEST_NAME] for name in names[:_TOLD])
    return f"{shown}、…" if len(names) > _TOLD else shown
