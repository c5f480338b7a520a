"""The provinces and prefecture-level places of China, with every name they go by; read from data/gazetteer.tsv."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.text.levels import Level, level_of
from corpus.text.places import place_names
from corpus.text.wordfile import read_lines, read_toml

_DATA = Path(__file__).parent / "data"
# What the State Council's reports are about.
NATION = "全国"
# Times that a report names its own place at least, and how many times more often than any other of its level: of 22
# reports of places the least clear one names it 23 times, the next place 4 times.
_LEAST_NAMED = 5
_FAR_MORE = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its names.

    Attributes:
        name: the full name (四川省); NATION for the whole country.
        parent: full name of its province; "" for a province, the nation, and a place that is not in the gazetteer.
        names: what it is called in a text, the full name first (四川省, 四川, 巴蜀, sichuan), lower case.
        initials: names of one character (川, 蜀), which only count beside others or as a word.
    """

    name: str
    parent: str
    names: tuple[str, ...]
    initials: tuple[str, ...] = ()


@cache
def gazetteer() -> dict[str, Place]:
    """Return the places of the data file by their full names, provinces first."""
    rows = (line.split("\t") for line in read_lines(_DATA / "gazetteer.tsv"))
    return {name: _place(name, parent, others.split()) for name, parent, others in rows}


def place_of(name: str) -> Place:
    """Return a place by its full or short name; one that the gazetteer lacks (a county) has no parent.

    >>> place_of("绵阳市").parent, place_of("四川").initials, place_of("三台县").names
    ('四川省', ('川', '蜀'), ('三台县', '三台'))
    """
    if name == NATION:
        return Place(NATION, "", tuple(place_words()["nation"]))
    full = _full_names().get(name, name)
    return gazetteer().get(full) or _place(name, "", [])


def most_named(texts: Iterable[str], level: Level) -> str:
    """Return the place of a level, 省 or 市, that texts name far more often than any other, or "".

    A report that was saved without its title still speaks of its own place again and again.

    >>> most_named(["青岛港吞吐量增长", "青岛西海岸新区", "建设青岛、济南", "青岛、青岛、青岛"], "市")
    '青岛市'
    """
    whole = "\n".join(texts)
    counts = [(sum(map(whole.count, place_names(name)[-1:])), name) for name in gazetteer() if level_of(name) == level]
    (first, name), (second, _) = sorted(counts, reverse=True)[:2]
    return name if first >= max(_LEAST_NAMED, second * _FAR_MORE) else ""


@cache
def place_words() -> dict[str, Any]:
    """Return the tables of place_words.toml: words about places that are no names."""
    return read_toml(_DATA / "place_words.toml")


def _place(name: str, parent: str, others: list[str]) -> Place:
    own = place_names(name)
    if own[-1] in place_words()["full_only"]:
        own = own[:1]
    longer = (other.replace("_", " ").lower() for other in others if len(other) > 1)
    return Place(name, parent, (*own, *longer), tuple(other for other in others if len(other) == 1))


@cache
def _full_names() -> dict[str, str]:
    """Map every short name to the full one; of two places of one name the first has it (海南 is the province)."""
    full: dict[str, str] = {}
    for name in gazetteer():
        for short in place_names(name):
            full.setdefault(short, name)
    return full
