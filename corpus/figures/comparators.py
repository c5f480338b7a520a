"""The bound that the words around a quantity set, and how far it reaches: 超过5%, 5%以上, 6项以上的."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.figures.lexicon import pattern, word_list
from corpus.figures.quantities import Quantity
from corpus.records import Comparator

_MARKS: dict[str, tuple[Comparator, ...]] = {
    "before": (">", ">=", "<=", "<", "~", "="),
    "scale": (">", ">=", "="),
    "after": (">", ">=", "<=", "<", "~"),
}
# 约 before a verb still bounds the number behind it (约占全国1/10).
_ABOUT = re.compile(r"约[占合为][一-龥]{1,8}$")
# Characters of a bounding word that goes on with another before its number (超过了); 破 in 打破了 is none.
_SHORTEST_LED = 2
# Characters before a number in which an adverb and its verb stand (至少建成3个).
_ADVERB_REACH = 12
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
    before = _before(text, quantity)
    after = _beginning("after", text, quantity.end)
    return Bounded(
        quantity,
        _decide(quantity, before and before[0], after and after[0]),
        quantity.start - len(before[1]) if before and before[0] != "=" else quantity.start,
        quantity.end + len(after[1]) if after else quantity.end,
    )


def without_bound(words: str) -> str:
    """Drop a word that bounds the number behind it, which can sound like a change, from the end of some words.

    >>> without_bound("就业率不低于"), without_bound("产值超过了"), without_bound("最近")
    ('就业率', '产值', '最近')
    """
    touching = _ending("before", words, len(words))
    return words.removesuffix(touching[1]) if touching and touching[0] != "=" else words


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


def _before(text: str, quantity: Quantity) -> _Row | None:
    """Return what bounds a quantity before it; of a verb between the two, as of one that is no bound, no character."""
    if touching := _ending("before", text, quantity.start):
        return ("=", "") if _is_object(text, quantity, touching[1]) else touching
    if quantity.form == "scale" and (touching := _ending("scale", text, quantity.start)):
        return touching
    start = max(0, quantity.start - _ADVERB_REACH)
    if _ABOUT.search(text, start, quantity.start):
        return "~", ""
    bounds = (mark for mark, adverb in _adverbs() if adverb.search(text, start, quantity.start))
    return next(((mark, "") for mark in bounds), None)


def _is_object(text: str, quantity: Quantity, bound: str) -> bool:
    """Tell things that something breaks through or passes (突破35项技术, 跨过3个大关) from an amount exceeded."""
    if quantity.unit not in ("个", "项") or not bound.startswith(word_list("comparators.passing")):
        return False
    return pattern("comparators.objects", template="[^，。；]{0,12}{}").match(text, quantity.end) is not None


def _decide(quantity: Quantity, before: Comparator | None, after: Comparator | None) -> Comparator:
    """A range is a range; the word after the number outranks the one before it (控制在5%左右)."""
    if quantity.value_max is not None:
        return "range"
    if after:
        return after
    return ">" if quantity.bound == ">" else before or quantity.bound


def _ending(side: str, text: str, end: int) -> _Row | None:
    """Return the longest word of a table that ends at `end`."""
    marks, longest = _marks(side)
    words = (text[start:end] for start in range(max(0, end - longest), end))
    return next(((marks[word], word) for word in words if word in marks), None)


def _beginning(side: str, text: str, start: int) -> _Row | None:
    """Return the longest word of a table that begins at `start`; a loose one only where it ends its phrase."""
    return next((row for row in _table(side) if _stands_at(text, start, row[1])), None)


def _stands_at(text: str, start: int, word: str) -> bool:
    return text.startswith(word, start) and (
        word not in _LOOSE or _PHRASE_END.match(text, start + len(word)) is not None
    )


@cache
def _table(side: str) -> tuple[_Row, ...]:
    """Return comparators with their words, those before a number also as they lead on to it, longest word first."""
    rows = [(mark, word) for mark in _MARKS[side] for word in word_list(f"comparators.{side}.{mark}")]
    if side == "before":
        leads = word_list("comparators.leads")
        rows += [(mark, word + lead) for mark, word in rows if len(word) >= _SHORTEST_LED for lead in leads]
    return tuple(sorted(rows, key=lambda row: -len(row[1])))


@cache
def _marks(side: str) -> tuple[dict[str, Comparator], int]:
    """Return the words of a table with the comparator of each, and how many characters the longest has."""
    marks = {word: mark for mark, word in _table(side)}
    return marks, max(map(len, marks))


@cache
def _adverbs() -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    """Return the adverbs that bound over a verb (至少建成3个) with the bound that they set."""
    marks: tuple[Comparator, ...] = (">=", "<=", "~")
    verbs = "|".join(word_list("verbs.action") + word_list("verbs.reaching"))
    return tuple((mark, pattern(f"comparators.adverbs.{mark}", template=f"{{}}(?:{verbs})$")) for mark in marks)
