"""The page in Gradio: what is on it and what sets it off. Looks are in static/page.css, movement in page.js."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
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

from corpus import Report
from qa import wording
from qa.http import problems
from qa.page.address import Address
from qa.page.handlers import Handlers
from qa.page.markup import Html, join, tag, visit
from qa.page.reader import reader_html
from qa.page.tabs import CheckTab, FiguresTab, FulfilmentTab, Tab
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


def install(app: FastAPI, bot: Bot, root_path: str = "") -> None:
    """Serve the page over an open bot at /, and its style sheet, script and icon under /page.

    Gradio makes locks while it is built, and without a running event loop leaks one of its own for each.
    """
    asyncio.run(_install(app, bot, root_path))


async def _install(app: FastAPI, bot: Bot, root_path: str) -> None:
    templates = gradio_routes.templates.env
    if not isinstance(templates.loader, OurTemplate):
        templates.loader = OurTemplate(templates.loader, TITLE)
    app.mount("/page", StaticFiles(directory=STATIC))
    off: dict[str, Any] = dict.fromkeys(("run_history", "ssr_mode", "mcp_server", "enable_monitoring", "pwa"), False)
    off |= {"footer_links": [], "max_file_size": 1}  # byte: nothing can be uploaded
    theme = gr.themes.Base(font=_FONTS, font_mono=_FONTS)  # the system's own fonts, none fetched
    gr.mount_gradio_app(app, _page(bot), "/", root_path=root_path or None, theme=theme, **off)
    problems.install_on_page(app.router.routes[-1].app)  # type: ignore[attr-defined]  # what was just mounted


def _page(bot: Bot) -> gr.Blocks:
    page = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(_masthead(bot.info.notice), js_on_load=None)
        with gr.Tabs(elem_id="tabs") as tabs:
            ask = _AskTab(bot.reports)
            report = _ReportTab(bot.reports)
            others = _tabs(bot)
            texts = [_text(each) for each in others]
        _wire(Handlers(bot, others), page, tabs, ask, report, texts)
    page.queue(default_concurrency_limit=CONCURRENCY, max_size=WAITING)
    return page


class _AskTab:
    """The tab 提问: the question, examples, the answer and its passages."""

    def __init__(self, reports: Sequence[Report]) -> None:
        hint = "例如：" + min(wording.examples(), key=len)
        with gr.Tab("提问", id="ask"):
            with gr.Row(elem_id="ask-row"):
                self.question = gr.Textbox(label="您的问题", placeholder=hint, max_lines=4, elem_id="question")
                self.button = gr.Button("提问", variant="primary", elem_id="ask", scale=0)
            self.scope = _choice("在哪份报告里找", [("全部报告", ""), *_choices(reports)])
            gr.HTML(join([_scope(reports), _examples()]), js_on_load=None)
            self.answer = gr.HTML(elem_id="answer", js_on_load=None)
            self.passages = gr.HTML(elem_id="passages", js_on_load=None)


class _ReportTab:
    """The tab 报告: one report, whole."""

    def __init__(self, reports: Sequence[Report]) -> None:
        with gr.Tab("报告", id="report"):
            self.choice = _choice("选择报告", _choices(reports))
            text = reader_html(reports[0]) if reports else ""
            self.reader = gr.HTML(text, elem_id="reader", js_on_load=None)


def _tabs(bot: Bot) -> list[Tab]:
    tabs: list[Tab] = [FiguresTab(bot.reports, bot.figures), CheckTab(bot.check, bot.reports)]
    if len(bot.reports) > 1:
        tabs.append(FulfilmentTab(bot.reports, bot.fulfilment, bot.quote))
    return tabs


def _text(tab: Tab) -> gr.HTML:
    with gr.Tab(tab.label, id=tab.id):
        return gr.HTML(tab.html({}), elem_id=tab.id, js_on_load=None)


def _wire(
    handlers: Handlers, page: gr.Blocks, tabs: gr.Tabs, ask: _AskTab, report: _ReportTab, texts: Sequence[gr.HTML]
) -> None:
    """Connect events to handlers; after each, page.js brings the address bar and the view in step."""
    address = gr.Textbox(visible="hidden", elem_id="address")
    opener = gr.Button(visible="hidden", elem_id="open")  # page.js presses it when a link is followed
    everything = [
        address,
        ask.question,
        ask.scope,
        ask.answer,
        ask.passages,
        tabs,
        report.choice,
        report.reader,
        *texts,
    ]
    asked = gr.on(
        [ask.button.click, ask.question.submit],
        handlers.ask,
        [ask.question, ask.scope],
        [address, ask.answer, ask.passages],
        js="(...inputs) => qa.busy(inputs)",
        **_QUIET,
    )
    opened = gr.on(
        [page.load, opener.click],
        handlers.open,
        [address],
        everything,
        js="() => [qa.target]",
        trigger_mode="always_last",  # a link followed while the page still loads is not lost
        **_QUIET,
    )
    chosen = report.choice.input(handlers.choose, [report.choice], [address, report.reader], **_QUIET)
    for event in (asked, opened, chosen):
        event.then(None, [address], None, js="(address) => qa.settle(address)", **_QUIET)


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> gr.Dropdown:
    """Return a list to choose from, the first chosen; hidden where one report leaves no choice."""
    several = len([value for _, value in choices if value]) > 1
    first = choices[0][1] if choices else None
    return gr.Dropdown([*choices], value=first, label=label, visible=several, elem_classes="choice")


def _choices(reports: Sequence[Report]) -> list[tuple[str, str]]:
    return [(wording.report_name(report), report.id) for report in reports]


def _masthead(notice: str) -> Html:
    remark = tag("p", notice, class_="notice", role="status") if notice else ""
    return tag("header", tag("h1", TITLE), tag("p", LEAD), tag("p", SOURCE, class_="note"), remark, class_="masthead")


def _scope(reports: Sequence[Report]) -> Html:
    """Say which report is asked; where there are several, the box above says it."""
    if len(reports) != 1:
        return Html("")
    link = visit(Address(report=reports[0].id), f"《{wording.report_name(reports[0])}》")
    return tag("p", "查询范围：", link, class_="scope")


def _examples() -> Html:
    links = [visit(Address(question=example), example, class_="example") for example in wording.examples()]
    return tag("nav", tag("span", "试试："), *links, class_="examples", aria_label="示例问题")
