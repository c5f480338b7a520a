"""GET /api/reports/{id}/original, the file that a report was read from, and pictures of its pages."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Annotated, Any

from fastapi import Path, Query, Request
from starlette.responses import FileResponse, Response

from corpus import Box, RefusedError, Report, boxes_at, page_png
from qa.errors import NoOriginalError, UnknownPageError
from qa.http.reports import paragraph_of
from qa.http.routing import api_router
from qa.http.state import AtDesk
from qa.http.work import AtWork
from qa.publishing import Shelf

_MEDIA = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".tif": "image/tiff",
}
# What a browser shows itself; the others it saves.
_SHOWN = (".pdf", ".png", ".jpg")
_PNG = "image/png"
_FILE_DOCS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in _MEDIA.values()}, "description": "原件"}
}
_PNG_DOCS: dict[int | str, dict[str, Any]] = {200: {"content": {_PNG: {}}, "description": "这一页的图片"}}

_ReportId = Annotated[str, Path(description="报告编号")]

router = api_router()


@router.get("/reports/{id}/original", response_class=Response, responses=_FILE_DOCS, summary="取原件", tags=["报告"])
def original(desk: AtDesk, request: Request, id: _ReportId) -> Response:
    """添加时的文件，原样保留：PDF、Word 文档或图片。"""
    file = _original(request, desk.report(id))
    return FileResponse(
        file,
        media_type=_MEDIA[file.suffix],
        filename=f"{id}{file.suffix}",
        content_disposition_type="inline" if file.suffix in _SHOWN else "attachment",
    )


@router.get(
    "/reports/{id}/pages/{n}.png", response_class=Response, responses=_PNG_DOCS, summary="看原件的一页", tags=["报告"]
)
async def page(
    desk: AtDesk,
    work: AtWork,
    request: Request,
    id: _ReportId,
    n: Annotated[int, Path(description="原件的页号，从 1 起")],
    paragraph: Annotated[int | None, Query(description="段落号；这一段在这一页上的地方会框出")] = None,
    at: Annotated[
        str | None, Query(description="只框出段落中的这些字：起点-终点", examples=["3-9"], pattern=r"^\d{1,7}-\d{1,7}$")
    ] = None,
) -> Response:
    """原件（PDF 或图片）的一页；给出段落号就框出这一段，再给出 at 就只框出其中的几个字。段落在哪一页，见它的 lines。"""
    report = desk.report(id)
    file = _original(request, report)
    if file.suffix == ".docx":
        raise NoOriginalError(f"报告 {id} 的原件是 Word 文档，没有固定的页；请打开 /api/reports/{id}/original。")
    boxes = _boxes(report, n, paragraph, at) if paragraph is not None else ()
    try:
        return Response(await work("page", page_png, file, n, boxes), media_type=_PNG)
    except RefusedError as error:
        raise UnknownPageError(f"报告 {id} 的原件没有第 {n} 页：{error.message.chinese}") from error


def _original(request: Request, report: Report) -> FilePath:
    shelf: Shelf = request.app.state.shelf
    file = shelf.original(report.id) if report.original else None
    if file is None:
        raise NoOriginalError(f"报告 {report.id} 没有原件：只有由 PDF、Word 文档和图片添加的报告留有原件。")
    return file


def _boxes(report: Report, page: int, number: int, at: str | None) -> tuple[Box, ...]:
    paragraph = paragraph_of(report, number)
    start, end = map(int, at.split("-")) if at else (0, len(paragraph.text))
    return boxes_at(paragraph, start, end).get(page, ())
