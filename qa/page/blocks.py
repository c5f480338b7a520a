"""The page in Gradio: what is on it and what sets it off. Looks are in static/page.css, movement in page.js."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Gradio reads these when it is imported or built.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # nothing is sent anywhere
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"  # no record of the last 10,000 events ...
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(2**31)  # ... of which each event would make a pandas table anew

import gradio as gr
from fastapi import FastAPI
from gradio import routes as gradio_routes
from starlette.staticfiles import StaticFiles

from corpus.limits import limit
from qa import display
from qa.http import problems
from qa.page.gate import Gate
from qa.page.handlers import Handlers
from qa.page.markup import Html, tag
from qa.page.page_state import Scene, choices, hints_html
from qa.page.reader import reader_html
from qa.page.tabs import Tab
from qa.page.template import OurTemplate

if TYPE_CHECKING:
    from qa.bot import Bot

STATIC = Path(__file__).parent / "static"
TITLE = "政府工作报告问答"
LEAD = "用平常的话提问，在政府工作报告里找答案。"
SOURCE = "答案逐字摘自报告原文，不改写，也不生成。"
CONCURRENCY = 4  # questions at once: one takes milliseconds, and all share one pool of the machine's cores
WAITING = 200  # questions in the queue, a few seconds' work; one more is told that the service is busy

_FONTS = ("'PingFang SC'", "'Microsoft YaHei'", "'Noto Sans CJK SC'", "'Source Han Sans SC'", "system-ui", "sans-serif")
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}  # answers come before a spinner would


def install(app: FastAPI, bot: Callable[[], Bot], root_path: str = "") -> None:
    """Serve the page over the bot that answers now at /, and its style sheet, script and icon under /page.

    Gradio makes locks while it is built, and without a running event loop leaks one of its own for each.
    """
    asyncio.run(_install(app, bot, root_path))


async def _install(app: FastAPI, bot: Callable[[], Bot], root_path: str) -> None:
    templates = gradio_routes.templates.env
    if not isinstance(templates.loader, OurTemplate):
        templates.loader = OurTemplate(templates.loader, TITLE)
    app.mount("/page", StaticFiles(directory=STATIC))
    off: dict[str, Any] = dict.fromkeys(("run_history", "ssr_mode", "mcp_server", "enable_monitoring", "pwa"), False)
    off |= {"footer_links": [], "max_file_size": 1}  # byte: nothing can be uploaded
    theme = gr.themes.Base(font=_FONTS, font_mono=_FONTS)  # the system's own fonts, none fetched
    page = _page(Handlers(bot))
    gr.mount_gradio_app(app, page, "/", root_path=root_path or None, theme=theme, **off)
    mount: Any = app.router.routes[-1]  # what was just mounted
    problems.install_on_page(mount.app)
    mount.app = Gate(mount.app, [number for number, function in page.fns.items() if function.fn])


def _page(handlers: Handlers) -> gr.Blocks:
    page, scene = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True), handlers.scene
    with page:
        gr.HTML(_masthead(scene.bot.info.notice), js_on_load=None)
        with gr.Tabs(elem_id="tabs") as tabs:
            ask = _AskTab(scene)
            report = _ReportTab(scene)
            others = [_OtherTab(tab, scene.shows(tab)) for tab in scene.tabs.values()]
        _wire(handlers, page, tabs, ask, report, others)
    page.state_session_capacity = limit("page.visits")
    page.queue(default_concurrency_limit=CONCURRENCY, max_size=WAITING)
    return page


class _AskTab:
    """The tab 提问: the question, examples, the answer and its passages."""

    def __init__(self, scene: Scene) -> None:
        hint = "例如：" + min(display.examples(), key=len)
        with gr.Tab("提问", id="ask"):
            with gr.Row(elem_id="ask-row"):
                self.question = gr.Textbox(label="您的问题", placeholder=hint, max_lines=4, elem_id="question")
                self.button = gr.Button("提问", variant="primary", elem_id="ask", scale=0)
            self.scope = _choice("在哪份报告里找", [("全部报告", ""), *choices(scene.reports)])
            self.hints = gr.HTML(hints_html(scene.reports), js_on_load=None)
            self.answer = gr.HTML(elem_id="answer", js_on_load=None)
            self.passages = gr.HTML(elem_id="passages", js_on_load=None)


class _ReportTab:
    """The tab 报告: one report, whole."""

    def __init__(self, scene: Scene) -> None:
        with gr.Tab("报告", id="report"):
            self.choice = _choice("选择报告", choices(scene.reports))
            text = reader_html(next(iter(scene.reports.values())))
            self.reader = gr.HTML(text, elem_id="reader", js_on_load=None)


class _OtherTab:
    """A tab that is a function of the address."""

    def __init__(self, tab: Tab, shown: bool) -> None:
        with gr.Tab(tab.label, id=tab.id, visible=shown) as self.tab:
            self.text = gr.HTML(tab.html({}), elem_id=tab.id, js_on_load=None)


def _wire(
    handlers: Handlers,
    page: gr.Blocks,
    tabs: gr.Tabs,
    ask: _AskTab,
    report: _ReportTab,
    others: Sequence[_OtherTab],
) -> None:
    """Connect events to handlers; after each, page.js brings the address bar and the view in step."""
    address = gr.Textbox(visible="hidden", elem_id="address")
    opener = gr.Button(visible="hidden", elem_id="open")  # page.js presses it when a link is followed
    asking = [address, ask.question, ask.scope, ask.answer, ask.passages]
    everything = [*asking, tabs, report.choice, report.reader, *[other.text for other in others]]
    go: dict[str, Any] = {"inputs": [address], "js": "() => [qa.target]", **_QUIET}
    submitted = gr.on(
        [ask.button.click, ask.question.submit],
        handlers.ask,
        [ask.question, ask.scope],
        [address, ask.answer, ask.passages],
        js="(...inputs) => qa.busy(inputs)",
        **_QUIET,
    )
    # always_last: a link followed while another opens is not lost
    opened = opener.click(handlers.open, outputs=everything, trigger_mode="always_last", **go)
    loaded = page.load(handlers.load, outputs=[*everything, ask.hints, *[other.tab for other in others]], **go)
    chosen = report.choice.input(handlers.choose, [report.choice], [address, report.reader], **_QUIET)
    for event in (submitted, opened, loaded, chosen):
        event.then(None, [address], None, js="(address) => qa.settle(address)", **_QUIET)


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> gr.Dropdown:
    """Return a list to choose from, the first chosen; hidden where one report leaves no choice."""
    several = len([value for _, value in choices if value]) > 1
    first = choices[0][1] if choices else None
    return gr.Dropdown([*choices], value=first, label=label, visible=several, elem_classes="choice")


def _masthead(notice: str) -> Html:
    remark = tag("p", notice, class_="notice", role="status") if notice else ""
    return tag("header", tag("h1", TITLE), tag("p", LEAD), tag("p", SOURCE, class_="note"), remark, class_="masthead")
