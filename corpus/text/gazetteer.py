"""The places of China with every name they go by: provinces, prefecture-level places, counties and districts.

What is where comes from divisions.py; what a place is called beside its full and its short name, of data/nicknames.tsv.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.text.divisions import Division, counties, prefectures, provinces
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
# A county that no list has, behind what it lies in: 衡川市|石磨区.
_PREFIXED = re.compile(r"(?P<parent>.{2,}?(?:[省市州盟]|地区|自治区))(?P<own>.{2,}[市县区旗乡镇])")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its names.

    Attributes:
        name: the full name (四川省), behind what it lies in where several places have it (南京市鼓楼区); NATION for the
            whole country.
        parent: full name of what it lies in, a province or a prefecture-level place; "" for a province, the nation, and
            a place of which that is not known.
        names: what it is called in a text, lower case, its own full name first (四川省, 四川, 巴蜀, sichuan).
        initials: names of one character (川, 蜀), which only count beside others or as a word.
    """

    name: str
    parent: str
    names: tuple[str, ...]
    initials: tuple[str, ...] = ()


@cache
def gazetteer() -> dict[str, Place]:
    """Return the provinces and prefecture-level places by their full names, provinces first."""
    others = {name: names.split() for name, names in (line.split("\t") for line in read_lines(_DATA / "nicknames.tsv"))}
    above = [*(Division(name, "") for name in provinces()), *prefectures()]
    return {division.name: _place(division, others.get(division.name, [])) for division in above}


@cache
def county_places() -> dict[str, tuple[Place, ...]]:
    """Return the counties and districts by each of their names, full, short and former; some go by one name.

    >>> [place.name for place in county_places()["涪城"]], [place.name for place in county_places()["鼓楼区"]][:2]
    (['涪城区'], ['南京市鼓楼区', '徐州市鼓楼区'])
    """
    return _by_name(lambda place: place.names)


@cache
def everyday_counties() -> dict[str, tuple[Place, ...]]:
    """Return the counties and districts by those of their short names that are everyday words (和平)."""
    return _by_name(lambda place: everyday("counties") & {place_names(place.names[0])[-1]})


@cache
def everyday(level: Literal["prefectures", "counties"]) -> frozenset[str]:
    """Return the short names of places that are everyday words too: of prefectures (朝阳), or of counties (和平)."""
    return frozenset(read_toml(_DATA / "everyday_places.toml")[level].split())


def place_of(name: str) -> Place:
    """Return a place by one of its names, with or without what it lies in.

    One that no list has keeps its name; what stands before it tells what it lies in.

    >>> place_of("绵阳市").parent, place_of("四川").initials, place_of("四川省绵阳市涪城区").names[:2]
    ('四川省', ('川', '蜀'), ('涪城区', '涪城'))
    >>> place_of("衡川市石磨区").names, place_of("云岭县").parent
    (('石磨区', '石磨', '衡川市石磨区', '衡川石磨区', '衡川石磨'), '')
    """
    if name == NATION:
        return Place(NATION, "", tuple(place_words()["nation"]))
    if place := gazetteer().get(_full_names().get(name, name)):
        return place
    return _county(name) or _unlisted(name)


def within(place: Place) -> Iterator[str]:
    """Yield the full names of what a place lies in, the nearest first (绵阳市, 四川省)."""
    parent = place.parent
    while parent:
        yield parent
        parent = place_of(parent).parent


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


@cache
def _counties() -> tuple[Place, ...]:
    count = Counter(division.name for division in counties())
    full = (f"{county.parent if count[county.name] > 1 else ''}{county.name}" for county in counties())
    names = (tuple(dict.fromkeys(_names(division, "counties"))) for division in counties())
    return tuple(map(Place, full, (division.parent for division in counties()), names))


def _by_name(names_of: Callable[[Place], Iterable[str]]) -> dict[str, tuple[Place, ...]]:
    named: dict[str, list[Place]] = defaultdict(list)
    for place in _counties():
        for name in names_of(place):
            named[name].append(place)
    return {name: tuple(places) for name, places in named.items()}


def _place(division: Division, others: Sequence[str]) -> Place:
    longer = (other.replace("_", " ").lower() for other in others if len(other) > 1)
    names = dict.fromkeys((*_names(division, "prefectures"), *longer))
    return Place(division.name, division.parent, tuple(names), tuple(other for other in others if len(other) == 1))


def _names(division: Division, level: Literal["prefectures", "counties"]) -> Iterator[str]:
    """Yield full and short names, of today and of before; one of before that is a common noun (市区) names nothing."""
    common = place_words()["unlisted"]["common"]
    for name in (division.name, *(former for former in division.former if former not in common)):
        yield from _spoken(place_names(name), level)


def _spoken(names: tuple[str, ...], level: Literal["prefectures", "counties"] = "counties") -> tuple[str, ...]:
    """Keep the full name alone where the short one is an everyday word."""
    return names[:1] if names and names[-1] in everyday(level) else names


def _county(name: str) -> Place | None:
    """Find a listed county, named with or without what it lies in; None where several go by its bare name."""
    places = county_places().get(name, ())
    for match in _parents().finditer(name):
        if not places:
            inner = county_places().get(name[match.end() :], ())
            places = tuple(place for place in inner if match.group() in _all_of(place))
    return places[0] if len(places) == 1 else None


def _all_of(place: Place) -> Iterator[str]:
    """Yield the names of all that a county lies in."""
    for parent in within(place):
        yield from gazetteer()[parent].names[:2]


def _unlisted(name: str) -> Place:
    if not (match := _PREFIXED.fullmatch(name)):
        return Place(name, "", _spoken(place_names(name)))
    parent, names = place_names(match["parent"]), _spoken(place_names(match["own"]))
    prefixed = (f"{parent[-1]}{last}" for last in names)
    return Place(name, _full_names().get(match["parent"], match["parent"]), (*names, name, *prefixed))


@cache
def _parents() -> re.Pattern[str]:
    names = {name for place in gazetteer().values() for name in place.names[:2]}
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


@cache
def _full_names() -> Mapping[str, str]:
    """Map every short and former name to the full one; of two of one name the first has it (海南 is the province)."""
    full: dict[str, str] = {}
    for place in gazetteer().values():
        for name in (place.name, *place_names(place.name), *place.names):
            full.setdefault(name, place.name)
    return full
