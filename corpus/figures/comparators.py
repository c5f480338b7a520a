"""The bound that the words around a quantity set, and how far it reaches: 超过5%, 5%以上, 6项以上的."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.figures.lexicon import word_list
from corpus.figures.quantities import Quantity
from corpus.records import Comparator

_MARKS: dict[str, tuple[Comparator, ...]] = {
    "before": (">", ">=", "<=", "<", "~", "="),
    "scale": (">", ">="),
    "after": (">", ">=", "<=", "<", "~"),
}
# 约 before a verb still bounds the number behind it (约占全国1/10).
_ABOUT = re.compile(r"约[占合为][一-龥]{1,8}$")
_Row = tuple[Comparator, str]
# After a unit these end a phrase (增长2倍多), or they begin another word (3个多元化, 5年内需).
_LOOSE = ("多", "余", "内", "起")
_PHRASE_END = re.compile(r"[，。；、,;）)的]|$")


@dataclass(frozen=True, slots=True)
class Bounded:
    """A quantity with its comparator; `[left, right)` spans it together with the words that set the bound."""

    quantity: Quantity
    comparator: Comparator
    left: int
    right: int


def read_comparator(text: str, quantity: Quantity) -> Bounded:
    """Read the comparator of one quantity from the words that touch it.

    >>> from corpus.figures.quantities import find_quantities
    >>> [read_comparator("力争超过120家", q).comparator for q in find_quantities("力争超过120家")[0]]
    ['>']
    """
    before = _ending("before", text, quantity.start)
    if before is None and quantity.form == "scale":
        before = _ending("scale", text, quantity.start)
    if before is None and _ABOUT.search(text, max(0, quantity.start - 12), quantity.start):
        before = ("~", "")
    after = _beginning("after", text, quantity.end)
    return Bounded(
        quantity,
        _decide(quantity, before and before[0], after and after[0]),
        quantity.start - len(before[1]) if before and before[0] != "=" else quantity.start,
        quantity.end + len(after[1]) if after else quantity.end,
    )


def spread(group: Sequence[Bounded]) -> list[Bounded]:
    """Let the one qualifier at either end of a 分别-list cover the whole list.

    The items of a plain list keep their own: do not call this for one.
    """
    first, last = group[0].comparator, group[-1].comparator
    if last != "=" and all(item.comparator == "=" for item in group[:-1]):
        return [replace(item, comparator=last) for item in group]
    if first != "=" and all(item.comparator == "=" for item in group[1:]):
        return [replace(item, comparator=first) for item in group]
    return list(group)


def _decide(quantity: Quantity, before: Comparator | None, after: Comparator | None) -> Comparator:
    """A range is a range; the word after the number outranks the one before it (控制在5%左右)."""
    if quantity.value_max is not None:
        return "range"
    if after:
        return after
    if quantity.more:
        return ">"
    return before or (">=" if quantity.form == "digits" else "=")


def _ending(side: str, text: str, end: int) -> _Row | None:
    """Return the longest word of a table that ends at `end`."""
    return next((row for row in _table(side) if text.endswith(row[1], 0, end)), None)


def _beginning(side: str, text: str, start: int) -> _Row | None:
    """Return the longest word of a table that begins at `start`; a loose one only where it ends its phrase."""
    return next((row for row in _table(side) if _stands_at(text, start, row[1])), None)


def _stands_at(text: str, start: int, word: str) -> bool:
    return text.startswith(word, start) and (
        word not in _LOOSE or _PHRASE_END.match(text, start + len(word)) is not None
    )


@cache
def _table(side: str) -> tuple[_Row, ...]:
    """Return comparators with their words, longest word first."""
    rows = ((mark, word) for mark in _MARKS[side] for word in word_list(f"comparators.{side}.{mark}"))
    return tuple(sorted(rows, key=lambda row: -len(row[1])))
