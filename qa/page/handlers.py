"""What the page does when somebody asks, follows a link or chooses a report; no Gradio component is made here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gradio as gr

from corpus import ReportQAError
from corpus.budget import Budget, within
from corpus.limits import limit
from qa.page.address import Address, read_fields
from qa.page.answer import answer_html, error_html, passages_html
from qa.page.markup import Html, join
from qa.page.page_state import Scene, choices, hints_html
from qa.page.reader import reader_html
from qa.page.tabs import Tab

if TYPE_CHECKING:
    from qa.bot import Bot

TOP_K = 5  # passages shown: the first unfolded, the others one line each
_LONGEST_ADDRESS = 4000  # characters; a server refuses a longer one when the page is reloaded
_BROKEN = "服务器内部出错，已记入日志，请稍后再试。"
_log = logging.getLogger(__name__)


class Handlers:
    """The page's events over the bot that answers now; each returns the address that shows the same again, first."""

    def __init__(self, bot: Callable[[], Bot]) -> None:
        """Take what returns the bot: a newer index brings another one while the server runs."""
        self._bot = bot
        self.scene = self._built = Scene.of(bot())

    def ask(self, question: str, report: str) -> tuple[str, Html, Html]:
        """Return the address, the card of the answer and the passages."""
        return (str(Address(question=question, report=report)), *self._answer(self._now(), question, report))

    def choose(self, report: str) -> tuple[str, Html]:
        """Return the address and the text of a report."""
        return str(Address(report=report)), _read(self._now(), Address(report=report))

    def open(self, search: str) -> tuple[Any, ...]:
        """Show what an address says: (address, question, scope, answer, passages, tab, choice, reader, *tabs)."""
        scene, keep = self._now(), gr.skip()
        tab = scene.tabs.get(read_fields(search).get("view", ""))
        if tab is None or not scene.shows(tab):
            return *self._open(scene, search), *[keep] * len(scene.tabs)
        shown = search if len(search) <= _LONGEST_ADDRESS else f"?view={tab.id}"
        texts = [_tab_text(tab, search) if other is tab else keep for other in scene.tabs.values()]
        return shown, *[keep] * 4, gr.Tabs(selected=tab.id), keep, keep, *texts

    def load(self, search: str) -> tuple[Any, ...]:
        """Show what an address says on a page just loaded: as `open`, then the hints and every tab.

        The page was built over the bot that the server started with; what a later one has otherwise is sent along.
        """
        scene, keep = self._now(), gr.skip()
        shown = self.open(search) if search else ("", *[keep] * (7 + len(scene.tabs)))
        if scene is self._built:
            return *shown, *[keep] * (1 + len(scene.tabs))
        *others, scope, answer, passages, tab, choice, reader = shown[:8]
        named = choices(scene.reports)
        several, first = len(named) > 1, named[0][1]
        scope = gr.Dropdown([("全部报告", ""), *named], value="" if scope == keep else scope, visible=several)
        choice = gr.Dropdown([*named], value=first if choice == keep else choice, visible=several)
        reader = _read(scene, Address(report=first)) if reader == keep else reader
        filled = zip(scene.tabs.values(), shown[8:], strict=True)
        texts = [tab.html({}) if text == keep else text for tab, text in filled]
        tabs = [gr.Tab(visible=scene.shows(tab)) for tab in scene.tabs.values()]
        return *others, scope, answer, passages, tab, choice, reader, *texts, hints_html(scene.reports), *tabs

    def _now(self) -> Scene:
        bot = self._bot()
        if bot is not self.scene.bot:
            self.scene = Scene.of(bot)
        return self.scene

    def _open(self, scene: Scene, search: str) -> tuple[Any, ...]:
        address, keep = Address.parse(search), gr.skip()
        if address.question:
            answer, passages = self._answer(scene, address.question, address.report)
            scope = address.report if address.report in scene.reports else keep
            return search, address.question, scope, answer, passages, gr.Tabs(selected="ask"), keep, keep
        if address.report or address.paragraph:
            choice = address.report if address.report in scene.reports else keep
            return search, keep, keep, keep, keep, gr.Tabs(selected="report"), choice, _read(scene, address)
        return "", keep, keep, "", "", gr.Tabs(selected="ask"), keep, keep

    def _answer(self, scene: Scene, question: str, report: str) -> tuple[Html, Html]:
        try:
            with within(Budget(limit("seconds.ask"))):
                answer = scene.bot.ask(question, top_k=TOP_K, reports=[report] if report else None)
        except ReportQAError as error:
            return error_html(str(error)), Html("")
        except Exception:
            _log.exception("a question on the page failed")  # the boundary: a citizen is shown no traceback
            return error_html(_BROKEN), Html("")
        return answer_html(answer, scene.titles), passages_html(answer, scene.titles)


def _tab_text(tab: Tab, search: str) -> Html:
    fields = read_fields(search)
    try:
        with within(Budget(limit("seconds.check"))):
            return tab.html(fields)
    except ReportQAError as error:
        return join([tab.form(fields), error_html(str(error))])
    except Exception:
        _log.exception("the tab %s failed", tab.id)
        return join([tab.form(fields), error_html(_BROKEN)])


def _read(scene: Scene, address: Address) -> Html:
    report = scene.reports.get(address.report or next(iter(scene.reports), ""))
    if report is None:
        return error_html(f"没有编号为 {address.report} 的报告，请在提问页重新查找。")
    if address.paragraph > len(report.paragraphs):
        message = f"这份报告没有第 {address.paragraph} 段，它有 {len(report.paragraphs)} 段。"
        return join([error_html(message), reader_html(report)])
    return reader_html(report, address.paragraph, address.span)
