"""The tab 管理: the reports that are asked, and for staff the way to add and remove them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus import Figure, Report
from qa import display
from qa.page.address import Address
from qa.page.form import Option, dropdown, field, submit
from qa.page.markup import Html, tag, visit
from qa.page.table import row_html, table_html
from qa.page.tabs.tab import Fields, Tab

_KINDS = ".txt,.html,.htm,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.csv,.tsv,.xlsx,.jsonl,.ndjson,.json"
_LEVELS = ("国家", "省", "市", "县", "乡")
_OFF = "这台服务器没有设置工作人员令牌（QA_STAFF_TOKEN），所以不能在网页上添加或删除报告。管理员可以在服务器上运行："
_COMMAND = "python -m corpus add 报告.docx"


class ReportsTab(Tab):
    """The tab over the open reports; `takes_reports` says whether the server has a token for staff."""

    id = "reports"
    label = "管理"

    def __init__(self, reports: Sequence[Report], figures: Sequence[Figure], takes_reports: bool) -> None:
        self._reports = reports
        self._counts = Counter(figure.report for figure in figures)
        self._takes_reports = takes_reports

    def form(self, fields: Fields) -> Html:
        """Return the form that adds a report, which shelf.js sends; without a token, why there is none."""
        return _adding() if self._takes_reports else _off()

    def result(self, fields: Fields) -> Html:
        """Return the table of the reports."""
        rows = [self._row(report) for report in self._reports]
        names = ["报告", "编号", "地方", "年份", "段落", "个数", *(["操作"] if self._takes_reports else [])]
        count = tag("header", tag("p", f"共 {len(rows)} 份报告"))
        return tag("section", count, table_html(names, rows), class_="results")

    def _row(self, report: Report) -> Html:
        name = display.report_name(report)
        remove = tag("button", "删除", type="button", data_remove=report.id, data_name=name, class_="copy")
        cells = {
            "报告": visit(Address(report=report.id), name),
            "编号": report.id,
            "地方": _fact(report, "place", report.place),
            "年份": _fact(report, "year", report.year),
            "段落": f"{len(report.paragraphs)} 段",
            "个数": f"{self._counts[report.id]} 个数字",
            "操作": remove if self._takes_reports else None,
        }
        return row_html(cells)


def _fact(report: Report, field: str, value: str | int | None) -> str:
    """Return a fact, with a mark where a person has not confirmed what is not certain, and what it may be."""
    doubt = next((doubt for doubt in report.doubts if doubt.field == field), None)
    if doubt is None:
        return str(value or "—")
    return f"{value}（待确认）" if doubt.taken else f"—（可能是{doubt.value}，待确认）"


def _off() -> Html:
    return tag("p", _OFF, tag("code", _COMMAND), class_="notice off")


def _adding() -> Html:
    levels: list[Option] = [(level, level) for level in _LEVELS]
    inputs = [
        field("title", "标题"),
        field("place", "地方全称", hint="例如：绵阳市"),
        dropdown("level", "层级", levels, any_="自动识别"),
        field("year", "年份", hint="例如：2024", inputmode="numeric"),
        field("date", "日期", hint="例如：2024-01-03"),
        field("speaker", "报告人"),
        field("id", "编号", hint="不填就用文件名"),
    ]
    return tag(
        "form",
        field(
            "file",
            "报告文件（.txt、.html、.docx、.pdf，扫描的图片，或一行一份报告的 .csv、.xlsx、.jsonl）",
            type="file",
            accept=_KINDS,
            required="",
        ),
        field("token", "工作人员令牌", type="password", required="", autocomplete="current-password"),
        tag("p", submit("添加报告")),
        tag("details", tag("summary", "识别有误时，在这里改正（可不填）"), tag("div", *inputs, class_="filters")),
        tag("div", role="status", class_="said"),
        class_="filters adding",
        data_upload="",
        # Were the script missing, the token would still not stand in an address.
        method="post",
        action="./api/reports",
        enctype="multipart/form-data",
    )
