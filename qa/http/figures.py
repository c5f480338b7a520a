"""GET /api/figures."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from qa.figure_table import FigureFilter, FigurePage
from qa.http.desk import AtDesk
from qa.http.routing import api_router
from qa.http.schemas import FigureList, FigureQuery

router = api_router()


@router.get("/figures", response_model=FigureList, summary="查报告里的数字", tags=["数字"])
def figures(desk: AtDesk, query: Annotated[FigureQuery, Query()]) -> FigurePage:
    """按条件筛选全部报告里的数字，条件之间是 “并且” 的关系。"""
    if query.report:
        desk.report(query.report)
    wanted = FigureFilter(query.report, query.q, query.unit, query.kind, query.tense, query.year)
    return desk.table.select(wanted, limit=query.limit, offset=query.offset)
