"""Of which reports and parts of them a question is asked: its places and years decide before anything is ranked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from corpus import Span, Tense
from corpus.text.time import plan_ending
from index import Prior
from qa.question.directory import Directory
from qa.question.targets import Missing, Required, Targets, targets_of
from qa.question.when import AskedTense, When

# Log-odds that a passage loses in the part of a report that speaks of another year than is asked of: of 700 questions
# about 26 reports, asked over two years' reports at once, 690 are answered in the part that fits.
_OTHER_PART = 5.0
# ... in a plan where a result is asked for, or the reverse: the words of a question tell it in 94 of 100 cases.
_OTHER_REPORT = 3.0
# ... in a plan for a year that another report reviews, where the words tell neither: 24 of 36 such questions ask what
# came of it.
_PLANNED_SINCE_DONE = 0.7
# ... in an older report of a place, where no year is named: enough for the newest to go first of two that say the same.
_OLDER = 1.0


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look for an answer.

    Attributes:
        reports: ids of the selected reports, newest first; all if the question names neither place nor year.
        years: the years it speaks of; empty if it names none.
        tense: whether it asks for a goal, a result or both.
        priors: for a report, what its plan and its review are worth before anything is read.
        places: full names of the places it asks of; empty if it names none.
        spans: where they are named in the text that was read; they say nothing of the topic.
        required: what the answer must name.
        missing: why there is nothing to look for, or None.
        beside: why a place named beside those of the reports cannot be compared with them, or None.
        absent: full names of such places.
    """

    reports: tuple[str, ...]
    years: tuple[int, ...] = ()
    tense: AskedTense = None
    priors: Mapping[str, Prior] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    required: tuple[Required, ...] = ()
    missing: Missing | None = None
    beside: Missing | None = None
    absent: tuple[str, ...] = ()


def read_scope(text: str, when: When, directory: Directory, chosen: Collection[str] | None = None) -> Scope:
    """Read the places of a text in one form that speaks of `when`; `chosen` are the reports a person picked."""
    among = list(directory.reports if chosen is None else dict.fromkeys(chosen))
    targets = targets_of(text, directory, among)
    if targets.missing:
        return Scope(tuple(among), places=targets.places, spans=tuple(targets.spans), missing=targets.missing)
    return _dated(directory, targets, when)


def narrow(scope: Scope, directory: Directory, place: str, year: int | None, tense: Tense | None) -> Scope | None:
    """Narrow a scope to one place and year and to a goal or a result; None if no report speaks of them."""
    reports = directory.of_place(place, scope.reports)
    year = year or max((directory.year(report) or 0 for report in reports), default=0) or None
    priors = _priors(directory, reports, [year], tense) if year else dict.fromkeys(reports, Prior())
    if tense:
        priors = {report: prior for report, prior in priors.items() if 0.0 in (prior.plan, prior.review)}
    if not priors:
        return None
    years = (year,) if year else ()
    return replace(scope, reports=tuple(directory.newest_first(priors)), years=years, tense=tense, priors=priors)


def _dated(directory: Directory, targets: Targets, when: When) -> Scope:
    """Choose by year among the reports of the places."""
    by_place: dict[str, list[str]] = {}
    for report in targets.reports:
        by_place.setdefault(directory.place(report).name, []).append(report)
    priors: dict[str, Prior] = {}
    years: dict[int, None] = {}
    for of_place in by_place.values():
        of_place = _named_reports(directory, of_place, when)
        newest = max((directory.year(report) or 0 for report in of_place), default=0) or None
        wanted = when.of(newest) or when.reports[: not _of_years(directory, of_place, when.reports)]
        years |= dict.fromkeys(wanted)
        by_year = _priors(directory, of_place, wanted, when.tense) if wanted else {}
        counted = not when.years and not by_year  # 明年 and 前年 are seldom what is asked about
        priors |= _by_age(directory, of_place, newest) if counted else by_year
    required: tuple[Required, ...] = ()
    if not priors:
        priors, required = _speaking_of(directory, targets.reports, tuple(years))
    if not priors:
        missing = _missing_year(directory, targets.reports, tuple(years))
        return Scope(
            reports=tuple(targets.reports),
            years=tuple(years),
            tense=when.tense,
            places=targets.places,
            spans=tuple(targets.spans),
            missing=missing,
        )
    return Scope(
        reports=tuple(directory.newest_first(priors)),
        years=tuple(years),
        tense=when.tense,
        priors=priors,
        places=targets.places,
        spans=tuple(targets.spans),
        required=(*targets.required, *required),
        beside=targets.beside,
        absent=targets.absent,
    )


def _named_reports(directory: Directory, reports: list[str], when: When) -> list[str]:
    """Keep the reports of the years that a question names as reports' own, if what it asks of can stand in them."""
    spoken = {year - offset for year in when.years for offset in (0, -1)}
    named = _of_years(directory, reports, when.reports)
    return named if named and (not spoken or spoken.intersection(when.reports)) else reports


def _of_years(directory: Directory, reports: Collection[str], years: Collection[int]) -> list[str]:
    return [report for report in reports if directory.year(report) in years]


def _priors(
    directory: Directory, reports: Collection[str], years: Collection[int], wanted: AskedTense
) -> dict[str, Prior]:
    """Find the reports that plan or review the years, and what their parts are worth: a plan's year is its report's."""
    priors: dict[str, Prior] = {}
    dated = {report: year for report in reports if (year := directory.year(report)) is not None}
    for report, year in dated.items():
        plans, reviews = year in years, year - 1 in years
        since_done = wanted is None and plans and year + 1 in dated.values()
        if plans or reviews:
            plan = -_PLANNED_SINCE_DONE if since_done else _worth(plans, wanted, "target")
            priors[report] = Prior(plan=plan, review=_worth(reviews, wanted, "actual"))
    return priors


def _by_age(directory: Directory, reports: Collection[str], newest: int | None) -> dict[str, Prior]:
    """Of a place's reports, where no year is named, the newest is likelier to be meant."""
    likely, older = Prior(), Prior(-_OLDER, -_OLDER)
    return {report: likely if directory.year(report) == newest else older for report in reports}


def _worth(spoken_of: bool, wanted: AskedTense, part: str) -> float:
    if not spoken_of:
        return -_OTHER_PART
    return 0.0 if wanted in (None, "both", part) else -_OTHER_REPORT


def _speaking_of(
    directory: Directory, reports: Collection[str], years: tuple[int, ...]
) -> tuple[dict[str, Prior], tuple[Required, ...]]:
    """Find the reports that name a year which none of them plans or reviews (到2030年); the answer must name it too."""
    names = tuple(name for year in years for name in (f"{year}年", f"{year} 年", plan_ending(year)) if name)
    needed = Required(names, _missing_year(directory, reports, years))
    return dict.fromkeys(directory.naming(names, reports), Prior()), (needed,)


def _missing_year(directory: Directory, reports: Collection[str], years: Collection[int]) -> Missing:
    named = "、".join(map(str, years))
    return Missing("other_year", f"现有报告没有说到{named}年的这件事；现有：{directory.listed(reports)}。")
