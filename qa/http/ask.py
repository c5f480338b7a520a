"""POST /api/ask."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from qa.http.routing import api_router
from qa.http.schemas import AnswerModel, AskRequest
from qa.http.state import AtDesk
from qa.http.work import AtWork
from qa.records import Answer

router = api_router()


@router.post("/ask", response_model=AnswerModel, summary="问报告一个问题", tags=["问答"])
async def ask(desk: AtDesk, work: AtWork, request: AskRequest) -> Answer:
    """答案逐字摘自报告。报告没有提到时 answered 为 false，仍给出最接近的段落。"""
    return await work("ask", desk.bot.ask, request.question, top_k=request.top_k, reports=request.reports or None)
