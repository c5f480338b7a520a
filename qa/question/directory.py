"""The reports that are there, by place, year and speaker: what a question's words are looked up in."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from corpus import Report
from corpus.text.forms import normalise
from corpus.text.gazetteer import NATION, Place, place_of, within
from corpus.text.levels import level_of
from qa.errors import UnknownPlaceError
from qa.question.mentions import Names

# Reports named in a sentence; more would not be read.
_SHOWN = 12
# The place of a report of which none is known.
_NOWHERE = Place("", "", ())


class Directory:
    """Looks up the reports of an index; it only reads."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = {report.id: report for report in reports}
        places = _as_one({report.place: place_of(report.place) for report in reports if report.place})
        self._places = {report.id: places.get(report.place, _NOWHERE) for report in reports}
        self.names = Names(sorted(set(places.values()), key=lambda place: (place.name == NATION, place.name)))
        newest_first = sorted(reports, key=lambda report: (-(report.planned_year or 0), report.id))
        self._order = {report.id: place for place, report in enumerate(newest_first)}
        self._speakers = {normalise(report.speaker): report.speaker for report in reports if len(report.speaker) > 1}

    def place(self, report: str) -> Place:
        """Return the place of a report; an unknown one has no names."""
        return self._places[report]

    def named(self, name: str) -> str:
        """Return the full name of a place by any of its names.

        Raises:
            UnknownPlaceError: no report is of that place.
        """
        mentions = self.names.find(normalise(name.strip()))
        place = mentions[0].places[0] if mentions else name
        if not self.of_place(place, self.reports):
            raise UnknownPlaceError(f"没有“{name[:20]}”的报告，现有：{self.listed()}。")
        return place

    def of_place(self, name: str, among: Collection[str]) -> list[str]:
        """Return the reports of a place, by its full name, newest first."""
        return self.newest_first(report for report in among if self._places[report].name == name)

    def around(self, place: Place, among: Collection[str]) -> list[str]:
        """Return the reports of what a place lies in, those of the nearest first (绵阳市 before 四川省)."""
        return [report for parent in within(place) for report in self.of_place(parent, among)]

    def of_speaker(self, text: str, among: Collection[str]) -> list[str]:
        """Return the reports given by someone whom a normalised text names."""
        named = {speaker for folded, speaker in self._speakers.items() if folded in text}
        return [report for report in among if self.reports[report].speaker in named]

    def of_level(self, level: str, among: Collection[str]) -> list[str]:
        """Return the reports of the places of a level, 省, 市 or 县: a municipality is both a province and a city."""
        return [report for report in among if level in _levels(self.reports[report])]

    def newest_first(self, reports: Iterable[str]) -> list[str]:
        """Order reports by year, the newest first, those without a year last."""
        return sorted(reports, key=self._order.__getitem__)

    def year(self, report: str) -> int | None:
        """Return the year that a report plans; of a bulletin, the year after its results."""
        return self.reports[report].planned_year

    def naming(self, words: Collection[str], among: Collection[str]) -> list[str]:
        """Return the reports whose text holds one of the words."""
        return [report for report in among if any(word in self._texts[report] for word in words)]

    def listed(self, among: Collection[str] | None = None) -> str:
        """Name the places and years that are there, for a person: 四川省2025、2026年，青岛市2018年."""
        years: dict[str, list[int]] = {}
        for report in map(self.reports.__getitem__, self.reports if among is None else among):
            years.setdefault(report.place or report.title or report.id, []).extend([report.year] if report.year else [])
        parts = [
            name + ("、".join(map(str, sorted(set(dated)))) + "年" if dated else "") for name, dated in years.items()
        ]
        return "，".join(parts[:_SHOWN]) + (f"等{len(parts)}个地方" if len(parts) > _SHOWN else "")

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {name: _text(report) for name, report in self.reports.items()}


def _as_one(places: Mapping[str, Place]) -> dict[str, Place]:
    """Take a bare name for that of the one place which another report calls by it with its city's (衡川市石磨区)."""
    prefixed: dict[str, set[Place]] = {}
    for place in places.values():
        if place.parent and level_of(place.name) == "县":
            prefixed.setdefault(place.names[0], set()).add(place)
    only = {bare: next(iter(homonyms)) for bare, homonyms in prefixed.items() if len(homonyms) == 1}
    return {name: place if place.parent else only.get(place.name, place) for name, place in places.items()}


def _levels(report: Report) -> tuple[str, ...]:
    """Return the level of a report's place; a municipality is a province and calls itself a city."""
    return ("省", "市") if report.level == "省" and report.place.endswith("市") else (report.level,)


def _text(report: Report) -> str:
    """Return the whole text of a report, half width and lower case."""
    text = "\n".join(paragraph.text for paragraph in report.paragraphs)
    return unicodedata.normalize("NFKC", text).lower()
