"""What the page shows of one open bot: its reports, their names, and the tabs over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import Report
from qa import display
from qa.http import staff
from qa.page.address import Address
from qa.page.markup import Html, Titles, join, tag, visit
from qa.page.tabs import CheckTab, CompareTab, FiguresTab, FulfilmentTab, ReportsTab, Tab

if TYPE_CHECKING:
    from qa.bot import Bot


@dataclass(frozen=True, slots=True)
class Scene:
    """The bot and what is drawn from it once.

    Attributes:
        reports: by id, in the bot's order.
        titles: the name of each report by id, the newest first.
        tabs: by id, in the order they stand in.
    """

    bot: Bot
    reports: Mapping[str, Report]
    titles: Titles
    tabs: Mapping[str, Tab]

    @classmethod
    def of(cls, bot: Bot) -> Scene:
        """Return the scene of a bot."""
        reports = {report.id: report for report in bot.reports}
        newest = sorted(bot.reports, key=lambda report: -(report.year or 0))
        titles = {report.id: display.report_name(report) for report in newest}
        return cls(bot, reports, titles, {tab.id: tab for tab in _tabs(bot)})

    def shows(self, tab: Tab) -> bool:
        """Tell whether there are reports enough for a tab."""
        return len(self.reports) >= tab.least


def choices(reports: Mapping[str, Report]) -> list[tuple[str, str]]:
    """Return the name and the id of each report."""
    return [(display.report_name(report), report.id) for report in reports.values()]


def hints_html(reports: Mapping[str, Report]) -> Html:
    """Say which report is asked, if there is but one, and give examples of questions."""
    return join([_scope(reports), _examples()])


def _scope(reports: Mapping[str, Report]) -> Html:
    if len(reports) != 1:
        return Html("")
    report = next(iter(reports.values()))
    return tag(
        "p", "查询范围：", visit(Address(report=report.id), f"《{display.report_name(report)}》"), class_="scope"
    )


def _tabs(bot: Bot) -> list[Tab]:
    return [
        FiguresTab(bot.reports, bot.figures),
        CheckTab(bot.check, bot.reports),
        FulfilmentTab(bot.reports, bot.fulfilment, bot.quote),
        CompareTab(bot.reports, bot.compare),
        ReportsTab(bot.reports, bot.figures, staff.takes_reports()),
    ]


def _examples() -> Html:
    links = [visit(Address(question=example), example, class_="example") for example in display.examples()]
    return tag("nav", tag("span", "试试："), *links, class_="examples", aria_label="示例问题")
