"""The reports of a file, a row each: text, id, and what its columns say of place, year, title, date and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from corpus.collection.columns import ColumnNames, choose_columns
from corpus.collection.rows import NamedRow, collection_format, collection_rows
from corpus.metadata import Metadata
from corpus.text.gazetteer import place_of

# What an id cannot have; the same as in the names of files.
_UNUSABLE = re.compile(r"[^\w《》（）()【】“”.·-]+")
_LONGEST_ID = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?")
_SUFFIX = re.compile(r"[省市县区州盟旗国]$")


@dataclass(frozen=True, slots=True)
class CollectedReport:
    """A report in a row of a file.

    Attributes:
        row: its number in the file, from 1.
        id: made of place and year where the row tells both, else of the file's name and the row.
        known: what its columns say.
    """

    row: int
    id: str
    text: str
    known: Metadata


def is_collection(name: str, data: bytes) -> bool:
    """Tell a file that holds a report a row from one that is a document itself."""
    return bool(collection_format(name, data))


def read_collection(name: str, data: bytes, given: ColumnNames | None = None) -> list[CollectedReport]:
    """Return the reports of a file, in order; a row may have no text.

    Args:
        name: of the file, without folders.
        data: its bytes.
        given: the columns, where they are known by name.

    Raises:
        RefusedError: it cannot be read, or no column holds the text.
    """
    rows = collection_rows(name, data)
    columns = choose_columns(rows, given or ColumnNames())
    return list(_reports(PurePath(name).stem, rows, columns))


def _reports(stem: str, rows: Sequence[NamedRow], columns: ColumnNames) -> Iterator[CollectedReport]:
    taken: set[str] = set()
    for row in rows:
        values = {field: row.values.get(getattr(columns, field), "") for field in columns.__slots__}
        known = _known(values)
        named = f"{known.place}-{known.year}" if known.place and known.year else ""
        wanted = (_id(name) for name in (values["id"], named) if name)
        report_id = next((name for name in wanted if name and name not in taken), _id(f"{stem}-{row.number}"))
        taken.add(report_id)
        yield CollectedReport(row.number, report_id, values["text"], known)


def _known(values: dict[str, str]) -> Metadata:
    year, day = _YEAR.search(values["year"]), _DAY.match(values["date"])
    iso = f"{day['year']}-{int(day['month']):02}-{int(day['day']):02}" if day else ""
    return Metadata(
        title=_line(values["title"]),
        place=_place(values),
        year=int(year.group()) if year else None,
        date=iso,
        speaker=_line(values["speaker"]),
    )


def _place(values: dict[str, str]) -> str:
    """Return the full name of a place; a district with its city, as many cities have one of that name."""
    if values["place"]:
        return _full(values["place"])
    city, county = values["city"], values["county"]
    if not county:
        return _full(city or values["province"])
    name = _full(county, city)
    return f"{_full(city)}{name}" if city and name.endswith("区") and not name.startswith(_full(city)) else name


def _full(name: str, parent: str = "") -> str:
    """Return the full name of a place that may be written without what it is (绵阳); an unknown one as it stands."""
    name = _line(name)
    if not name or _SUFFIX.search(name):
        return name
    return place_of(f"{parent}{name}" if parent else name).name or name


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def _id(text: str) -> str:
    return _UNUSABLE.sub("-", text).strip("-. ·")[:_LONGEST_ID].rstrip("-. ·")
