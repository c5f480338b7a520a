"""The tab 兑现: every target of a report beside the result that a later one states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from corpus import Figure, Quote, Report
from qa import display
from qa.page.address import Address
from qa.page.form import Option, dropdown, form, submit
from qa.page.markup import Html, join, tag, visit
from qa.page.ocr_mark import ocr_mark
from qa.page.quote import folded_html
from qa.page.table import row_html, table_html
from qa.page.tabs.tab import Fields, Tab, downloads, tab_address
from qa.records import Fulfilment

Following = Callable[[str, str], Sequence[Fulfilment]]  # (id of the report with the targets, of the one with results)
Quoting = Callable[[Figure], Quote]  # the sentence of a figure


# What stands for the result where there is none.
_WITHOUT = {"not_found": "没有找到", "not_due": "还没有到期"}


class FulfilmentTab(Tab):
    """The tab over the open reports; `follow` and `quote` are the bot's."""

    id = "fulfilment"
    label = "兑现"
    least = 2

    def __init__(self, reports: Sequence[Report], follow: Following, quote: Quoting) -> None:
        self._reports = {
            report.id: report for report in sorted(reports, key=lambda report: (report.place, report.year or 0))
        }
        self._follow = follow
        self._quote = quote

    def form(self, fields: Fields) -> Html:
        """Return the choice of two reports, two of one place chosen already."""
        target, later, actual = self._chosen(fields)
        return form(
            self.id,
            dropdown("target", "目标出自", _options(self._reports.values()), target.id),
            dropdown("actual", "结果出自", _options(later), actual) if later else Html(""),
            tag("p", submit("对照")) if later else Html(""),
            class_="filters pair",
            aria_label="选择两份报告",
        )

    def result(self, fields: Fields) -> Html:
        """Return the table of targets and results, once two reports are chosen."""
        target, later, actual = self._chosen(fields)
        if not later:
            return tag(
                "p", f"还没有{target.place or '这个地方'}之后年份的报告，添加后才能对照。", class_="results none"
            )
        return self._result(target.id, actual, fields.get("verdict", "")) if fields.get("target") else Html("")

    def _chosen(self, fields: Fields) -> tuple[Report, list[Report], str]:
        """Return the report with the targets, the later ones of its place, and the id of the one with the results."""
        target = self._reports.get(fields.get("target", "")) or self._default()
        later, wanted = self._later(target), fields.get("actual", "")
        ids = [report.id for report in later]
        return target, later, wanted if wanted in ids else next(iter(ids), "")

    def _default(self) -> Report:
        """Return the newest report that has a later one of its place, else the first."""
        followed = [report for report in self._reports.values() if self._later(report)]
        return max(followed, key=lambda report: report.year or 0) if followed else next(iter(self._reports.values()))

    def _later(self, target: Report) -> list[Report]:
        """Return the later reports of the same place, the next year's first."""
        return [
            report
            for report in self._reports.values()
            if target.place and report.place == target.place and (report.year or 0) > (target.year or 0)
        ]

    def _result(self, target: str, actual: str, only: str) -> Html:
        items = self._follow(target, actual)
        query = {"target": target, "actual": actual}
        counts: Counter[str] = Counter(item.status for item in items)
        links = [
            visit(tab_address(self.id, query | {"verdict": "" if name == only else name}), _outcome(name),
                  f" {counts[name]}", aria_current="true" if name == only else None)
            for name in display.outcomes()
        ]  # fmt: skip
        count = tag("p", f"共 {len(items)} 个目标：", *links, class_="counts", role="status")
        head = tag("header", count, downloads("fulfilment", urlencode(query)))
        rows = [self._row(item) for item in items if only in ("", item.status)]
        table = table_html(["目标", "结果", "判断"], rows)
        shown = table if rows else tag("p", "没有这样的目标。", class_="none")
        return tag("section", head, shown, class_="results followed")

    def _row(self, item: Fulfilment) -> Html:
        sure = tag("small", f"把握 {display.confidence(item.confidence).percent}%") if item.actual else Html("")
        actual = self._stated(item.actual) if item.actual else _WITHOUT[item.status]
        return row_html(
            {"目标": self._stated(item.target), "结果": actual, "判断": join([_outcome(item.status), sure])}
        )

    def _stated(self, figure: Figure) -> Html:
        """Return a figure with a link to its place, its sentence folded under it."""
        place = Address(report=figure.report, paragraph=figure.paragraph, span=(figure.start, figure.end))
        number = visit(place, display.bounded(figure), class_="number")
        folded = folded_html(self._quote(figure), (figure.start, figure.end))
        return join([tag("span", figure.indicator), " ", number, ocr_mark(figure), folded])


def _options(reports: Iterable[Report]) -> list[Option]:
    return [(report.id, display.report_name(report)) for report in reports]


def _outcome(name: str) -> Html:
    wording = display.outcome(name)
    return tag("span", tag("span", wording.sign, aria_hidden="true"), " ", wording.words, class_=f"verdict {name}")
