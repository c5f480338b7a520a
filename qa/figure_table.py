"""The table of every figure of every report, and the filters that select from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure, Kind, Tense
from index.text import normalise


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """What a figure must match; None and "" match everything.

    Attributes:
        q: words that must all occur in the indicator or in the figure's own text.
        unit: the base unit, equal after normalisation (％ equals %).
    """

    report: str | None = None
    q: str | None = None
    unit: str | None = None
    kind: Kind | None = None
    tense: Tense | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FigurePage:
    """One page of a selection: how many figures match in all, and the ones on this page."""

    total: int
    items: tuple[Figure, ...]


class FigureTable:
    """Every figure, in the order of the reports; selecting is one pass over rows normalised once."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._rows = [(each, _plain(each.indicator + "|" + each.text), _plain(each.unit)) for each in figures]

    def select(self, wanted: FigureFilter, limit: int, offset: int = 0) -> FigurePage:
        """Return the figures that match, skipping `offset` of them and stopping after `limit`."""
        words = normalise(wanted.q or "").split()
        unit = _plain(wanted.unit or "")
        matching = [
            figure
            for figure, text, own_unit in self._rows
            if _matches(figure, wanted) and (not unit or unit == own_unit) and all(word in text for word in words)
        ]
        return FigurePage(total=len(matching), items=tuple(matching[offset : offset + limit]))


def _matches(figure: Figure, wanted: FigureFilter) -> bool:
    return (
        wanted.report in (None, "", figure.report)
        and wanted.kind in (None, figure.kind)
        and wanted.tense in (None, figure.tense)
        and wanted.year in (None, figure.year)
    )


def _plain(text: str) -> str:
    return "".join(normalise(text).split())
