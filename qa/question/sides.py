"""The sides of a comparison: which places, years, goals and results a question sets beside one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus import Tense
from qa.question.directory import Directory
from qa.question.scope import Scope, narrow
from qa.question.targets import Missing
from qa.question.wants import Wants
from qa.question.when import AskedTense, Moment, When

# Places of which all are set side by side where a question names none; of more the question comes back.
FEW = 4


@dataclass(frozen=True, slots=True)
class Side:
    """One side: of what place and year it speaks, of a goal or a result (None: either), and where it is read.

    Its scope has no reports where none speaks of them.
    """

    place: str
    year: int | None
    tense: Tense | None
    scope: Scope


def read_sides(wants: Wants, when: When, scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Return two sides or more of a question that compares, in the order it names them; else ().

    Several places are compared in each year, one place in several years, and a goal with what came of it.
    """
    if scope.missing:
        return ()
    if scope.tense == "both":
        return _fulfilment(scope, directory)
    # 哪些省的目标在5.5%以上 and 哪个省的目标最高 ask for names, by a number.
    numeric = wants.number or wants.keywords or wants.rank or "extreme" in wants.compares or bool(wants.quantities)
    everywhere = numeric and not scope.places and asks_everywhere(wants)
    places = (*scope.places, *scope.absent) if scope.places else _everywhere(scope, directory) if everywhere else ()
    compared = wants.places_compared
    moments = when.moments or _moments(scope)
    of_each = compared or not scope.places or ((wants.number or wants.keywords) and "together" not in wants.compares)
    if len(places) > 1 and of_each:
        return _beside(scope, directory, places, moments)
    moving = "moving" in wants.compares
    if len(places) == 1 and len(moments) > 1 and (compared or moving or (numeric and not when.mean)):
        return _beside(scope, directory, places, moments)
    return ()


def read_open_sides(wants: Wants, when: When, scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Return every place as a side of a question for a number that names none, where few have reports; else ()."""
    places = tuple(dict.fromkeys(directory.place(report).name for report in scope.reports))
    if scope.places or scope.missing or scope.required or not (wants.number or wants.keywords):
        return ()
    if not 1 < len(places) <= FEW or "" in places or scope.tense == "both":
        return ()
    return _beside(scope, directory, places, when.moments or _moments(scope))


def _moments(scope: Scope) -> tuple[Moment, ...]:
    return tuple(Moment(year, _one(scope.tense)) for year in scope.years)


def asks_everywhere(wants: Wants) -> bool:
    """Tell whether a question asks of every place: 各省, or 谁 with a bound or an end of the order."""
    of_anybody = "anybody" in wants.compares and ("extreme" in wants.compares or bool(wants.quantities))
    return "everywhere" in wants.compares or of_anybody


def unreviewed(result: Side) -> Missing | None:
    """Return that the report is not there which would tell a year's results, or None if it is."""
    if result.scope.reports or result.year is None:
        return None
    year = result.year
    return Missing("other_year", f"{year}年的结果要看{result.place}{year + 1}年的报告，现在没有这份报告。")


def table_sides(
    directory: Directory, places: Collection[str], years: Collection[int], tense: Tense | None
) -> tuple[Side, ...]:
    """Return every place, year, and goal or result that the reports state; of `places` and `years` only, if given.

    A report states the goals of its own year and the results of the year before.
    """
    tenses: tuple[Tense, ...] = (tense,) if tense else ("target", "actual")
    sides = (
        Side(place.name, year, stated_as, _stated(directory, report, year, stated_as))
        for report in directory.newest_first(directory.reports)
        if (place := directory.place(report)).name and (planned := directory.year(report))
        for stated_as in tenses
        for year in [planned if stated_as == "target" else planned - 1]
        if (not places or place.name in places) and (not years or year in years)
    )
    order = {place: i for i, place in enumerate(places)}
    return tuple(
        sorted(sides, key=lambda side: (order.get(side.place, 0), side.place, side.year or 0, side.tense == "actual"))
    )


def _stated(directory: Directory, report: str, year: int, tense: Tense) -> Scope:
    whole = Scope((report,))
    return narrow(whole, directory, directory.place(report).name, year, tense) or whole


def _beside(scope: Scope, directory: Directory, places: Sequence[str], moments: Sequence[Moment]) -> tuple[Side, ...]:
    times = moments or (Moment(None, _one(scope.tense)),)
    return _two_or_more([_side(scope, directory, place, time.year, time.tense) for place in places for time in times])


def _fulfilment(scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Set a year's goal, in that year's report, beside what the next year's says of it.

    Without a year it is the last one that a report reviews.
    """
    places = scope.places or tuple(dict.fromkeys(directory.place(report).name for report in scope.reports))
    if len(places) != 1:
        return ()
    reviewed = (planned - 1 for report in scope.reports if (planned := directory.year(report)))
    year = scope.years[0] if scope.years else max(reviewed, default=None)
    goal, result = (_side(scope, directory, places[0], year, tense) for tense in ("target", "actual"))
    return (goal, result) if goal.scope.reports else ()


def _side(scope: Scope, directory: Directory, place: str, year: int | None, tense: Tense | None) -> Side:
    """Read a side; where it is left open whether its goal or its result is meant, it is the result if there is one."""
    if tense is None and year is not None:
        tenses: tuple[Tense, ...] = ("actual", "target")
        tense = next((told for told in tenses if narrow(scope, directory, place, year, told)), None)
    narrowed = narrow(scope, directory, place, year, tense)
    return Side(place, year, tense, narrowed or replace(scope, reports=(), priors={}))


def _two_or_more(sides: list[Side]) -> tuple[Side, ...]:
    """Return the sides if two can be read, or one beside places without a report."""
    told = sum(bool(side.scope.reports) for side in sides)
    return tuple(sides) if told > 1 or (told and len(sides) > 1) else ()


def _one(tense: AskedTense) -> Tense | None:
    return None if tense == "both" else tense


def _everywhere(scope: Scope, directory: Directory) -> tuple[str, ...]:
    """Return the places of the selected provinces' reports, or of all if there are none."""
    reports = directory.of_level("省", scope.reports) or scope.reports
    return tuple(dict.fromkeys(directory.place(report).name for report in reports if directory.place(report).name))
