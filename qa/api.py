"""The HTTP API: thin handlers over the bot. They only read, and those that compute are plain `def` (run in threads)."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from corpus import Figure, Paragraph, Report
from qa.errors import UnknownParagraphError, UnknownReportError
from qa.figure_table import FigureFilter, FigurePage, FigureTable
from qa.records import Answer
from qa.schemas import (
    AnswerModel,
    AskRequest,
    ErrorModel,
    FigureList,
    FigureQuery,
    Health,
    ParagraphDetail,
    ReportDetail,
    ReportList,
)

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


_AtDesk = Annotated[Desk, Depends(_desk)]
_ReportId = Annotated[str, Path(description="报告编号", examples=["mianyang-2023"])]
_Number = Annotated[int, Path(description="段落号，从 1 起", examples=[2])]
_ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "model": ErrorModel,
        "description": "请求有误：400 内容不对，404 没有这个地址、报告或段落，405 方法不对，413 太大",
    }
}

router = APIRouter(prefix="/api", responses=_ERRORS)


def install(app: FastAPI, bot: Bot) -> None:
    """Serve the API over an open bot; every other address under /api ends in an error of the same shape."""
    app.state.desk = Desk(bot)
    app.include_router(router)
    app.router.routes.append(Route("/api{rest:path}", endpoint=_DeadEnd(router.routes), include_in_schema=False))


@router.get("/health", response_model=Health, summary="服务是否就绪", tags=["服务"])
def health(desk: _AtDesk) -> dict[str, Any]:
    """就绪时返回 200，并说明答案出自哪个索引。"""
    return asdict(desk.bot.info)


@router.post("/ask", response_model=AnswerModel, summary="问报告一个问题", tags=["问答"])
def ask(desk: _AtDesk, request: AskRequest) -> Answer:
    """答案逐字摘自报告。报告没有提到时 answered 为 false，仍给出最接近的段落。"""
    return desk.bot.ask(request.question, top_k=request.top_k, reports=request.reports or None)


@router.get("/figures", response_model=FigureList, summary="查报告里的数字", tags=["数字"])
def figures(desk: _AtDesk, query: Annotated[FigureQuery, Query()]) -> FigurePage:
    """按条件筛选全部报告里的数字，条件之间是 “并且” 的关系。"""
    if query.report:
        desk.report(query.report)
    wanted = FigureFilter(query.report, query.q, query.unit, query.kind, query.tense, query.year)
    return desk.table.select(wanted, limit=query.limit, offset=query.offset)


@router.get("/reports", response_model=ReportList, summary="列出报告", tags=["报告"])
def reports(desk: _AtDesk) -> dict[str, Any]:
    """每份报告的标题、地方、年份和规模。"""
    return {"items": [{**_facts(desk, each), "paragraphs": len(each.paragraphs)} for each in desk.bot.reports]}


@router.get("/reports/{id}", response_model=ReportDetail, summary="读一份报告", tags=["报告"])
def report(desk: _AtDesk, id: _ReportId) -> dict[str, Any]:
    """一份报告的基本情况和全部段落。"""
    found = desk.report(id)
    return {**_facts(desk, found), "paragraphs": [_paragraph(each) for each in found.paragraphs]}


@router.get("/reports/{id}/paragraphs/{n}", response_model=ParagraphDetail, summary="读一个段落", tags=["报告"])
def paragraph(desk: _AtDesk, id: _ReportId, n: _Number) -> dict[str, Any]:
    """一个段落的原文和其中的数字；引文的起点、终点就是在这段文字里数的。"""
    paragraphs = desk.report(id).paragraphs
    if not 1 <= n <= len(paragraphs):
        raise UnknownParagraphError(f"报告 {id} 没有第 {n} 段；它有第 1 到第 {len(paragraphs)} 段。")
    own = [figure for figure in desk.figures(id) if figure.paragraph == n]
    return {**_paragraph(paragraphs[n - 1]), "report": id, "figures": own}


def _facts(desk: Desk, report: Report) -> dict[str, Any]:
    names = ("id", "title", "place", "year", "date", "speaker", "source")
    return {**{name: getattr(report, name) for name in names}, "figures": len(desk.figures(report.id))}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"number": paragraph.number, "section": " / ".join(paragraph.section), "text": paragraph.text}


class _DeadEnd:
    """Answers 405 with the methods allowed where only the method is wrong, else 404."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        near = [route for route in self._routes if route.matches(scope)[0] is Match.PARTIAL]
        if not near:
            raise HTTPException(404)
        allowed = {method for route in near for method in getattr(route, "methods", None) or ()}
        raise HTTPException(405, headers={"allow": ", ".join(sorted(allowed))})
