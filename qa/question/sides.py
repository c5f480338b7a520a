"""The sides of a comparison: which places, years, goals and results a question sets beside one another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus import Tense
from qa.question.directory import Directory
from qa.question.scope import Scope, narrow
from qa.question.wants import Wants


@dataclass(frozen=True, slots=True)
class Side:
    """One side: of what place and year it speaks, of a goal or a result (None: either), and where it is read."""

    place: str
    year: int | None
    tense: Tense | None
    scope: Scope


def read_sides(wants: Wants, scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Return two sides or more of a question that compares, in the order it names them; else ().

    Several places are compared in each year, one place in several years, and a goal with what came of it.
    """
    if scope.missing:
        return ()
    if scope.tense == "both" and scope.years and (scope.places or scope.required):
        return _fulfilment(scope, directory)
    # 哪些省的目标在5.5%以上 and 哪个省的目标最高 ask for names, by a number.
    numeric = wants.number or "extreme" in wants.compares or bool(wants.quantities)
    everywhere = numeric and "everywhere" in wants.compares
    places = scope.places or (_everywhere(scope, directory) if everywhere else ())
    compared = wants.places_compared
    of_each = compared or not scope.places or (wants.number and "together" not in wants.compares)
    if len(places) > 1 and of_each:
        return _beside(scope, directory, places)
    if len(places) == 1 and len(scope.years) > 1 and compared:
        return _beside(scope, directory, places)
    return ()


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


def _beside(scope: Scope, directory: Directory, places: Sequence[str]) -> tuple[Side, ...]:
    tense = scope.tense if scope.tense in ("target", "actual") else None
    sides = (_side(scope, directory, place, year, tense) for place in places for year in scope.years or (None,))
    return _two_or_more([side for side in sides if side])


def _fulfilment(scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Set a year's goal, in that year's report, beside what the next year's says of it."""
    places = scope.places or tuple(dict.fromkeys(directory.place(report).name for report in scope.reports))
    wanted: tuple[Tense, Tense] = ("target", "actual")
    sides = (_side(scope, directory, places[0], year, tense) for year in scope.years[:1] for tense in wanted)
    return _two_or_more([side for side in sides if side])


def _side(scope: Scope, directory: Directory, place: str, year: int | None, tense: Tense | None) -> Side | None:
    narrowed = narrow(scope, directory, place, year, tense)
    return Side(place, year, tense, narrowed) if narrowed else None


def _two_or_more(sides: list[Side]) -> tuple[Side, ...]:
    return tuple(sides) if len(sides) > 1 else ()


def _everywhere(scope: Scope, directory: Directory) -> tuple[str, ...]:
    """Return the places of the selected provinces' reports, or of all if there are none."""
    reports = directory.of_level("省", scope.reports) or scope.reports
    return tuple(dict.fromkeys(directory.place(report).name for report in reports if directory.place(report).name))
