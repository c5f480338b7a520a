"""What the page does when somebody asks, follows a link or chooses a report; no Gradio component is made here."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus import ReportQAError
from qa import wording
from qa.page.address import Address, read_fields
from qa.page.answer import answer_html, error_html, passages_html
from qa.page.markup import Html, join
from qa.page.reader import reader_html
from qa.page.tabs import Tab

if TYPE_CHECKING:
    from qa.bot import Bot

TOP_K = 5  # passages shown: the first unfolded, the others one line each
_LONGEST_ADDRESS = 4000  # characters; a server refuses a longer one when the page is reloaded
_BROKEN = "服务器内部出错，已记入日志，请稍后再试。"
_log = logging.getLogger(__name__)


class Handlers:
    """The page's events over one open bot; each returns the address that shows the same again, first."""

    def __init__(self, bot: Bot, tabs: Sequence[Tab] = ()) -> None:
        self._bot = bot
        self._tabs = {tab.id: tab for tab in tabs}
        self._reports = {report.id: report for report in bot.reports}
        self._titles = {report.id: wording.report_name(report) for report in bot.reports}

    def ask(self, question: str, report: str) -> tuple[str, Html, Html]:
        """Return the address, the card of the answer and the passages."""
        return (str(Address(question=question, report=report)), *self._answer(question, report))

    def choose(self, report: str) -> tuple[str, Html]:
        """Return the address and the text of a report."""
        return str(Address(report=report)), self._read(Address(report=report))

    def open(self, search: str) -> tuple[Any, ...]:
        """Show what an address says: (address, question, scope, answer, passages, tab, choice, reader, *tabs)."""
        keep = gr.skip()
        tab = self._tabs.get(read_fields(search).get("view", ""))
        if tab:
            shown = search if len(search) <= _LONGEST_ADDRESS else f"?view={tab.id}"
            return shown, *[keep] * 4, gr.Tabs(selected=tab.id), keep, keep, *self._tab_texts(tab, search)
        return *self._open(search), *[keep] * len(self._tabs)

    def _tab_texts(self, shown: Tab, search: str) -> list[Any]:
        try:
            text = shown.html(read_fields(search))
        except ReportQAError as error:
            text = join([shown.html({}), error_html(str(error))])
        except Exception:
            _log.exception("the tab %s failed", shown.id)
            text = join([shown.html({}), error_html(_BROKEN)])
        return [text if tab is shown else gr.skip() for tab in self._tabs.values()]

    def _open(self, search: str) -> tuple[Any, ...]:
        address = Address.parse(search)
        keep = gr.skip()
        if address.question:
            answer, passages = self._answer(address.question, address.report)
            scope = address.report if address.report in self._reports else keep
            return search, address.question, scope, answer, passages, gr.Tabs(selected="ask"), keep, keep
        if address.report or address.paragraph:
            choice = address.report if address.report in self._reports else keep
            return search, keep, keep, keep, keep, gr.Tabs(selected="report"), choice, self._read(address)
        return "", *[keep] * 7

    def _answer(self, question: str, report: str) -> tuple[Html, Html]:
        try:
            answer = self._bot.ask(question, top_k=TOP_K, reports=[report] if report else None)
        except ReportQAError as error:
            return error_html(str(error)), Html("")
        except Exception:
            _log.exception("a question on the page failed")  # the boundary: a citizen is shown no traceback
            return error_html(_BROKEN), Html("")
        return answer_html(answer, self._titles), passages_html(answer, self._titles)

    def _read(self, address: Address) -> Html:
        report = self._reports.get(address.report or next(iter(self._reports), ""))
        if report is None:
            return error_html(f"没有编号为 {address.report} 的报告，请在提问页重新查找。")
        if address.paragraph > len(report.paragraphs):
            message = f"这份报告没有第 {address.paragraph} 段，它有 {len(report.paragraphs)} 段。"
            return join([error_html(message), reader_html(report)])
        return reader_html(report, address.paragraph, address.span)
