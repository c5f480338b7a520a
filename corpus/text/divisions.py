"""The provinces, prefecture-level places, counties and districts of China, with what they were called before.

They are facts of data/divisions.tsv, which make_divisions.py writes; divisions.md is its card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text.wordfile import read_lines

_DATA = Path(__file__).parent / "data" / "divisions.tsv"
# 徐水区(徐水县), 江北区*: a name, a star where the place is no more, what it was called before.
_ENTRY = re.compile(r"(?P<name>[^(*]+)(?P<gone>\*?)(?:\((?P<former>[^)]+)\))?")


@dataclass(frozen=True, slots=True)
class Division:
    """A place of a line of the file.

    Attributes:
        name: its full name.
        parent: full name of what it lies in, a prefecture-level place or a province; "" for a province.
        former: its full names of before, oldest first.
        gone: it is no more.
    """

    name: str
    parent: str
    former: tuple[str, ...] = ()
    gone: bool = False


@cache
def provinces() -> tuple[str, ...]:
    """Return the full names of the provinces."""
    return tuple(dict.fromkeys(province for province, _, _ in _rows()))


@cache
def prefectures() -> tuple[Division, ...]:
    """Return the places below the provinces that have counties or districts, or could.

    >>> next(division for division in prefectures() if division.name == "襄阳市")
    Division(name='襄阳市', parent='湖北省', former=('襄樊市', '襄阳地区'), gone=False)
    """
    return tuple(_division(prefecture, province) for province, prefecture, _ in _rows() if prefecture)


@cache
def counties() -> tuple[Division, ...]:
    """Return the counties and districts, with the cities that are counties.

    >>> next(division for division in counties() if division.name == "徐水区")
    Division(name='徐水区', parent='保定市', former=('徐水县',), gone=False)
    """
    return tuple(
        _division(county, _ENTRY.sub(r"\g<name>", prefecture) or province)
        for province, prefecture, names in _rows()
        for county in names.split()
    )


@cache
def county_cities() -> frozenset[str]:
    """Return the names of cities of the third level (县级市), which end in 市 like those of the second."""
    second = {division.name for division in prefectures()}
    names = {name for division in counties() for name in (division.name, *division.former)}
    return frozenset(name for name in names - second if name.endswith("市"))


def _rows() -> Iterator[tuple[str, str, str]]:
    for line in read_lines(_DATA):
        province, prefecture, names = (*line.split("\t"), "", "")[:3]
        yield province, prefecture, names


def _division(entry: str, parent: str) -> Division:
    if entry[-1] not in "*)":
        return Division(entry, parent)
    match = _ENTRY.fullmatch(entry)
    if match is None:
        raise ValueError(f"{_DATA}: {entry!r} is no name of a place with its former names")
    former = tuple(match["former"].split("|")) if match["former"] else ()
    return Division(match["name"], parent, former, bool(match["gone"]))
