"""Records as spreadsheets for people: Chinese column names, words for signs, and the sentence that each rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus import Cell, Figure, Quote, Report, Slice, Spreadsheet
from qa import display
from qa.records import Comparison, Fulfilment

# The columns of each sheet, and their widths in characters. 识别把握 is filled where a figure was read by OCR.
_FIGURES = {
    "报告": 30,
    "指标": 30,
    "原文": 14,
    "界限": 10,
    "数值": 18,
    "上限": 12,
    "单位": 10,
    "类别": 8,
    "性质": 8,
    "承诺用语": 10,
    "年份": 8,
    "章节": 30,
    "段落": 8,
    "原句": 60,
    "识别把握": 10,
    "编号": 26,
}
_COMPARISON = {
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
    "识别把握": 10,
}
_FULFILMENT = {
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
    "目标识别把握": 14,
    "结果识别把握": 14,
}


def figure_sheet(figures: Iterable[Figure], reports: Sequence[Report], name: str) -> Spreadsheet:
    """Return the sheet of the figures, a row each in the given order; every figure's report must be among `reports`."""
    return Spreadsheet(name, tuple(_FIGURES), _figures_rows(figures, reports), tuple(_FIGURES.values()))


def _figures_rows(figures: Iterable[Figure], reports: Sequence[Report]) -> Iterator[tuple[Cell, ...]]:
    by_id = {report.id: report for report in reports}
    names = {report.id: display.report_name(report) for report in reports}
    for figure in figures:
        paragraph = by_id[figure.report].paragraphs[figure.paragraph - 1]
        yield (
            names[figure.report],
            figure.indicator,
            figure.text,
            display.bound(figure),
            figure.value,
            figure.value_max,
            figure.unit,
            display.kind(figure),
            display.tense(figure),
            figure.modality,
            figure.year,
            " / ".join(paragraph.section),
            figure.paragraph,
            Slice(paragraph, figure.start, figure.end).sentence.text,
            figure.ocr_certainty,
            figure.id,
        )


def comparison_sheet(comparison: Comparison) -> Spreadsheet:
    """Return the sheet of a comparison; a report that states no figure has an empty one."""
    return Spreadsheet(
        f"比较-{comparison.indicator}", tuple(_COMPARISON), _comparison_rows(comparison), tuple(_COMPARISON.values())
    )


def _comparison_rows(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for row in comparison.rows:
        figure, quote = row.figure, row.quote
        yield (
            row.place,
            row.year,
            display.tenses()[row.tense],
            display.bounded(figure) if figure else "",
            figure.value if figure else None,
            figure.unit if figure else "",
            figure.indicator if figure else "",
            quote.text if quote else "",
            row.report,
            quote.paragraph if quote else None,
            figure.ocr_certainty if figure else None,
        )


def fulfilment_sheet(items: Iterable[Fulfilment], quote: Callable[[Figure], Quote], name: str) -> Spreadsheet:
    """Return the sheet of the items, a row each in their order; `quote` gives the sentence of a figure."""
    return Spreadsheet(name, tuple(_FULFILMENT), _fulfilment_rows(items, quote), tuple(_FULFILMENT.values()))


def _fulfilment_rows(items: Iterable[Fulfilment], quote: Callable[[Figure], Quote]) -> Iterator[tuple[Cell, ...]]:
    for item in items:
        target, actual = item.target, item.actual
        yield (
            display.outcome(item.status).words,
            target.indicator,
            display.bounded(target),
            display.bounded(actual) if actual else "",
            actual.indicator if actual else "",
            item.confidence,
            quote(target).text,
            target.paragraph,
            quote(actual).text if actual else "",
            actual.paragraph if actual else None,
            target.ocr_certainty,
            actual.ocr_certainty if actual else None,
        )
