"""In what a number of a table is counted: the unit that a heading, a title or a cell names, its scale word included."""

from __future__ import annotations

import re
from functools import cache

from corpus.tables.words import WORDS
from corpus.text.units import scaled_unit

# Remarks at the end of a heading or within it: （万吨）, (±%).
_BRACKETS = re.compile(r"[（(\[【]\s*(?P<inside>[^（）()\[\]【】]*?)\s*[)）\]】]")
_SIGNS = re.compile(r"^[±+\-－＋\s]+")
_LISTED = re.compile(r"[、，,;；/／]|\s{2,}")


def bracketed_unit(heading: str) -> str:
    """Return the unit that a heading has in brackets, or "".

    >>> bracketed_unit("产量（万吨）"), bracketed_unit("增长（±%）"), bracketed_unit("化肥（折纯）")
    ('万吨', '%', '')
    """
    units = (unit_named(match["inside"]) for match in _BRACKETS.finditer(heading))
    return next(filter(None, units), "")


def without_units(heading: str) -> str:
    """Return a heading without the units that it has in brackets.

    >>> without_units("化肥（折纯）（万吨）")
    '化肥（折纯）'
    """
    return _BRACKETS.sub(lambda match: "" if unit_named(match["inside"]) else match.group(), heading).strip()


def unit_named(text: str) -> str:
    """Return the unit that a text is, or "" if it is none; of several, the first.

    >>> unit_named("亿立方米"), unit_named("±％"), unit_named("亿元、%"), unit_named("折纯")
    ('亿立方米', '％', '亿元', '')
    """
    bare = _SIGNS.sub("", text.strip()).removeprefix("单位：").removeprefix("单位:").strip()
    if scaled_unit(bare):
        return bare
    return next((part.strip() for part in _LISTED.split(bare) if scaled_unit(part.strip())), "")


def implied_unit(heading: str) -> str:
    """Return what a heading counts by how it ends (从业人数, 规上企业数), or "".

    >>> implied_unit("年末从业人数"), implied_unit("学校名称")
    ('人', '')
    """
    return next((unit for unit, pattern in _counted() if pattern.search(heading)), "")


@cache
def _counted() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, re.compile(f"(?:{'|'.join(patterns)})$")) for unit, patterns in WORDS.table("counted").items())
