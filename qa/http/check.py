"""POST /api/check."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from starlette.responses import Response

from qa.http.routing import api_router
from qa.http.schemas import CheckModel, CheckRequest
from qa.http.state import AtDesk, Desk
from qa.http.work import AtWork, written

router = api_router()


@router.post("/check", response_model=CheckModel, summary="核对一句话或一篇稿子", tags=["核对"])
async def check(desk: AtDesk, work: AtWork, request: CheckRequest) -> Response:
    """把文字里的每句话与报告对照：数字换算单位后比较，界限、对象、币种、年份、进展也要一致；附报告原文。"""
    return await work("check", _checked, desk, request)


def _checked(desk: Desk, request: CheckRequest) -> Response:
    return written(CheckModel, desk.bot.check(request.text, reports=request.reports or None))
