"""Names of places: a place's full name and the short one that people use."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.text.wordfile import read_lines

_SHORTEST = 2
# Endings of one character, which most names have, and what is longer and ends in one (自治区): the pattern is slow.
_ENDINGS = "省市州县区盟旗"
_LONGER = frozenset({"地区", "新区", "林区", "特区", "治区", "政区", "治州", "治县", "治旗"})


def place_names(place: str) -> tuple[str, ...]:
    """Return the names a place goes by, the full one first; () for an unknown place.

    >>> place_names("绵阳市"), place_names("广西壮族自治区"), place_names("蓟县"), place_names("")
    (('绵阳市', '绵阳'), ('广西壮族自治区', '广西'), ('蓟县',), ())
    """
    if not place:
        return ()
    short = place[:-1] if place[-1] in _ENDINGS and place[-2:] not in _LONGER else _suffix().sub("", place)
    return (place, short) if _SHORTEST <= len(short) < len(place) else (place,)


@cache
def _suffix() -> re.Pattern[str]:
    """Match what follows the short name: 新疆|维吾尔自治区, 恩施|土家族苗族自治州, 浦东|新区, 绵阳|市."""
    peoples = "|".join(read_lines(Path(__file__).parent / "data" / "peoples.txt"))
    return re.compile(
        rf"(?:(?:{peoples})族|维吾尔|哈萨克)*(?:自治区|自治州|自治县|自治旗|特别行政区|地区)$|(?<=[\u4e00-\u9fff]{{2}})[新林特]区$|[省市州县区盟旗]$"
    )
