"""The places that a question names: by full, short, customary, English or one-character names, alone or in a region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.text.forms import normalise
from corpus.text.gazetteer import NATION, Place, gazetteer, place_words
from corpus.text.tokens import word_spans

# Names of one character that are everyday words too (新, 台): they count only beside one that is not (云贵川).
_NEVER_ALONE = frozenset("新宁青吉黑云甘贵台港澳蒙苏辽津晋藏京蜀")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a normalised question: `text[start:end]`; a region (川渝) names several."""

    start: int
    end: int
    places: tuple[str, ...]


class Names:
    """Every name that a question may use, of the gazetteer's places and of those whose reports are there."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the places of the reports: their names go before the gazetteer's."""
        self._places: dict[str, tuple[str, ...]] = {}
        for place in (*places, *gazetteer().values()):
            for name in place.names:
                self._places.setdefault(normalise(name), (place.name,))
        for region, members in place_words()["regions"].items():
            self._places.setdefault(region, tuple(members))
        self._longest = max(map(len, self._places))

    def find(self, text: str) -> list[Mention]:
        """Return the places named in a normalised text, in order, the longest name first where several fit.

        >>> [(m.places, "皖和吉林市2025年"[m.start : m.end]) for m in Names([]).find("皖和吉林市2025年")]
        [(('安徽省',), '皖'), (('吉林市',), '吉林市')]
        """
        found: list[Mention] = []
        at = 0
        while at < len(text):
            end = self._end(text, at)
            if end:
                found.append(Mention(at, end, self._places[text[at:end]]))
            at = end or at + 1
        return sorted([*found, *_initials(text, found)], key=lambda mention: mention.start)

    def _end(self, text: str, start: int) -> int:
        """Return where the longest name that starts here ends, or 0."""
        for end in range(min(start + self._longest, len(text)), start + 1, -1):
            name = text[start:end]
            if name in self._places and _stands_alone(text, start, end, self._places[name]):
                return end
        return 0


def _stands_alone(text: str, start: int, end: int, places: tuple[str, ...]) -> bool:
    """Tell a place's name from a part of another word (国家级, 朝阳区, 上海路)."""
    if text[start].isascii():
        return not (text[start - 1 : start].isascii() and text[start - 1 : start].isalpha()) and not (
            text[end : end + 1].isascii() and text[end : end + 1].isalpha()
        )
    if places == (NATION,):
        behind, before = _patterns("nation_not_behind", "$"), _patterns("nation_not_before")
        return before.match(text, end) is None and behind.search(text[:start]) is None
    full = text[start:end] in places
    return full or not text.startswith(tuple(place_words()["not_before"]), end)


def _initials(text: str, taken: list[Mention]) -> list[Mention]:
    """Find names of one character: a word or two by themselves (皖, 川渝), or a longer run of them (苏浙沪皖)."""
    known = _by_initial()
    free = list(text)
    for mention in taken:
        free[mention.start : mention.end] = " " * (mention.end - mention.start)
    if known.keys().isdisjoint(free):
        return []
    rest = "".join(free)
    edges = {edge for span in word_spans(rest) for edge in span}
    runs = [run for run in _run().finditer(rest) if not _NEVER_ALONE.issuperset(run.group())]
    clear = [run for run in runs if len(run.group()) > 2 or edges.issuperset(run.span())]
    return [Mention(*run.span(), tuple(known[initial] for initial in run.group())) for run in clear]


@cache
def _patterns(name: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(place_words()[name])}){end}")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_by_initial())}]+")


@cache
def _by_initial() -> dict[str, str]:
    return {initial: place.name for place in gazetteer().values() for initial in place.initials}
