"""The places that a question names: by full, short, customary, English or one-character names, alone or in a region.

A county or district counts by its full name; by its short one (涪城) where a report is of it or of what it lies in, or
where it stands like a name; by one that is an everyday word too (和平) right behind what it lies in, or where its own
report is there and it stands like a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.text.forms import normalise
from corpus.text.gazetteer import (
    NATION,
    Place,
    county_places,
    everyday,
    everyday_counties,
    gazetteer,
    place_words,
    within,
)
from corpus.text.places import place_names
from corpus.text.tokens import word_spans
from qa.question.standing import is_start, stands_like_a_name

# Names of one character that are everyday words too (新, 台): they count only beside one that is not (云贵川).
_NEVER_ALONE = frozenset("新宁青吉黑云甘贵台港澳蒙苏辽津晋藏京蜀")
# A name with a part in brackets.
_BRACKETED = re.compile(r"([\u4e00-\u9fff]{1,3})\(([\u4e00-\u9fff]{1,8})\)")
# What joins such names (京和粤, 浙vs鲁), and what stands behind one alone (津2025, 晋 今年).
_JOINED = re.compile(r"\s?(?:[和与跟同、/]|vs\.?)\s?")
_BESIDE = re.compile(r"(?:[和与跟同、/]|vs\.?)\s?$")
_DATED = re.compile(r"\s*(?:(?:19|20)\d\d|二[〇零○]|[今去前明]年)")
# How the full name of a county ends; one of so few characters (义县) is no surer than a short name.
_ENDINGS = ("县", "区", "市", "旗")
_FEW = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a normalised question: `text[start:end]`; a region (川渝) names several."""

    start: int
    end: int
    places: tuple[str, ...]


class Names:
    """Every name that a question may use, of the places of China and of those whose reports are there."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the places of the reports: their names go before all others."""
        reported = list(places)
        self._own = {normalise(name): (place.name,) for place in reversed(reported) for name in place.names}
        self._own_everyday = {
            short: (place.name,)
            for place in reported
            for short in place_names(place.names[0])[1:]
            if short in everyday("counties") and short not in _listed()
        }
        self._reported = {place.name for place in reported}
        known = (self._own, self._own_everyday, _listed(), county_places(), everyday_counties())
        self._lengths = _lengths_by_start(name for names in known for name in names)

    def find(self, text: str) -> list[Mention]:
        """Return the places named in a normalised text, in order, the longest name first where several fit.

        >>> [(m.places, "皖和吉林市2025年"[m.start : m.end]) for m in Names([]).find("皖和吉林市2025年")]
        [(('安徽省',), '皖'), (('吉林市',), '吉林市')]
        >>> [m.places for m in Names([]).find("绵阳市涪城区2025年")], Names([]).find("建设和平的家园")
        ([('涪城区',)], [])
        """
        mentions = self._bracketed(text)
        text = _blank(text, mentions)
        mentions += self._in_order(text)
        return sorted([*mentions, *_initials(text, mentions)], key=lambda mention: mention.start)

    def _bracketed(self, text: str) -> list[Mention]:
        """Find names with a part in brackets: 新(疆)."""
        spans = ((match.span(), match[1] + match[2]) for match in _BRACKETED.finditer(text))
        named = ((span, self._own.get(name) or _listed().get(name)) for span, name in spans)
        return [Mention(*span, places) for span, places in named if places]

    def _in_order(self, text: str) -> list[Mention]:
        mentions: list[Mention] = []
        at = 0
        while at < len(text):
            before = mentions[-1] if mentions and mentions[-1].end == at else None
            mention = self._at(text, at, before)
            if mention and before and mention.start < before.end:
                mentions.pop()
            if mention:
                mentions.append(mention)
            at = mention.end if mention else at + 1
        return mentions

    def _at(self, text: str, start: int, before: Mention | None) -> Mention | None:
        """Return the longest name that starts here; behind what it lies in, a county takes that name in."""
        for length in self._lengths.get(text[start : start + 2], ()):
            end = start + length
            name = text[start:end]
            if len(name) < length:
                continue
            places = self._own.get(name) or _listed().get(name)
            if places and _stands_alone(text, start, end, places):
                return Mention(start, end, places)
            if before and (inner := self._part_of(before.places, name)):
                return Mention(before.start, end, (inner,))
            if county := self._county(text, start, end):
                return Mention(start, end, (county,))
            if name in self._own_everyday and stands_like_a_name(text, start, end):
                return Mention(start, end, self._own_everyday[name])
            if part := self._everyday_part(text, start, end):
                return Mention(start, end, (part,))
        return None

    def _everyday_part(self, text: str, start: int, end: int) -> str:
        """Return the part of a reported place that goes by an everyday word and stands where a place does, or ""."""
        places = everyday_counties().get(text[start:end], ())
        near = [place.name for place in places if self._reported.intersection(within(place))]
        at = is_start(text, start) or text[start - 1 : start] == "在"
        return near[0] if near and at and _is_word(text, start, end) else ""

    def _part_of(self, wholes: Sequence[str], name: str) -> str:
        """Return the county of that name in one of the places named right before it, or ""."""
        named = (*county_places().get(name, ()), *everyday_counties().get(name, ()))
        return next((place.name for place in named if set(wholes).intersection(within(place))), "")

    def _county(self, text: str, start: int, end: int) -> str:
        """Return the county that is named here, one of a place with a report before others, or ""."""
        name = text[start:end]
        if not (places := county_places().get(name)):
            return ""
        near = [place for place in places if self._reported.intersection(within(place))]
        is_full = len(name) > _FEW and name.endswith(_ENDINGS)
        if not _stands_alone(text, start, end, (name,) if is_full else ()):
            return ""
        # Of a full name the end is sure: words are cut wrongly there (南川|区棚|改).
        if not (_starts_word(text, start) if is_full and near else _is_word(text, start, end)):
            return ""
        if not (is_full or near or stands_like_a_name(text, start, end)):
            return ""
        several = len({place.name for place in near or places}) > 1
        return name if several else (near or places)[0].name


def _lengths_by_start(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return by the first two characters of names how long those are that begin so, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        if len(name) > 1:
            lengths[name[:2]].add(len(name))
    return {start: tuple(sorted(several, reverse=True)) for start, several in lengths.items()}


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the names of provinces, prefecture-level places and regions."""
    listed: dict[str, tuple[str, ...]] = {}
    for place in gazetteer().values():
        for name in place.names:
            listed.setdefault(normalise(name), (place.name,))
    for region, members in place_words()["regions"].items():
        listed.setdefault(region, tuple(members))
    return listed


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell a name from one that only lies across words (市南区 in 城市南区)."""
    return {start, end} <= {0, len(text), *(edge for span in word_spans(text) for edge in span)}


def _starts_word(text: str, start: int) -> bool:
    return start == 0 or any(start == begin for begin, _ in word_spans(text))


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
    by_initial = _by_initial()
    unclaimed = _blank(text, taken)
    if by_initial.keys().isdisjoint(unclaimed):
        return []
    edges = {edge for span in word_spans(unclaimed) for edge in span}
    runs = [run for run in _run().finditer(unclaimed) if not _NEVER_ALONE.issuperset(run.group())]
    clear = [run for run in runs if len(run.group()) > 2 or edges.issuperset(run.span())]
    spans = {run.span() for run in clear}
    clear += [run for run in _run().finditer(unclaimed) if run.span() not in spans and _is_place_beside(unclaimed, run)]
    return [Mention(*run.span(), tuple(by_initial[initial] for initial in run.group())) for run in clear]


def _blank(text: str, taken: Iterable[Mention]) -> str:
    """Write spaces for what is taken."""
    free = list(text)
    for mention in taken:
        free[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(free)


def _is_place_beside(text: str, run: re.Match[str]) -> bool:
    """Tell a character that is a place though it is an everyday word: 津 2025, 京和粤, 晋省."""
    start, end = run.span()
    if len(run.group()) > 1:
        return False
    follows = _BESIDE.search(text[:start]) is not None and (start == 1 or text[start - 2] in _by_initial())
    leads = (match := _JOINED.match(text, end)) is not None and text[match.end() : match.end() + 1] in _by_initial()
    return (
        follows
        or leads
        or text.startswith("省", end)
        or (is_start(text, start) and _DATED.match(text, end) is not None)
    )


@cache
def _patterns(name: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(place_words()[name])}){end}")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_by_initial())}]+")


@cache
def _by_initial() -> dict[str, str]:
    return {initial: place.name for place in gazetteer().values() for initial in place.initials}
