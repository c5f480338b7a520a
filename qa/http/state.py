"""What the handlers read: the open bot, its reports by id, its figures as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from corpus import Figure, Report
from qa.errors import UnknownReportError
from qa.figure_table import FigureTable

if TYPE_CHECKING:
    from qa.bot import Bot


class Desk:
    """What the handlers read: the open bot, its reports by id, its figures as a table."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.table = FigureTable(bot.figures)
        self._reports = {report.id: report for report in bot.reports}
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in bot.figures:
            self._figures[figure.report].append(figure)

    def report(self, report_id: str) -> Report:
        """Return a report, or raise `UnknownReportError`."""
        if report_id not in self._reports:
            known = "、".join(list(self._reports)[:5])
            raise UnknownReportError(f"没有编号为 {report_id[:60]} 的报告；现有 {known}（全部见 /api/reports）。")
        return self._reports[report_id]

    def figures(self, report_id: str) -> Sequence[Figure]:
        """Return the figures of a report, in order."""
        return self._figures.get(report_id, ())


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]
