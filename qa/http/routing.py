"""What every route of the API has in common: its prefix and the shape of its errors."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from qa.http.schemas import ErrorModel

_ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "model": ErrorModel,
        "description": "请求有误：400 内容不对，404 没有这个地址、报告或段落，405 方法不对，413 太大",
    }
}


def api_router() -> APIRouter:
    """Return an empty router under /api whose routes document their errors."""
    return APIRouter(prefix="/api", responses=_ERRORS)
