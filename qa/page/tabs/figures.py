"""The tab 指标: every figure of every report as a table to filter, sort, page, chart and take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import get_args
from urllib.parse import urlencode

from corpus import Figure, Kind, Paragraph, Report
from qa import display
from qa.figure_table import ORDERS, FigureFilter, FigureTable, Order
from qa.page.address import Address
from qa.page.bars import Bar, bars_html
from qa.page.form import dropdown, form, hidden, submit, text
from qa.page.markup import Html, join, tag, visit
from qa.page.ocr_mark import ocr_mark
from qa.page.table import row_html, table_html
from qa.page.tabs.tab import Fields, Tab, downloads, tab_address, tense_of, whole_number

PAGE = 50  # rows: a few screens, and light enough for a phone however many figures there are
_MOST_BARS = 10  # a chart of more is a table again, and pushes the table out of sight


@dataclass(frozen=True, slots=True)
class View:
    """What of the table is shown; page counts from 1."""

    wanted: FigureFilter = field(default_factory=FigureFilter)
    order: Order = "report"
    page: int = 1

    @classmethod
    def parse(cls, fields: Fields) -> View:
        """Read the fields of an address; what cannot be understood counts as absent.

        >>> View.parse({"kind": "growth", "year": "x", "sort": "-value", "page": "2"}).order
        '-value'
        """
        kind = next((kind for kind in get_args(Kind) if kind == fields.get("kind")), None)
        order = next((order for order in ORDERS if order == fields.get("sort")), ORDERS[0])
        names = ("report", "q", "unit")
        report, q, unit = (fields.get(name) or None for name in names)
        wanted = FigureFilter(report, q, unit, kind, tense_of(fields), whole_number(fields.get("year", "")))
        return cls(wanted, order, whole_number(fields.get("page", "")) or 1)

    def fields(self) -> dict[str, str]:
        """Return the fields that the API understands too: everything but the page."""
        wanted = self.wanted
        values = (wanted.report, wanted.q, wanted.unit, wanted.kind, wanted.tense, wanted.year)
        names = ("report", "q", "unit", "kind", "tense", "year")
        filters = {name: str(value) for name, value in zip(names, values, strict=True) if value}
        return filters | ({"sort": self.order} if self.order != "report" else {})

    def __str__(self) -> str:
        """Write the address of this view."""
        return tab_address("figures", self.fields() | {"page": str(self.page) if self.page > 1 else ""})


class FiguresTab(Tab):
    """The tab over the figures of the open reports."""

    id = "figures"
    label = "指标"

    def __init__(self, reports: Sequence[Report], figures: Sequence[Figure]) -> None:
        self._reports = {report.id: report for report in reports}
        self._table = FigureTable(figures)
        self._units = [unit for unit, _ in Counter(figure.unit for figure in figures if figure.unit).most_common()]
        self._years = sorted({figure.year for figure in figures if figure.year}, reverse=True)

    def form(self, fields: Fields) -> Html:
        """Return the filters."""
        view = View.parse(fields)
        wanted = view.wanted
        reports = [(report.id, display.report_name(report)) for report in self._reports.values()]
        return form(
            self.id,
            text("q", "指标或原文包含", wanted.q or "", "例如：就业"),
            dropdown("report", "报告", reports, wanted.report or "", "全部报告") if len(reports) > 1 else Html(""),
            dropdown("unit", "单位", [(unit, unit) for unit in self._units], wanted.unit or "", "全部"),
            dropdown("kind", "类别", display.kinds().items(), wanted.kind or "", "全部"),
            dropdown("tense", "性质", display.tenses().items(), wanted.tense or "", "全部"),
            dropdown("year", "年份", [(str(y), f"{y} 年") for y in self._years], str(wanted.year or ""), "全部"),
            hidden("sort", view.order if view.order != "report" else ""),
            tag("p", submit("筛选"), visit(tab_address(self.id, {}), "清除条件")),
            class_="filters",
            role="search",
            aria_label="筛选数字",
        )

    def result(self, fields: Fields) -> Html:
        """Return the chart and one page of the table."""
        view = View.parse(fields)
        figures = self._table.all(view.wanted, view.order)
        view = replace(view, page=min(view.page, max(1, -(-len(figures) // PAGE))))
        return join([self._chart(view, figures), self._results(view, figures)])

    def _chart(self, view: View, figures: Sequence[Figure]) -> Html:
        """Chart the targets of one report by section, of several by report, in the order of the reports."""
        targets = [figure for figure in figures if figure.tense == "target"]
        if not targets:
            return Html("")
        one_report = len({figure.report for figure in targets}) == 1
        counts = Counter(self._part(figure) if one_report else (figure.report, 0) for figure in targets)
        shown = {part for part, _ in counts.most_common(_MOST_BARS)}
        name = self._part_link if one_report else lambda report, _: self._report_link(view, report)
        bars = [Bar(name(*part), count, f"{count} 个") for part, count in sorted(counts.items()) if part in shown]
        more = f"另有 {len(counts) - len(bars)} 处较少，未画出。" if len(counts) > len(bars) else ""
        title = f"目标分布：{len(targets)} 个目标在{'各部分' if one_report else '各报告'}中的个数"
        return bars_html(title, bars, more)

    def _part(self, figure: Figure) -> tuple[str, int]:
        """Return the report and the number of the first paragraph of the figure's part."""
        paragraphs = self._reports[figure.report].paragraphs
        heading = _heading(paragraphs[figure.paragraph - 1])
        return figure.report, next(paragraph.number for paragraph in paragraphs if _heading(paragraph) == heading)

    def _part_link(self, report: str, paragraph: int) -> Html:
        words = _heading(self._reports[report].paragraphs[paragraph - 1])
        return visit(Address(report=report, paragraph=paragraph), words, title=words)

    def _report_link(self, view: View, report: str) -> Html:
        only = View(replace(view.wanted, report=report), view.order)
        return visit(only, display.report_name(self._reports[report]))

    def _results(self, view: View, figures: Sequence[Figure]) -> Html:
        if not figures:
            return tag("p", "没有符合条件的数字，请放宽条件。", class_="results none", role="status")
        start = (view.page - 1) * PAGE
        shown = figures[start : start + PAGE]
        count = f"共 {len(figures)} 个数字" + (
            f"，第 {start + 1}–{start + len(shown)} 个" if len(figures) > PAGE else ""
        )
        head = tag("header", tag("p", count, role="status"), downloads("figures", urlencode(view.fields())))
        rows = [self._row(figure) for figure in shown]
        table = table_html(_columns(view, len(self._reports) > 1), rows)
        return tag("section", head, table, _pager(view, len(figures)), class_="results")

    def _row(self, figure: Figure) -> Html:
        report = self._reports[figure.report]
        where = f"第 {figure.paragraph} 段"
        heading = _heading(report.paragraphs[figure.paragraph - 1])
        place = Address(report=figure.report, paragraph=figure.paragraph, span=(figure.start, figure.end))
        cells = {
            "指标": figure.indicator,
            "数字": join([visit(place, display.bounded(figure), title="看报告原句"), ocr_mark(figure)]),
            "类别": display.kind(figure),
            "性质": tag("span", display.tense(figure), class_=f"tense {figure.tense}"),
            "年份": figure.year or "—",
            "报告": display.report_name(report) if len(self._reports) > 1 else None,
            "出处": where if heading == where else f"{where} · {heading}",
        }
        return row_html(cells)


def _heading(paragraph: Paragraph) -> str:
    """Name a paragraph's part: the section two levels deep, else its own lead, else its number."""
    named = [*paragraph.section[:2][-1:], paragraph.lead.rstrip("。"), f"第 {paragraph.number} 段"]
    return next(filter(None, named))


def _columns(view: View, several: bool) -> list[str | Html]:
    """Return the columns; a click on 指标, 数字 or 年份 sorts by it, and a second one the other way."""
    names = ["指标", "数字", "类别", "性质", "年份", *(["报告"] if several else []), "出处"]
    sorts = {"指标": "indicator", "数字": "value", "年份": "year", "出处": "report"}
    return [_column(view, name, sorts[name]) if name in sorts else name for name in names]


def _column(view: View, name: str, key: str) -> Html:
    up, down = key == view.order, "-" + key == view.order
    wanted = {"-" + key} if up or (key == "value" and not down) else {key}  # by value, the largest first
    order = next((order for order in ORDERS if order in wanted), ORDERS[0])  # the report's own order has no reverse
    sign, direction = ("▼", "descending") if down else ("▲", "ascending") if up and key != "report" else ("", None)
    link = visit(View(view.wanted, order), name, tag("span", sign, aria_hidden="true"), title=f"按{name}排序")
    return tag("th", link, scope="col", aria_sort=direction)


def _pager(view: View, total: int) -> Html:
    last = -(-total // PAGE)
    if last == 1:
        return Html("")
    near = sorted({1, view.page - 1, view.page, view.page + 1, last} & set(range(1, last + 1)))
    links = [
        visit(replace(view, page=page), page, aria_current="page" if page == view.page else None, title=f"第 {page} 页")
        for page in near
    ]
    return tag("nav", *links, aria_label="翻页", class_="pager")
