"""Of which reports and parts of them a question is asked: its places and years decide before anything is ranked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus import Tense
from corpus.text.forms import normalise
from index import Prior
from qa.question.directory import Directory
from qa.question.scope import Missing, Required, Scope
from qa.question.targets import Targets, targets_of
from qa.question.years import Asked, Spoken, plan_ending, spoken

# Log-odds that a passage loses in the part of a report that speaks of another year than is asked of: of 700 questions
# about 26 reports, asked over two years' reports at once, 690 are answered in the part that fits.
_OTHER_PART = 5.0
# ... in a plan where a result is asked for, or the reverse: the words of a question tell it in 94 of 100 cases.
_OTHER_REPORT = 3.0
# ... in an older report of a place, where no year is named: enough for the newest to go first of two that say the same.
_OLDER = 1.0


def resolve(question: str, directory: Directory, chosen: Collection[str] | None = None) -> Scope:
    """Read the place and time of a question; `chosen` are the reports a person picked, all if None."""
    text = normalise(question)
    among = list(directory.reports if chosen is None else dict.fromkeys(chosen))
    targets = targets_of(text, directory, among)
    time = spoken(text)
    rest = _without(text, [*targets.spans, *time.spans])
    if targets.missing:
        return Scope(tuple(among), rest, places=targets.places, missing=targets.missing)
    return _dated(directory, targets, time, rest)


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


def _dated(directory: Directory, targets: Targets, time: Spoken, rest: str) -> Scope:
    """Choose by year among the reports of the places."""
    by_place: dict[str, list[str]] = {}
    for report in targets.reports:
        by_place.setdefault(directory.place(report).name, []).append(report)
    priors: dict[str, Prior] = {}
    years: dict[int, None] = {}
    for own in by_place.values():
        newest = max((directory.year(each) or 0 for each in own), default=0) or None
        wanted = time.of(newest)
        years |= dict.fromkeys(wanted)
        found = _priors(directory, own, wanted, time.asked) if wanted else {}
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
