"""Figures as a spreadsheet for people: Chinese column names, words for signs, and the sentence each stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus import Cell, Figure, Paragraph, Report, Spreadsheet
from qa import wording

# The columns and their widths in characters.
_COLUMNS = {
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
    "编号": 26,
}


def figure_sheet(figures: Iterable[Figure], reports: Sequence[Report], name: str) -> Spreadsheet:
    """Return the sheet of the figures, a row each in the given order; every figure's report must be among `reports`."""
    return Spreadsheet(name, tuple(_COLUMNS), _rows(figures, reports), tuple(_COLUMNS.values()))


def _rows(figures: Iterable[Figure], reports: Sequence[Report]) -> Iterator[tuple[Cell, ...]]:
    known = {report.id: report for report in reports}
    names = {report.id: wording.report_name(report) for report in reports}
    for figure in figures:
        paragraph = known[figure.report].paragraphs[figure.paragraph - 1]
        yield (
            names[figure.report],
            figure.indicator,
            figure.text,
            wording.bound(figure),
            figure.value,
            figure.value_max,
            figure.unit,
            wording.kind(figure),
            wording.tense(figure),
            figure.modality,
            figure.year,
            " / ".join(paragraph.section),
            figure.paragraph,
            _sentence(paragraph, figure),
            figure.id,
        )


def _sentence(paragraph: Paragraph, figure: Figure) -> str:
    around = (s for s in paragraph.sentences if s.start <= figure.start < s.end)
    return "".join(paragraph.text[s.start : s.end] for s in around).strip()
