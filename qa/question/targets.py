"""Of which places a question is asked: what it names, and which reports are theirs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus import Span
from corpus.text.forms import normalise
from corpus.text.gazetteer import NATION, Place, place_of, place_words, within
from corpus.text.levels import level_of
from corpus.text.places import place_names
from corpus.text.wordfile import WordFile
from qa.question.containers import containers
from qa.question.directory import Directory
from qa.question.mentions import Mention
from qa.question.unlisted_places import unlisted
from qa.question.wants import CONDITIONS

_PLACES = WordFile(Path(__file__).parent / "data" / "places.toml")


@dataclass(frozen=True, slots=True)
class Missing:
    """A place, a year, or a goal or result, that is asked for and not there; `message` says in Chinese what is."""

    reason: Literal["other_place", "other_year", "no_figure"]
    message: str


@dataclass(frozen=True, slots=True)
class Required:
    """What an answer must name, in one of several ways, or else it speaks of another place or year."""

    names: tuple[str, ...]
    otherwise: Missing

    def met(self, text: str) -> bool:
        """Tell whether a text, in any form, names it."""
        folded = normalise(text)
        return any(name in folded for name in self.names)


@dataclass(frozen=True, slots=True)
class Targets:
    """The places asked of: their reports, where they were named, and what is still to be named by the answer.

    Attributes:
        absent: full names of the places named beside them, of their level, that have no report.
    """

    reports: list[str]
    spans: list[Span]
    places: tuple[str, ...] = ()
    required: tuple[Required, ...] = ()
    missing: Missing | None = None
    beside: Missing | None = None
    absent: tuple[str, ...] = ()


def targets_of(text: str, directory: Directory, among: list[str]) -> Targets:
    """Find the places asked of: those named that have reports, else the provinces of those named, else all."""
    mentions = containers(text, directory.names.find(text), directory, among)
    singles = [m for m in mentions if len(m.places) == 1 and m.places != (NATION,)]
    here = [m for m in singles if directory.of_place(m.places[0], among)]
    here = [m for m in here if not _part_of_another(m, here, text)]
    groups = [m for m in mentions if len(m.places) > 1]
    if nowhere := _nowhere(text, mentions, directory, among):
        return Targets(among, [], (nowhere.name,), missing=_required(nowhere, directory, among).otherwise)
    for named in (here, groups if not singles else []):
        if reports := _reports_of(named, directory, among):
            spans, names = [Span(m.start, m.end) for m in named], _names_of(named)
            parts = _parts(text, singles, names, directory, among)
            absent = _absent(names, singles, directory, among)
            beside = _required(absent[0], directory, among).otherwise if absent else None
            return Targets(reports, spans, names, parts, beside=beside, absent=tuple(place.name for place in absent))
    if speakers := directory.of_speaker(text, among):
        return Targets(speakers, [])
    if singles:
        return _elsewhere(text, singles, directory, among)
    nation = (
        []
        if CONDITIONS.pattern("comparison.everywhere").search(text)
        else [m for m in mentions if m.places == (NATION,)]
    )
    if reports := _reports_of(nation, directory, among):
        return Targets(reports, [Span(m.start, m.end) for m in nation], (NATION,))
    return Targets(_of_own_level(text, directory, among), [])


def _nowhere(text: str, mentions: Sequence[Mention], directory: Directory, among: list[str]) -> Place | None:
    """Return the first place that is named in a question and in no list and no report, or None."""
    for place in map(place_of, unlisted(text, mentions)):
        names = (
            place.names if level_of(place.name) == "县" else place.names[:1]
        )  # the lists of all but counties are whole
        if not directory.naming(names, among):
            return place
    return None


def _parts(
    text: str, mentions: Sequence[Mention], wholes: Sequence[str], directory: Directory, among: list[str]
) -> tuple[Required, ...]:
    """Return what must be named where a part without a report is asked about beside its whole (绵阳市…涪城区)."""
    absent = [m for m in mentions if not directory.of_place(m.places[0], among) and not _in_passing(text, m)]
    parts = [m for m in absent if set(wholes).intersection(within(place_of(m.places[0])))]
    return tuple(_required_as_written(text, part, directory, among) for part in parts[:1])


def _absent(names: tuple[str, ...], mentions: Sequence[Mention], directory: Directory, among: list[str]) -> list[Place]:
    """Return the places named beside those with reports, and of their level, that have none."""
    levels = {level_of(name) for name in names}
    others = (place_of(m.places[0]) for m in mentions if m.places[0] not in names)
    absent = (place for place in others if level_of(place.name) in levels and not directory.of_place(place.name, among))
    return list(dict.fromkeys(absent))


def _elsewhere(text: str, mentions: Sequence[Mention], directory: Directory, among: list[str]) -> Targets:
    """Look for places without a report in the reports of their provinces, else wherever they are named."""
    places = [place_of(mention.places[0]) for mention in mentions]
    parents = [report for place in places for report in directory.around(place, among)]
    if all(_in_passing(text, mention) for mention in mentions):
        return Targets(list(dict.fromkeys(parents)) or among, [])
    needed = (_required_as_written(text, mentions[0], directory, among),)
    reports = directory.naming(needed[0].names, parents or among)
    if not reports:
        return Targets(among, [], _names_of(mentions), missing=needed[0].otherwise)
    return Targets(list(dict.fromkeys(reports)), [], (), needed)


def _in_passing(text: str, mention: Mention) -> bool:
    """Tell a place where the asker lives or is going from one that is asked about (我在东莞打工, 转到武汉)."""
    before = text[: mention.start]
    at_home = before.endswith(_PLACES.words("passing.at")) and any(
        word in text for word in _PLACES.words("passing.asker")
    )
    return at_home or before.endswith(_PLACES.words("passing.moving"))


def _required(place: Place, directory: Directory, among: Collection[str]) -> Required:
    name, wholes = place.names[0], directory.around(place, among)
    if wholes:
        whole = directory.place(wholes[0]).name
        message = f"{whole}的报告只有全{whole[-1]}的数，没有{name}的；现有：{directory.listed(among)}。"
    else:
        message = f"现有报告中没有{name}的报告，也没有说到它的这件事；现有：{directory.listed(among)}。"
    return Required((*map(normalise, place.names), *place.initials), Missing("other_place", message))


def _required_as_written(text: str, mention: Mention, directory: Directory, among: Collection[str]) -> Required:
    """Take the question's own word for the place too: 南沙, an everyday word, is none of the names of 南沙区."""
    place = place_of(mention.places[0])
    required = _required(place, directory, among)
    words = map(normalise, place_names(place.names[0]))
    written = (word for word in words if word not in required.names and text[: mention.end].endswith(word))
    return Required((*required.names, *written), required.otherwise)


def _part_of_another(mention: Mention, others: Sequence[Mention], text: str) -> bool:
    """Tell a city that a question about its province names (四川…绵阳科技城), except in an address (四川绵阳)."""
    parents = set(within(place_of(mention.places[0])))
    for other in others:
        if parents.intersection(other.places):
            return text[other.end : mention.start] not in ("", "的")
    return False


def _reports_of(mentions: Sequence[Mention], directory: Directory, among: list[str]) -> list[str]:
    """Return the reports of the places named, each place's newest first; the province of an address is left out."""
    names = _names_of(mentions)
    return list(dict.fromkeys(report for name in names for report in directory.of_place(name, among)))


def _names_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for mention in mentions for place in mention.places))


def _of_own_level(text: str, directory: Directory, among: list[str]) -> list[str]:
    """Keep the reports of the level that 我省, 全市 or 我们县 names, if there are any."""
    for level, words in place_words()["own"].items():
        if any(word in text for word in words) and (reports := directory.of_level(level, among)):
            return reports
    return among
