"""GET /api/fulfilment: the targets of one report against the results in another."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from corpus import Spreadsheet
from qa.http.routing import api_router
from qa.http.schemas import FigureModel, QuoteModel
from qa.http.sheets import CSV_DOCS, XLSX_DOCS, csv_response, xlsx_response
from qa.http.state import AtDesk, Desk
from qa.http.work import AtWork, written
from qa.records import Fulfilment, Outcome
from qa.sheets import fulfilment_sheet

router = api_router()

_Target = Annotated[str, Query(description="提出目标的报告（编号）", examples=["sichuan-2025"])]
_Actual = Annotated[str, Query(description="报告结果的报告，通常是下一年的（编号）", examples=["sichuan-2026"])]


class FulfilmentModel(BaseModel):
    """一个目标和它的结果。"""

    target: FigureModel = Field(description="目标")
    actual: FigureModel | None = Field(description="结果；没有找到为 null")
    verdict: Outcome = Field(description="met 完成，missed 未完成，not_found 没有找到结果")
    confidence: float = Field(
        description="判断对应正确的概率，0 到 1；没有找到时是报告确实没有写的概率，与是否完成无关"
    )
    due: bool = Field(description="目标是否已到期；false 是目标年份在结果之后，未到期，verdict 为 not_found")
    quotes: list[QuoteModel] = Field(description="目标的原文；找到结果时还有结果的原文")


class FulfilmentList(BaseModel):
    """一份报告的全部数字目标，按报告中的次序。"""

    items: list[FulfilmentModel]


@router.get("/fulfilment", response_model=FulfilmentList, summary="上年目标的完成情况", tags=["数字"])
async def fulfilment(desk: AtDesk, work: AtWork, target: _Target, actual: _Actual) -> Response:
    """把一份报告的每个数字目标与另一份报告的结果逐一对照：同一指标、同一年份、增速对增速，单位已换算。"""
    return await work("table", lambda: written(FulfilmentList, _items(desk, target, actual)))


def _items(desk: Desk, target: str, actual: str) -> dict[str, Any]:
    return {"items": [_item(desk, item) for item in desk.bot.fulfilment(target, actual)]}


def _item(desk: Desk, item: Fulfilment) -> dict[str, Any]:
    quotes = [desk.bot.quote(figure) for figure in (item.target, item.actual) if figure]
    return {
        **{name: getattr(item, name) for name in ("target", "actual", "verdict", "confidence", "due")},
        "quotes": quotes,
    }


@router.get(
    "/fulfilment.csv", response_class=Response, responses=CSV_DOCS, summary="下载完成情况（CSV）", tags=["数字"]
)
async def fulfilment_csv(desk: AtDesk, work: AtWork, target: _Target, actual: _Actual) -> Response:
    """与上面相同的对照，每个目标一行，附两边原句。"""
    return await work("table", lambda: csv_response(_sheet(desk, target, actual)))


@router.get(
    "/fulfilment.xlsx", response_class=Response, responses=XLSX_DOCS, summary="下载完成情况（Excel）", tags=["数字"]
)
async def fulfilment_xlsx(desk: AtDesk, work: AtWork, target: _Target, actual: _Actual) -> Response:
    """与上面相同的对照，每个目标一行，附两边原句。"""
    return await work("table", lambda: xlsx_response(_sheet(desk, target, actual)))


def _sheet(desk: Desk, target: str, actual: str) -> Spreadsheet:
    items = desk.bot.fulfilment(target, actual)
    return fulfilment_sheet(items, desk.bot.quote, f"目标完成情况-{target}-{actual}")
