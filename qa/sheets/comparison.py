"""A comparison as a spreadsheet for people: a row for each place, year, and goal or result, with its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from corpus import Cell, Spreadsheet
from qa import wording
from qa.records import Comparison

# The columns and their widths in characters.
_COLUMNS = {
    "地方": 16,
    "年份": 8,
    "性质": 8,
    "数字": 16,
    "数值": 16,
    "单位": 10,
    "指标": 30,
    "原句": 60,
    "报告": 20,
    "段落": 8,
}


def comparison_sheet(comparison: Comparison) -> Spreadsheet:
    """Return the sheet of a comparison; a report that states no figure has an empty one."""
    return Spreadsheet(f"比较-{comparison.indicator}", tuple(_COLUMNS), _rows(comparison), tuple(_COLUMNS.values()))


def _rows(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for row in comparison.rows:
        figure, quote = row.figure, row.quote
        yield (
            row.place,
            row.year,
            wording.tenses()[row.tense],
            wording.bounded(figure) if figure else "",
            figure.value if figure else None,
            figure.unit if figure else "",
            figure.indicator if figure else "",
            quote.text if quote else "",
            row.report,
            quote.paragraph if quote else None,
        )
