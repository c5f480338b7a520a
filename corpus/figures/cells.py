"""The figures of a table's row: what a cell counts is told by its headings, what they say of time by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from corpus.figures.comparators import read_comparator
from corpus.figures.dating import last_mentioned
from corpus.figures.lexicon import pattern
from corpus.figures.numbers import int_or_float
from corpus.figures.quantities import Quantity, find_quantities
from corpus.figures.tense import heading_tense
from corpus.records import Comparator, Figure, Paragraph, TableCell, Tense
from corpus.text.units import scaled_unit

_NUMBER = re.compile(r"(?P<sign>[-－−–—▲△]?)\s?(?P<digits>\d[\d,，\s]*(?:[.．]\d+)?)")
_APART = str.maketrans({",": "", "，": "", " ": "", "\xa0": "", "\u3000": "", "．": "."})
# Digits beyond which a run is a code.
_LONGEST = 18
# A heading that names the year before its table's (上年, 去年同期), and no change against it.
_YEAR_BEFORE = re.compile(r"(?<![比较为占])(?:上一?年|去年|上年同期)(?!.*[增减%％])")
# An index or a score is counted in nothing.
_SCORE = re.compile(r"(?:指数|系数|得分|分值|比例?)$")


def cell_figures(paragraph: Paragraph, report_year: int | None) -> tuple[Figure, ...]:
    r"""Return the figures of a row; of a paragraph that is none, nothing.

    Args:
        paragraph: read from are its text, row and section, nothing else of the report.
        report_year: the year whose work the report plans (今年), if known.

    >>> from corpus.records import TableRow
    >>> cell = TableCell(3, 6, "大豆产量", "万吨", "level", ("2019年产量",))
    >>> row = TableRow("2019年产量", "产品\t产量（万吨）", (cell,))
    >>> figure, = cell_figures(Paragraph("r", 1, (), "", "大豆\t7.2", (), 0, "row", "", row), 2021)
    >>> figure.text, figure.value, figure.unit, figure.indicator, figure.year, figure.tense
    ('7.2', 72000, '吨', '大豆产量', 2019, 'actual')
    """
    cells = paragraph.row.cells if paragraph.row else ()
    return tuple(figure for cell in cells for figure in _figure(paragraph, cell, report_year))


def _figure(paragraph: Paragraph, cell: TableCell, report_year: int | None) -> Iterator[Figure]:
    """Yield the figure of a cell, unless nothing says in what it is counted."""
    quantity, comparator = _quantity(paragraph.text[cell.start : cell.end], cell)
    if quantity is None:
        return
    start, end = cell.start + quantity.start, cell.start + quantity.end
    tense, year = _time(paragraph, cell, report_year)
    yield Figure(
        id=f"{paragraph.report}:{paragraph.number}:{start}-{end}",
        report=paragraph.report,
        paragraph=paragraph.number,
        start=start,
        end=end,
        text=paragraph.text[start:end],
        value=int_or_float(quantity.value),
        value_max=None if quantity.value_max is None else int_or_float(quantity.value_max),
        unit=quantity.unit,
        comparator=comparator,
        indicator=cell.indicator,
        kind=cell.kind,
        tense=tense,
        modality="",
        year=year,
        ocr_certainty=paragraph.ocr_certainty(start, end),
    )


def _quantity(text: str, cell: TableCell) -> tuple[Quantity | None, Comparator]:
    """Read a cell: by its own unit if it has one (8%以上), else by what the table says of it."""
    quantities, _ = find_quantities(text)
    if len(quantities) == 1 and quantities[0].unit and not text.startswith(("-", "－", "−", "▲", "△")):
        bounded = read_comparator(text, quantities[0])
        return bounded.quantity, bounded.comparator
    number, unit = _NUMBER.search(text), scaled_unit(cell.unit)
    if unit is None and cell.unit:
        unit = 1, cell.unit
    if unit is None and _SCORE.search(cell.indicator):
        unit = 1, ""
    if number is None or unit is None:
        return None, "="
    digits = number["digits"].translate(_APART)
    if len(digits) > _LONGEST:
        return None, "="
    value = Decimal(digits) * unit[0] * (-1 if number["sign"] else 1)
    end = number.start() + len(number.group().rstrip())
    return Quantity(number.start(), end, value, None, unit[1], "arabic", "="), "="


def _time(paragraph: Paragraph, cell: TableCell, report_year: int | None) -> tuple[Tense, int | None]:
    """Return whether a cell plans or reports, and of what year."""
    tense = _stated_tense(paragraph, cell)
    year = _year(cell, tense or "actual", report_year)
    if tense is None:
        tense = "target" if year is not None and report_year is not None and year >= report_year else "actual"
    return tense, year


def _year(cell: TableCell, tense: Tense, report_year: int | None) -> int | None:
    """Return the year that the nearest heading names, else that of the report's results or plans."""
    named = ((words, last_mentioned(words, None)) for words in cell.times)
    words, last = next(((words, years.last) for words, years in named if years and years.last), ("", None))
    is_before = cell.times and words != cell.times[0] and _YEAR_BEFORE.search(cell.times[0])
    if not is_before:
        return last or _usual_year(tense, report_year)
    plans = any(pattern("tense.cell_target").search(words) for words in cell.times)
    year = last or _usual_year("target" if plans else "actual", report_year)
    return None if year is None else year - 1


def _stated_tense(paragraph: Paragraph, cell: TableCell) -> Tense | None:
    """Return what the nearest heading says that plans or reports."""
    for words in cell.times:
        plans, reports = pattern("tense.cell_target").search(words), pattern("tense.cell_actual").search(words)
        if plans or reports:
            return "target" if plans and not (reports and reports.start() < plans.start()) else "actual"
    return heading_tense(paragraph.section)


def _usual_year(tense: Tense, report_year: int | None) -> int | None:
    if report_year is None:
        return None
    return report_year if tense == "target" else report_year - 1
