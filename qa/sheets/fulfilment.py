"""Followed targets as a spreadsheet for people: target and result side by side, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from corpus import Cell, Figure, Spreadsheet
from qa import wording
from qa.records import Fulfilment, Quote

# The columns and their widths in characters.
_COLUMNS = {
    "结论": 8,
    "指标": 30,
    "目标": 14,
    "结果": 14,
    "结果的指标": 30,
    "把握": 8,
    "目标原句": 60,
    "目标段落": 10,
    "结果原句": 60,
    "结果段落": 10,
}


def fulfilment_sheet(items: Iterable[Fulfilment], quote: Callable[[Figure], Quote], name: str) -> Spreadsheet:
    """Return the sheet of the items, a row each in their order; `quote` gives the sentence of a figure."""
    return Spreadsheet(name, tuple(_COLUMNS), _rows(items, quote), tuple(_COLUMNS.values()))


def _rows(items: Iterable[Fulfilment], quote: Callable[[Figure], Quote]) -> Iterator[tuple[Cell, ...]]:
    for item in items:
        target, actual = item.target, item.actual
        yield (
            wording.outcome(item.verdict).words,
            target.indicator,
            wording.bounded(target),
            wording.bounded(actual) if actual else "",
            actual.indicator if actual else "",
            item.confidence,
            quote(target).text,
            target.paragraph,
            quote(actual).text if actual else "",
            actual.paragraph if actual else None,
        )
