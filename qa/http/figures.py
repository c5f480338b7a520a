"""GET /api/figures, as JSON and as files for spreadsheet programs."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from corpus import Spreadsheet
from qa.errors import TooManyRowsError
from qa.figure_table import FigureFilter, FigurePage
from qa.http.routing import api_router
from qa.http.schemas import FigureList, FigureQuery, FigureSelection
from qa.http.sheets import CSV_DOCS, XLSX_DOCS, csv_response, xlsx_response
from qa.http.state import AtDesk, Desk
from qa.http.work import AtWork, written
from qa.sheets import figure_sheet

MAX_XLSX_ROWS = 50_000  # some 10 s of one core's work; CSV has no limit

router = api_router()


@router.get("/figures", response_model=FigureList, summary="查报告里的数字", tags=["数字"])
async def figures(desk: AtDesk, work: AtWork, query: Annotated[FigureQuery, Query()]) -> Response:
    """按条件筛选全部报告里的数字，条件之间是 “并且” 的关系。"""
    return await work("table", lambda: written(FigureList, _page(desk, query)))


@router.get("/figures.csv", response_class=Response, responses=CSV_DOCS, summary="下载数字表（CSV）", tags=["数字"])
async def figures_csv(desk: AtDesk, work: AtWork, query: Annotated[FigureSelection, Query()]) -> Response:
    """筛选条件同上，返回全部符合条件的数字；像公式的单元格前加撇号，表格软件不会执行。"""
    return await work("table", lambda: csv_response(_sheet(desk, query)))


@router.get("/figures.xlsx", response_class=Response, responses=XLSX_DOCS, summary="下载数字表（Excel）", tags=["数字"])
async def figures_xlsx(desk: AtDesk, work: AtWork, query: Annotated[FigureSelection, Query()]) -> Response:
    """筛选条件同上，返回全部符合条件的数字，最多五万行；像公式的单元格前加撇号，表格软件不会执行。"""
    return await work("table", lambda: xlsx_response(_sheet(desk, query, MAX_XLSX_ROWS)))


def _page(desk: Desk, query: FigureQuery) -> FigurePage:
    return desk.table.select(_filter(desk, query), query.limit, query.offset, query.sort)


def _filter(desk: Desk, query: FigureSelection) -> FigureFilter:
    if query.report:
        desk.report(query.report)
    return FigureFilter(query.report, query.q, query.unit, query.kind, query.tense, query.year)


def _sheet(desk: Desk, query: FigureSelection, most: int | None = None) -> Spreadsheet:
    rows = desk.table.all(_filter(desk, query), query.sort)
    if most is not None and len(rows) > most:
        raise TooManyRowsError(f"共有 {len(rows)} 行，Excel 工作簿最多 {most} 行；请加上筛选条件，或下载 CSV。")
    return figure_sheet(rows, desk.bot.reports, f"政府工作报告数字-{query.report or '全部报告'}")
