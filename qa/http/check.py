"""POST /api/check."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from qa.http.routing import api_router
from qa.http.schemas import CheckModel, CheckRequest
from qa.http.state import AtDesk
from qa.records import Check

router = api_router()


@router.post("/check", response_model=CheckModel, summary="核对一句话或一篇稿子", tags=["核对"])
def check(desk: AtDesk, request: CheckRequest) -> Check:
    """把文字里的每句话与报告对照：数字换算单位后比较，界限、对象、币种、年份、进展也要一致；附报告原文。"""
    return desk.bot.check(request.text, reports=request.reports or None)
