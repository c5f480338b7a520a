"""What a clause names one after the other (A、B和C等): the items of its longest list."""

from __future__ import annotations

import re

# A list: pieces between 、, up to what ends the clause.
_RUN = re.compile(r"[^，。；：、！？,;:（）()]+(?:、[^，。；：、！？,;:（）()]+)+")
# What closes a list: 等, with or without its number.
_CLOSED = re.compile(r"等(?!级|同|于|待|候)")
# What joins the last two items; 和平 and 和谐 begin a word.
_LAST = re.compile(r"以及|[和与及](?![平谐美睦气解])")
# What a clause begins with before its only two items (A和B).
_PAIR = re.compile(
    r"^(?P<first>[^，。；：、]{2,20}?)(?:以及|[和与及](?![平谐美睦气解]))(?P<second>[^，。；：、]{2,20})"
)
_SHORTEST = 2


def named_items(clause: str) -> tuple[str, ...]:
    """Return the items that a clause lists, in order; () where it lists none.

    What stands before the first item or behind the last one is left with them: it is the number that counts.

    >>> named_items("开展甲县、乙县和丙市试点")
    ('开展甲县', '乙县', '丙市试点')
    >>> named_items("推动甲、乙、丙等6个项目")
    ('推动甲', '乙', '丙')
    """
    runs = [match.group() for match in _RUN.finditer(clause)]
    if runs:
        longest = max(runs, key=lambda run: run.count("、"))
        *pieces, last = longest.split("、")
        closed = _CLOSED.split(last, maxsplit=1)[0] or last
        return (*pieces, *_parted(closed))
    pair = _PAIR.search(_CLOSED.split(clause, maxsplit=1)[0])
    return (pair["first"], pair["second"]) if pair else ()


def _parted(last: str) -> tuple[str, ...]:
    """Part what stands behind the last 、 where two items are joined in it."""
    joint = _LAST.search(last)
    if joint and joint.start() >= _SHORTEST and len(last) - joint.end() >= _SHORTEST:
        return last[: joint.start()], last[joint.end() :]
    return (last,)
