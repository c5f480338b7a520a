"""The sides of a comparison: which places, years, goals and results a question sets beside one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import Tense, read_toml
from index.text import normalise
from qa.directory import Directory
from qa.scope import Scope, narrow


@dataclass(frozen=True, slots=True)
class Side:
    """One side: of what place and year it speaks, of a goal or a result (None: either), and where it is read."""

    place: str
    year: int | None
    tense: Tense | None
    scope: Scope


def sides_of(question: str, scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Return two sides or more of a question that compares, in the order it names them; else ().

    Several places are compared in each year, one place in several years, and a goal with what came of it.
    """
    folded = normalise(question)
    if scope.missing:
        return ()
    if scope.asked == "both" and scope.years and (scope.places or scope.required):
        return _fulfilment(scope, directory)
    places = scope.places or (_everywhere(scope, directory) if _says("everywhere", folded) else ())
    compared = _says("compared", folded) and not _says("together", folded)
    if len(places) > 1 and (compared or not scope.places):
        return _beside(scope, directory, places)
    if len(places) == 1 and len(scope.years) > 1 and compared:
        return _beside(scope, directory, places)
    return ()


def _beside(scope: Scope, directory: Directory, places: Sequence[str]) -> tuple[Side, ...]:
    tense = scope.asked if scope.asked in ("target", "actual") else None
    found = (_side(scope, directory, place, year, tense) for place in places for year in scope.years or (None,))
    return _two_or_more([side for side in found if side])


def _fulfilment(scope: Scope, directory: Directory) -> tuple[Side, ...]:
    """Set a year's goal, in that year's report, beside what the next year's says of it."""
    places = scope.places or tuple(dict.fromkeys(directory.place(each).name for each in scope.reports))
    wanted: tuple[Tense, Tense] = ("target", "actual")
    found = (_side(scope, directory, places[0], year, tense) for year in scope.years[:1] for tense in wanted)
    return _two_or_more([side for side in found if side])


def _side(scope: Scope, directory: Directory, place: str, year: int | None, tense: Tense | None) -> Side | None:
    narrowed = narrow(scope, directory, place, year, tense)
    return Side(place, year, tense, narrowed) if narrowed else None


def _two_or_more(sides: list[Side]) -> tuple[Side, ...]:
    return tuple(sides) if len(sides) > 1 else ()


def _everywhere(scope: Scope, directory: Directory) -> tuple[str, ...]:
    """Return the places of the selected provinces' reports, or of all if there are none."""
    reports = directory.of_level("省", scope.reports) or scope.reports
    return tuple(dict.fromkeys(directory.place(each).name for each in reports if directory.place(each).name))


def _says(name: str, folded: str) -> bool:
    return _pattern(name).search(folded) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    tables = read_toml(Path(__file__).parent / "data" / "scope.toml")
    return re.compile("|".join(tables["comparison"][name]))
