"""The table of every figure of every report, and the filters that select from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from corpus import Figure, Kind, Tense
from corpus.text.forms import normalise

Order = Literal["report", "indicator", "-indicator", "value", "-value", "year", "-year"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """What a figure must match; None and "" match everything.

    Attributes:
        q: words that must all occur in the indicator or in the figure's own text.
        unit: the base unit, equal after normalisation (％ equals %).
        kind: ranks (居全省第2位) match only "rank".
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
        self._rows = [(figure, _plain(figure.indicator + "|" + figure.text), _plain(figure.unit)) for figure in figures]

    def select(self, wanted: FigureFilter, limit: int, offset: int = 0, order: Order = "report") -> FigurePage:
        """Return the figures that match, in order, skipping `offset` of them and stopping after `limit`."""
        matching = self.all(wanted, order)
        return FigurePage(total=len(matching), items=tuple(matching[offset : offset + limit]))

    def all(self, wanted: FigureFilter, order: Order = "report") -> list[Figure]:
        """Return every figure that matches; "report" is the order of the reports, a hyphen turns another around."""
        words = normalise(wanted.q or "").split()
        unit = _plain(wanted.unit or "")
        matching = [
            figure
            for figure, text, own_unit in self._rows
            if _matches(figure, wanted) and (not unit or unit == own_unit) and all(word in text for word in words)
        ]
        key = _KEYS.get(order.lstrip("-"))
        return sorted(matching, key=key, reverse=order.startswith("-")) if key else matching


_KEYS: dict[str, Callable[[Figure], Any]] = {
    "indicator": lambda figure: figure.indicator.encode(
        "gb18030", "replace"
    ),  # common characters stand by pinyin there
    "value": lambda figure: figure.value,
    "year": lambda figure: figure.year or 0,
}


def _matches(figure: Figure, wanted: FigureFilter) -> bool:
    return (
        wanted.report in (None, "", figure.report)
        and (wanted.kind == figure.kind if wanted.kind else figure.kind != "rank")
        and wanted.tense in (None, figure.tense)
        and wanted.year in (None, figure.year)
    )


def _plain(text: str) -> str:
    return "".join(normalise(text).split())
