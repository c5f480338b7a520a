"""GET /api/health, and the two questions of whoever runs the server: does the process live, is it ready to answer."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from fastapi import Request
from pydantic import BaseModel, Field

from qa.http.routing import api_router
from qa.http.schemas import Health
from qa.http.state import AtDesk
from qa.reloading import Live

# No path and no word of the system's own: anybody may ask.
_STALE = "较新的索引打不开，仍按原来的索引回答；原因见服务器日志。"

router = api_router()


class Alive(BaseModel):
    """进程在运行。"""

    status: Literal["ok"] = Field(default="ok", description="总是 ok")


# These run in no thread, so that they are answered when all threads compute.
@router.get("/health", response_model=Health, summary="服务是否就绪", tags=["服务"])
async def health(desk: AtDesk, request: Request) -> dict[str, Any]:
    """就绪时返回 200，并说明答案出自哪个索引、已发布的是哪个。"""
    live: Live = request.app.state.live
    return {**asdict(desk.bot.info), "published": live.published, "problem": _STALE if live.problem else ""}


@router.get("/health/live", response_model=Alive, summary="进程是否在运行", tags=["服务"])
async def alive() -> Alive:
    """只要进程还能回答就返回 200；供守护程序判断要不要重启。"""
    return Alive()


@router.get("/health/ready", response_model=Health, summary="能不能接请求", tags=["服务"])
async def ready(desk: AtDesk, request: Request) -> dict[str, Any]:
    """与 /api/health 相同；供反向代理判断要不要转来请求。"""
    return await health(desk, request)
