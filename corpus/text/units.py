"""Units of measure: read from the text, brought to one spelling, converted within a dimension.

Scale words (万, 亿) are no part of a unit; `numbers` multiplies them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.text.wordfile import read_toml

_DATA = Path(__file__).parent / "data" / "units.toml"
# Spellings; 28 reports have some 400.
_CACHED = 2_000
# Relative difference up to which two quantities count as the same: reports round to three or four digits.
TOLERANCE = 1e-6
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its place among its kind.

    Attributes:
        name: the spelling that figures record (平方米).
        dimension: units of one dimension convert into one another; a classifier's dimension is its own name.
        factor: how many base units of the dimension it is.
    """

    name: str
    dimension: str
    factor: float


@dataclass(frozen=True, slots=True)
class _Table:
    units: dict[str, Unit]
    synonyms: dict[str, str]
    not_before: dict[str, tuple[str, ...]]
    longest: int


@lru_cache(maxsize=_CACHED)
def unit_of(name: str) -> Unit:
    """Return the unit of a spelling; an unknown one is a dimension of its own.

    >>> unit_of("㎡")
    Unit(name='平方米', dimension='area', factor=1)
    >>> unit_of("吨/日").dimension
    'weight/日'
    """
    table = _table()
    unit = table.units.get(table.synonyms.get(name, name))
    if unit:
        return unit
    upper, slash, lower = name.partition("/")
    if not slash:
        return Unit(name, name, 1)
    over, under = unit_of(upper), unit_of(lower)
    return Unit(f"{over.name}/{under.name}", f"{over.dimension}/{under.dimension}", over.factor / under.factor)


def dimension(name: str) -> str:
    """Return what a unit measures.

    >>> dimension("公顷"), dimension("家")
    ('area', '家')
    """
    return unit_of(name).dimension


def convert(value: float, unit: str, to_unit: str) -> float | None:
    """Convert a value, or return None where the units measure different things.

    >>> convert(4.6e9, "斤", "吨")
    2300000.0
    >>> convert(1, "%", "个百分点") is None, convert(1, "元", "美元") is None
    (True, True)
    """
    source, target = unit_of(unit), unit_of(to_unit)
    if source.dimension != target.dimension:
        return None
    return value if source == target else value * source.factor / target.factor


def same_quantity(value: float, unit: str, other: float, other_unit: str, tolerance: float = TOLERANCE) -> bool:
    """Tell whether two quantities are equal after conversion, within a relative tolerance.

    >>> same_quantity(46e8, "斤", 230e4, "吨")
    True
    >>> same_quantity(1, "%", 1, "个百分点")
    False
    """
    converted = convert(value, unit, other_unit)
    if converted is None:
        return False
    return abs(converted - other) <= tolerance * max(abs(converted), abs(other))


def unit_at(text: str, start: int) -> tuple[str, int] | None:
    """Read the unit that stands at `start`, "a/b" included; return its recorded name and where it ends.

    >>> unit_at("20微克/立方米左右", 2)
    ('微克/立方米', 8)
    >>> unit_at("20微克每立方米", 2), unit_at("5所每所", 1)
    (('微克/立方米', 8), ('所', 2))
    >>> unit_at("5万人才", 2) is None, unit_at("4800元/年/人", 4)
    (True, ('元/年/人', 9))
    """
    first = _word_at(text, start)
    if first is None:
        return None
    name, end = first
    under = end
    while text[under : under + 1] in ("/", "／") and (
        below := _word_at(text, under + 1) or _period_at(text, under + 1)
    ):
        name, under = f"{name}/{below[0]}", below[1]
    if under > end:
        return name, under
    if text[end : end + 1] == "每" and (second := _word_at(text, end + 1)) and dimension(second[0]) != second[0]:
        return f"{name}/{second[0]}", second[1]
    return name, end


def scaled_unit(text: str) -> tuple[int, str] | None:
    """Read a unit with the scale word before it (万吨); return how many of the recorded unit it is, and that.

    >>> scaled_unit("万吨"), scaled_unit("亿千瓦时"), scaled_unit("千米"), scaled_unit("折纯")
    ((10000, '吨'), (100000000, '千瓦时'), (1, '千米'), None)
    """
    start, scale = 0, 1
    while start < len(text):
        if (unit := unit_at(text, start)) and unit[1] == len(text):
            return scale, unit[0]
        if text[start] not in _SCALES:
            return None
        scale *= _SCALES[text[start]]
        start += 1
    return None


def _word_at(text: str, start: int) -> tuple[str, int] | None:
    table = _table()
    for length in range(min(table.longest, len(text) - start), 0, -1):
        word = text[start : start + length]
        name = table.synonyms.get(word, word)
        if name in table.units and not text.startswith(table.not_before.get(word, ()) or "\0", start):
            return name, start + length
    return None


def _period_at(text: str, start: int) -> tuple[str, int] | None:
    """Read what stands under a slash only: a stretch of time or a round number of units (元/月, 人/百亿元)."""
    end = start
    while text[end : end + 1] in ("十", "百", "千", "万", "亿"):
        end += 1
    if end > start and (unit := _word_at(text, end)):
        return text[start : unit[1]], unit[1]
    return (text[start], start + 1) if text[start : start + 1] in ("日", "月", "周", "季", "时") else None


@cache
def _table() -> _Table:
    data = read_toml(_DATA)
    units = {word: Unit(word, word, 1) for word in data["classifiers"]["words"].split()}
    for kind, members in data["dimensions"].items():
        units |= {name: Unit(name, kind, factor) for name, factor in members.items()}
    spellings = [*units, *data["synonyms"]]
    not_before = {word: tuple(longer) for word, longer in data["not_before"].items()}
    return _Table(units, data["synonyms"], not_before, max(map(len, spellings)))
