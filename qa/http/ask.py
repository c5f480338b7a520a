"""POST /api/ask, and GET /api/health."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from qa.http.routing import api_router
from qa.http.schemas import AnswerModel, AskRequest, Health
from qa.http.state import AtDesk
from qa.http.work import AtWork
from qa.records import Answer

router = api_router()


@router.get("/health", response_model=Health, summary="服务是否就绪", tags=["服务"])
def health(desk: AtDesk) -> dict[str, Any]:
    """就绪时返回 200，并说明答案出自哪个索引。"""
    return asdict(desk.bot.info)


@router.post("/ask", response_model=AnswerModel, summary="问报告一个问题", tags=["问答"])
async def ask(desk: AtDesk, work: AtWork, request: AskRequest) -> Answer:
    """答案逐字摘自报告。报告没有提到时 answered 为 false，仍给出最接近的段落。"""
    return await work(
        "ask", desk.bot.ask, request.question, top_k=request.top_k, reports=request.reports or None
    )
