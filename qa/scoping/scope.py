"""Of which reports and parts of them a question is asked: its places and years decide before anything is ranked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from corpus import Figure, Tense
from corpus.gazetteer import NATION, Place, place_of, place_words
from corpus.levels import level_of
from index import Prior
from index.text import normalise
from qa.scoping.directory import Directory
from qa.scoping.mentions import Mention
from qa.scoping.unlisted import unlisted
from qa.scoping.years import Asked, Spoken, plan_ending, scope_words, spoken

# Log-odds that a passage loses in the part of a report that speaks of another year than is asked of: of 700 questions
# about 26 reports, asked over two years' reports at once, 690 are answered in the part that fits.
_OTHER_PART = 5.0
# ... in a plan where a result is asked for, or the reverse: the words of a question tell it in 94 of 100 cases.
_OTHER_REPORT = 3.0
# ... in an older report of a place, where no year is named: enough for the newest to go first of two that say the same.
_OLDER = 1.0


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
class Scope:
    """Where to look for an answer.

    Attributes:
        reports: ids of the selected reports, newest first; all if the question names neither place nor year.
        text: the question without the words that chose them, in one form.
        years: the years it speaks of; empty if it names none.
        asked: whether it asks for a goal, a result or both.
        firmly: it says so in so many words, so that a figure of the other kind is no answer.
        priors: for a report, what its plan and its review are worth before anything is read.
        places: full names of the places it asks of; empty if it names none.
        required: what the answer must name.
        missing: why there is nothing to look for, or None.
        beside: why a place named beside those of the reports cannot be compared with them, or None.
    """

    reports: tuple[str, ...]
    text: str
    years: tuple[int, ...] = ()
    asked: Asked = None
    priors: Mapping[str, Prior] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    required: tuple[Required, ...] = ()
    missing: Missing | None = None
    firmly: bool = False
    beside: Missing | None = None

    def lacks(self, figures: Sequence[Figure]) -> Missing | None:
        """Return what is missing where every figure found speaks of another time, or none of the kind asked for."""
        asked = "、".join(map(str, self.years)) + "年" if self.years else ""
        if figures and self.years and all(each.year is not None and each.year not in self.years for each in figures):
            return Missing("other_year", f"报告没有给出{asked}的这个数字；最接近的是{figures[0].year}年的。")
        if figures and self.firmly and all(each.tense != self.asked for each in figures):
            kind = "目标" if self.asked == "target" else "实际结果"
            return Missing("no_figure", f"报告提到了这件事，但没有给出{asked}的{kind}。")
        if len(self.years) == 1 and figures and all(map(_is_mean, figures)) and not _asks_for_mean(self.text):
            return Missing("no_figure", f"报告没有给出{asked}当年的这个数字，只给出了几年的年均数：{figures[0].text}。")
        return None


@dataclass(frozen=True, slots=True)
class _Targets:
    """The places asked of: their reports, where they were named, and what is still to be named by the answer."""

    reports: list[str]
    spans: list[tuple[int, int]]
    places: tuple[str, ...] = ()
    required: tuple[Required, ...] = ()
    missing: Missing | None = None
    beside: Missing | None = None


def resolve(question: str, directory: Directory, chosen: Collection[str] | None = None) -> Scope:
    """Read the place and time of a question; `chosen` are the reports a person picked, all if None."""
    text = normalise(question)
    among = list(directory.reports if chosen is None else dict.fromkeys(chosen))
    targets = _targets(text, directory, among)
    time = spoken(text)
    rest = _without(text, [*targets.spans, *time.spans])
    if targets.missing:
        return Scope(tuple(among), rest, places=targets.places, missing=targets.missing)
    return _dated(directory, targets, time, rest)


def says(name: str, folded: str) -> bool:
    """Tell whether a normalised question has words of one kind of comparison (data/scope.toml)."""
    return _comparison(name).search(folded) is not None


def narrow(scope: Scope, directory: Directory, place: str, year: int | None, tense: Tense | None) -> Scope | None:
    """Narrow a scope to one place and year and to a goal or a result; None if no report speaks of that year."""
    reports = directory.of_place(place, scope.reports)
    year = year or max((directory.year(each) or 0 for each in reports), default=0) or None
    priors = _priors(directory, reports, [year], tense) if year else dict.fromkeys(reports, Prior())
    if tense:
        fitting = {report: prior for report, prior in priors.items() if 0.0 in (prior.plan, prior.review)}
        priors = fitting or priors
    if not priors:
        return None
    years = (year,) if year else ()
    return replace(scope, reports=tuple(directory.newest_first(priors)), years=years, asked=tense, priors=priors)


def _targets(text: str, directory: Directory, among: list[str]) -> _Targets:
    """Find the places asked of: those named that have reports, else the provinces of those named, else all."""
    mentions = directory.names.find(text)
    singles = [m for m in mentions if len(m.places) == 1 and m.places != (NATION,)]
    here = [m for m in singles if directory.of_place(m.places[0], among)]
    here = [m for m in here if not _part_of_another(m, here, text)]
    groups = [m for m in mentions if len(m.places) > 1]
    if nowhere := _nowhere(text, mentions, directory, among):
        return _Targets(among, [], (nowhere.name,), missing=_required(nowhere, directory, among).otherwise)
    for found in (here, groups if not singles else []):
        if reports := _reports_of(found, directory, among):
            spans, names = [(m.start, m.end) for m in found], _names_of(found)
            return _Targets(reports, spans, names, beside=_beside(names, singles, directory, among))
    if speakers := directory.of_speaker(text, among):
        return _Targets(speakers, [])
    if singles:
        return _elsewhere(text, singles, directory, among)
    nation = [] if says("everywhere", text) else [m for m in mentions if m.places == (NATION,)]
    if reports := _reports_of(nation, directory, among):
        return _Targets(reports, [(m.start, m.end) for m in nation], (NATION,))
    return _Targets(_of_own_level(text, directory, among), [])


def _nowhere(text: str, mentions: Sequence[Mention], directory: Directory, among: list[str]) -> Place | None:
    """Return the first place that is named in a question and in no list and no report, or None."""
    for place in map(place_of, unlisted(text, mentions)):
        names = (
            place.names if level_of(place.name) == "县" else place.names[:1]
        )  # the lists of all but counties are whole
        if not directory.naming(names, among):
            return place
    return None


def _beside(
    names: tuple[str, ...], mentions: Sequence[Mention], directory: Directory, among: list[str]
) -> Missing | None:
    """Tell that a place named beside those with reports, and of their level, has none."""
    levels = {bool(place_of(name).parent) for name in names}
    others = (place_of(m.places[0]) for m in mentions if m.places[0] not in names)
    absent = (place for place in others if bool(place.parent) in levels and not directory.of_place(place.name, among))
    return next((_required(place, directory, among).otherwise for place in absent), None)


def _elsewhere(text: str, mentions: Sequence[Mention], directory: Directory, among: list[str]) -> _Targets:
    """Look for places without a report in the reports of their provinces, else wherever they are named."""
    places = [place_of(mention.places[0]) for mention in mentions]
    parents = [report for place in places for report in directory.of_place(place.parent, among)]
    if all(_in_passing(text, mention) for mention in mentions):
        return _Targets(list(dict.fromkeys(parents)) or among, [])
    needed = tuple(_required(place, directory, among) for place in places[:1])
    reports = directory.naming(needed[0].names, parents or among)
    if not reports:
        return _Targets(among, [], _names_of(mentions), missing=needed[0].otherwise)
    return _Targets(list(dict.fromkeys(reports)), [], (), needed)


def _in_passing(text: str, mention: Mention) -> bool:
    """Tell a place where the asker lives or is going from one that is asked about (我在东莞打工, 转到武汉)."""
    tables = scope_words("passing")
    before = text[: mention.start]
    at_home = before.endswith(tuple(tables["at"])) and any(word in text for word in tables["asker"])
    return at_home or before.endswith(tuple(tables["moving"]))


def _required(place: Place, directory: Directory, among: Collection[str]) -> Required:
    message = f"现有报告中没有{place.name}的报告，也没有说到它的这件事；现有：{directory.listed(among)}。"
    return Required((*map(normalise, place.names), *place.initials), Missing("other_place", message))


def _part_of_another(mention: Mention, others: Sequence[Mention], text: str) -> bool:
    """Tell a city that a question about its province names (四川…绵阳科技城), except in an address (四川绵阳)."""
    parent = place_of(mention.places[0]).parent
    for other in others:
        if other.places == (parent,):
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
        if any(word in text for word in words) and (own := directory.of_level(level, among)):
            return own
    return among


def _dated(directory: Directory, targets: _Targets, time: Spoken, rest: str) -> Scope:
    """Choose by year among the reports of the places."""
    by_place: dict[str, list[str]] = {}
    for report in targets.reports:
        by_place.setdefault(directory.reports[report].place, []).append(report)
    priors: dict[str, Prior] = {}
    years: dict[int, None] = {}
    for own in by_place.values():
        newest = max((directory.year(each) or 0 for each in own), default=0) or None
        wanted = time.of(newest)
        years |= dict.fromkeys(wanted)
        found = _priors(directory, own, wanted, time.asked)
        counted = not time.years and not found  # 明年 and 前年 are seldom what is asked about
        priors |= _by_age(directory, own, newest) if counted else found
    required: tuple[Required, ...] = ()
    if not priors:
        priors, required = _speaking_of(directory, targets.reports, tuple(years))
    if not priors:
        missing = _missing_year(directory, targets.reports, tuple(years))
        return Scope(tuple(targets.reports), rest, tuple(years), time.asked, places=targets.places, missing=missing)
    return Scope(
        reports=tuple(directory.newest_first(priors)),
        text=rest,
        years=tuple(years),
        asked=time.asked,
        priors=priors,
        places=targets.places,
        required=(*targets.required, *required),
        firmly=time.firmly,
        beside=targets.beside,
    )


def _priors(directory: Directory, reports: Collection[str], years: Collection[int], asked: Asked) -> dict[str, Prior]:
    """Find the reports that plan or review the years, and what their parts are worth: a plan's year is its report's."""
    priors: dict[str, Prior] = {}
    for report in reports:
        year = directory.year(report)
        plans, reviews = year in years, year is not None and year - 1 in years
        if plans or reviews:
            priors[report] = Prior(plan=_worth(plans, asked, "target"), review=_worth(reviews, asked, "actual"))
    return priors


def _by_age(directory: Directory, reports: Collection[str], newest: int | None) -> dict[str, Prior]:
    """Of a place's reports, where no year is named, the newest is likelier to be meant."""
    likely, older = Prior(), Prior(-_OLDER, -_OLDER)
    return {each: likely if directory.year(each) == newest else older for each in reports}


def _worth(asked_of: bool, asked: Asked, part: str) -> float:
    if not asked_of:
        return -_OTHER_PART
    return 0.0 if asked in (None, "both", part) else -_OTHER_REPORT


def _speaking_of(
    directory: Directory, reports: Collection[str], years: tuple[int, ...]
) -> tuple[dict[str, Prior], tuple[Required, ...]]:
    """Find the reports that name a year which none of them plans or reviews (到2030年); the answer must name it too."""
    names = tuple(name for year in years for name in (f"{year}年", f"{year} 年", plan_ending(year)) if name)
    needed = Required(names, _missing_year(directory, reports, years))
    return dict.fromkeys(directory.naming(names, reports), Prior()), (needed,)


def _missing_year(directory: Directory, reports: Collection[str], years: Collection[int]) -> Missing:
    asked = "、".join(map(str, years))
    return Missing("other_year", f"现有报告没有说到{asked}年的这件事；现有：{directory.listed(reports)}。")


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Leave out spans; a text that is nothing else stays."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = [""] * (end - start)
    return "".join(kept).strip() or text


def _asks_for_mean(text: str) -> bool:
    return _average("asked").search(text) is not None


def _is_mean(figure: Figure) -> bool:
    """Tell a growth that is the mean of several years', which is no year's."""
    return figure.kind == "growth" and _average("stated").search(figure.indicator) is not None


@cache
def _average(name: str) -> re.Pattern[str]:
    return re.compile("|".join(scope_words("average")[name]))


@cache
def _comparison(name: str) -> re.Pattern[str]:
    return re.compile("|".join(scope_words("comparison")[name]))
