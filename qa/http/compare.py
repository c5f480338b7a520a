"""GET /api/compare: one indicator over places and years."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from corpus import Tense
from qa.http.routing import api_router
from qa.http.schemas import FigureModel, QuoteModel
from qa.http.sheets import CSV_DOCS, XLSX_DOCS, csv_response, xlsx_response
from qa.http.state import AtDesk, Desk
from qa.http.work import AtWork, written
from qa.records import Comparison
from qa.sheets import comparison_sheet

router = api_router()

_Indicator = Annotated[str, Query(description="指标，怎么说都行", examples=["地区生产总值增长"])]
_Place = Annotated[
    list[str] | None, Query(description="地方，全称、简称都行，可重复；省略表示全部", examples=[["四川"]])
]
_Year = Annotated[list[int] | None, Query(description="数字所说的年份，可重复；省略表示全部", examples=[[2025]])]
_Tense = Annotated[Tense | None, Query(description="target 只看目标，actual 只看已实现；省略表示都看")]


class ComparisonRowModel(BaseModel):
    """一份报告对一个年份的目标或结果的说法。"""

    model_config = ConfigDict(from_attributes=True)

    report: str = Field(description="报告编号")
    place: str = Field(description="地方")
    year: int | None = Field(description="数字所说的年份：目标是报告当年，结果是上一年")
    tense: Tense = Field(description="target 目标，actual 已实现")
    figure: FigureModel | None = Field(description="数字；报告没有给出为 null")
    quote: QuoteModel | None = Field(description="原句；报告没有给出为 null")


class ComparisonModel(BaseModel):
    """一个指标在各地各年的目标和结果，按地方、年份排列。"""

    model_config = ConfigDict(from_attributes=True)

    indicator: str = Field(description="所问的指标")
    rows: list[ComparisonRowModel]
    took_ms: float = Field(description="用时，毫秒")


@router.get("/compare", response_model=ComparisonModel, summary="比较各地各年的一个指标", tags=["数字"])
async def compare(
    desk: AtDesk, work: AtWork, indicator: _Indicator, place: _Place = None, year: _Year = None, tense: _Tense = None
) -> Response:
    """在每份报告里找同一个指标：目标取自当年的报告，结果取自下一年的报告，各附原句。"""
    return await work("table", lambda: written(ComparisonModel, _compared(desk, indicator, place, year, tense)))


@router.get("/compare.csv", response_class=Response, responses=CSV_DOCS, summary="下载比较表（CSV）", tags=["数字"])
async def compare_csv(
    desk: AtDesk, work: AtWork, indicator: _Indicator, place: _Place = None, year: _Year = None, tense: _Tense = None
) -> Response:
    """与上面相同的比较，每行一个地方、一个年份的目标或结果。"""
    return await work("table", lambda: csv_response(comparison_sheet(_compared(desk, indicator, place, year, tense))))


@router.get("/compare.xlsx", response_class=Response, responses=XLSX_DOCS, summary="下载比较表（Excel）", tags=["数字"])
async def compare_xlsx(
    desk: AtDesk, work: AtWork, indicator: _Indicator, place: _Place = None, year: _Year = None, tense: _Tense = None
) -> Response:
    """与上面相同的比较，每行一个地方、一个年份的目标或结果。"""
    return await work("table", lambda: xlsx_response(comparison_sheet(_compared(desk, indicator, place, year, tense))))


def _compared(
    desk: Desk, indicator: str, place: list[str] | None, year: list[int] | None, tense: Tense | None
) -> Comparison:
    return desk.bot.compare(indicator, place or (), year or (), tense)
