"""The tab 对比: one indicator over places and years, goals and results, as a table and as bars."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from corpus import Figure, Report, Tense
from corpus.text.units import convert
from qa import display
from qa.page.address import Address
from qa.page.bars import Bar, bars_html
from qa.page.form import dropdown, form, submit, text
from qa.page.markup import Html, join, tag, visit
from qa.page.ocr_mark import ocr_mark
from qa.page.quote import folded_html
from qa.page.table import row_html, table_html
from qa.page.tabs.tab import Fields, Tab, downloads, tense_of, whole_number
from qa.records import Comparison, ComparisonRow

# (indicator, places or none for all, years or none for all, tense or None for both)
Comparing = Callable[[str, Sequence[str], Sequence[int], Tense | None], Comparison]

_MOST_BARS = 12  # a chart of more is a table again, and pushes the table out of sight
_BETWEEN = re.compile(r"[\s、，,；;]+")


class CompareTab(Tab):
    """The tab over the open reports; `compare` is the bot's."""

    id = "compare"
    label = "对比"
    least = 2

    def __init__(self, reports: Sequence[Report], compare: Comparing) -> None:
        self._compare = compare
        years = {report.year - back for report in reports if report.year for back in (0, 1)}  # a report looks back too
        self._years = [(str(year), f"{year} 年") for year in sorted(years, reverse=True)]

    def form(self, fields: Fields) -> Html:
        """Return the choice of an indicator, places, a year, goals or results."""
        return form(
            self.id,
            text("indicator", "指标", fields.get("indicator", ""), "例如：地区生产总值增长"),
            text("places", "地方（不填为全部）", fields.get("places", ""), "例如：四川、广东"),
            dropdown("year", "年份", self._years, fields.get("year", ""), "全部"),
            dropdown("tense", "性质", display.tenses().items(), tense_of(fields) or "", "目标和完成情况"),
            tag("p", submit("对比")),
            class_="filters",
            role="search",
            aria_label="选择要对比的指标",
        )

    def result(self, fields: Fields) -> Html:
        """Return what the reports say of the indicator, if one is chosen."""
        indicator, tense, year = fields.get("indicator", ""), tense_of(fields), whole_number(fields.get("year", ""))
        if not indicator.strip():
            return Html("")
        places = [place for place in _BETWEEN.split(fields.get("places", "")) if place]
        years = [year] if year else []
        query = {"indicator": indicator, "place": places, "year": years, "tense": [tense] if tense else []}
        return _result(self._compare(indicator, places, years, tense), urlencode(query, doseq=True))


def _result(comparison: Comparison, files: str) -> Html:
    rows = [row for row in comparison.rows if row.figure]
    silent = [_side(row) for row in comparison.rows if not row.figure]
    note = tag("p", f"报告没有给出的：{'、'.join(silent)}。", class_="note") if silent else ""
    if not rows:
        return tag(
            "section", tag("p", "这些报告都没有给出这个指标的数字。", role="status"), note, class_="results none"
        )
    table = table_html(["地方", "年份", "性质", "指标", "数字"], map(_row, rows))
    count = tag("p", f"“{comparison.indicator}”：{len(rows)} 个数字", role="status")
    head = tag("header", count, downloads("compare", files))
    charts = [_chart(rows, tense, words) for tense, words in display.tenses().items()]
    return tag("section", head, *charts, table, note, class_="results compared")


def _chart(rows: Sequence[ComparisonRow], tense: str, words: str) -> Html:
    """Chart the goals or the results, the largest first, in the unit of the first."""
    figures = [(row, row.figure) for row in rows if row.tense == tense and row.figure]
    drawn = [(_value(figure, figures[0][1]), row, figure) for row, figure in figures]
    drawable = sorted(
        ((value, row, figure) for value, row, figure in drawn if value is not None), key=lambda bar: -bar[0]
    )
    if len(drawable) < 2:
        return Html("")
    bars = [Bar(f"{row.place} {row.year or ''}", value, display.bounded(figure)) for value, row, figure in drawable]
    left = len(figures) - len(bars[:_MOST_BARS])
    return bars_html(f"{words}：从高到低", bars[:_MOST_BARS], f"另有 {left} 个未画出。" if left else "")


def _value(figure: Figure, first: Figure) -> float | None:
    return convert(figure.value, figure.unit, first.unit)


def _row(row: ComparisonRow) -> Html:
    figure, quote = row.figure, row.quote
    assert figure is not None and quote is not None, "a row that is shown has both"
    place = Address(report=figure.report, paragraph=figure.paragraph, span=(figure.start, figure.end))
    folded = folded_html(quote, (figure.start, figure.end))
    cells = {
        "地方": row.place,
        "年份": row.year or "—",
        "性质": tag("span", display.tense(figure), class_=f"tense {figure.tense}"),
        "指标": figure.indicator,
        "数字": join([visit(place, display.bounded(figure), title="看报告原句"), ocr_mark(figure), folded]),
    }
    return row_html(cells)


def _side(row: ComparisonRow) -> str:
    return f"{row.place}{f'{row.year}年' if row.year else ''}{display.tenses()[row.tense]}"
