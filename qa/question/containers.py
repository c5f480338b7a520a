"""A place that is told by what lies in it: 成都所在的省, 省会是成都的省, 川渝里的直辖市, 兵马俑所在的省."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from corpus.text.gazetteer import place_of, within
from corpus.text.wordfile import WordFile
from qa.question.directory import Directory
from qa.question.mentions import Mention

_PLACES = WordFile(Path(__file__).parent / "data" / "places.toml")
# What joins the names of things that lie in one place.
_AND = re.compile(r"[、,，和与跟及]|以及|\band\b")


def containers(text: str, mentions: Sequence[Mention], directory: Directory, among: Collection[str]) -> list[Mention]:
    """Return the mentions of a text in one form, those that only tell where a place is replaced by that place."""
    told: list[Mention] = []
    for mention in mentions:
        before = told[-1] if told else None
        around = _around(text, mention)
        if around is not mention:
            told = [other for other in told if not _joined(text, other, mention) or other.places != mention.places]
            told = _without_neighbours(text, told, mention, around)
        elif before and len(before.places) > 1 and _within(text, before, mention):
            told.pop()
            around = _common(before, mention)
        told.append(around)
    return told if told != list(mentions) else _by_things(text, told, directory, among)


def _around(text: str, mention: Mention) -> Mention:
    """Return what a place lies in, if that is what is named by it, with the words that say so."""
    behind = _PLACES.pattern("container.behind").match(text, mention.end)
    before = _PLACES.pattern("container.before").search(text[: mention.start])
    parents = list(within(place_of(mention.places[0]))) if len(mention.places) == 1 else []
    if not parents or not (behind or before):
        return mention
    start = before.start() if before else mention.start
    end = behind.end() if behind else mention.end
    if before and not behind:
        end += len(match.group()) if (match := _PLACES.pattern("container.of_before").match(text, end)) else 0
    nearest = text[start:end].endswith(_PLACES.words("container.nearest"))
    return Mention(start, end, (parents[0] if nearest else parents[-1],))


def _without_neighbours(text: str, told: list[Mention], mention: Mention, around: Mention) -> list[Mention]:
    """Leave out the places that are named together with one (杭州、宁波所在的省) and lie in the same."""
    kept = list(told)
    first = mention
    while kept and _joined(text, kept[-1], first) and around.places[0] in _within_all(kept[-1]):
        first = kept.pop()
    return kept


def _within_all(mention: Mention) -> set[str]:
    return {parent for place in mention.places for parent in within(place_of(place))}


def _joined(text: str, first: Mention, second: Mention) -> bool:
    return _AND.fullmatch(text[first.end : second.start].strip()) is not None


def _within(text: str, region: Mention, kind: Mention) -> bool:
    between = text[region.end : kind.start]
    return _PLACES.pattern("container.among").fullmatch(between) is not None and bool(_common(region, kind).places)


def _common(region: Mention, kind: Mention) -> Mention:
    places = tuple(place for place in region.places if place in kind.places)
    return Mention(region.start, kind.end, places)


def _by_things(text: str, mentions: list[Mention], directory: Directory, among: Collection[str]) -> list[Mention]:
    """Replace the places named in one that is told by things in it, by that whose reports alone name most of these."""
    match = _PLACES.pattern("container.of_things").search(text)
    if match is None:
        return mentions
    around = {place for mention in mentions if match.start() <= mention.start < match.end() for place in mention.places}
    things = [thing for part in _AND.split(match["things"]) if len(thing := part.strip()) > 1]
    named = Counter(
        place.name
        for thing in things
        for place in {directory.place(name) for name in directory.naming([thing], among)}
        if not around or around & {place.name, *within(place)}
    )
    (first, most), *others = named.most_common(2) or [("", 0)]
    if not first or (others and others[0][1] == most):
        return mentions
    outside = [mention for mention in mentions if not match.start() <= mention.start < match.end()]
    return [*outside, Mention(match.start(), match.end(), (first,))]
