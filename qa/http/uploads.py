"""POST /api/reports and DELETE /api/reports/{id}, for staff."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, get_args

from fastapi import Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from corpus import AddedReport, DocumentKind, Metadata, is_collection
from corpus.documents import Progress
from qa.errors import UploadError
from qa.http import staff
from qa.http.jobs import added_item, job_item, row_items
from qa.http.routing import api_router
from qa.http.schemas import AddedItem, AddedRows, JobItem, Removed
from qa.http.state import AtDesk
from qa.jobs import Added, Jobs
from qa.publishing import Shelf

_CORRECTIONS = ("title", "place", "level", "date", "speaker", "kind")
_KINDS = tuple(filter(None, get_args(DocumentKind)))
_FILE = (
    "报告：.txt、.html、.docx、.pdf、.png、.jpg、.tif；或一行一份报告的 .csv、.xlsx、.jsonl（只能另给 year）；"
    "不给就是改正编号为 id 的那份"
)
_MOST_FIELDS = 20  # twice as many as there are
_AT_ONCE = 10  # rows that a request waits for; each takes a second or less
_TEXT = {"type": "string"}
# FastAPI would read the whole body before anybody asks for the token, so the handler reads the form itself.
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": _FILE,
                        },
                        "id": _TEXT | {"description": "编号；添加时不给就用文件名（不带后缀）"},
                        "title": _TEXT | {"description": "标题"},
                        "place": _TEXT | {"description": "地方全称，如 绵阳市"},
                        "level": _TEXT | {"enum": ["国家", "省", "市", "县", "乡"], "description": "层级"},
                        "year": {"type": "integer", "description": "部署哪一年的工作"},
                        "date": _TEXT | {"description": "作报告的日期，如 2023-01-03"},
                        "speaker": _TEXT | {"description": "报告人"},
                        "kind": _TEXT | {"enum": list(_KINDS), "description": "文种"},
                    },
                }
            }
        },
    },
    "security": [{"HTTPBearer": []}],
}

router = api_router()


@router.post(
    "/reports",
    response_model=AddedItem | AddedRows,
    status_code=201,
    responses={
        200: {"model": AddedRows, "description": "一行一份报告的文件，一份也没有添加；原因见各行"},
        202: {"model": JobItem, "description": "扫描件，正在识别；或有许多份报告的文件，正在添加"},
    },
    summary="添加一份报告，或一个一行一份报告的文件",
    tags=["报告"],
    openapi_extra=_FORM,
)
async def add(request: Request) -> dict[str, Any] | Response:
    """工作人员用：请求头要有 Authorization: Bearer 令牌（服务器的 QA_STAFF_TOKEN）。加完就能问；有误则什么都不改动。

    扫描件要识别文字，一页几秒：这时回答 202 和任务编号，进度见 /api/jobs/{id}。

    一行一份报告的 CSV、XLSX、JSON 行文件，每份报告回答一行；不止十份的，也回答 202 和任务编号。

    不带文件、只带 id，就是改正或确认这份已添加的报告：给出的各项照改，没有给的不变。
    """
    await staff.admit(request)
    try:
        async with request.form(max_files=1, max_fields=_MOST_FIELDS) as form:
            known, report_id = _known(form), _text(form, "id")
            name, data = (await _file(form)) if "file" in form or not report_id else ("", b"")
    except HTTPException as error:
        if error.status_code == 400:
            raise UploadError("请求体不是有效的 multipart/form-data 表单，请检查后重发。") from error
        raise
    shelf: Shelf = request.app.state.shelf
    if not name and not data:
        request.app.state.desk.report(report_id)
        return added_item(await run_in_threadpool(shelf.correct, report_id, known))
    jobs: Jobs = request.app.state.jobs
    several = await run_in_threadpool(is_collection, name, data)
    work = (_adding_rows if several else _adding)(shelf, name, data, report_id, known)
    job = await run_in_threadpool(jobs.start, work)
    if job.error:
        raise job.error
    if job.added is None:
        return JSONResponse(job_item(job), status_code=202)
    if isinstance(job.added, AddedReport):
        return added_item(job.added)
    none_added = not any(isinstance(row, AddedReport) for row in job.added)
    return JSONResponse({"rows": row_items(job.added)}, status_code=200 if none_added else 201)


@router.delete("/reports/{id}", response_model=Removed, summary="删除一份报告", tags=["报告"])
def remove(
    admitted: staff.ForStaff, desk: AtDesk, request: Request, id: Annotated[str, Path(description="报告编号")]
) -> dict[str, str]:
    """工作人员用：只能删除后来添加的报告，随软件附带的报告不能删除。"""
    desk.report(id)
    shelf: Shelf = request.app.state.shelf
    shelf.remove(id)
    return {"removed": id}


def _adding(shelf: Shelf, name: str, data: bytes, report_id: str, known: Metadata) -> Callable[[Progress], Added]:
    """Return what adds a file that is a report."""
    return lambda progress: shelf.add(name, data, report_id=report_id, known=known, progress=progress)


def _adding_rows(shelf: Shelf, name: str, data: bytes, report_id: str, known: Metadata) -> Callable[[Progress], Added]:
    """Return what adds a file with a report a row; it tells how far it is only where there are many rows."""
    if report_id or known != Metadata(year=known.year):
        raise UploadError("这个文件一行一份报告，各行自己说明标题、地方、日期等；只能另给 year（没有写年份的行用它）。")

    def add_rows(progress: Progress) -> Added:
        def told(done: int, rows: int) -> None:
            if rows > _AT_ONCE:
                progress(done, rows)

        return shelf.add_rows(name, data, year=known.year, progress=told)

    return add_rows


async def _file(form: FormData) -> tuple[str, bytes]:
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise UploadError("表单里没有文件，请用 file 字段上传一份报告。")
    return file.filename or "", await file.read()


def _known(form: FormData) -> Metadata:
    year = _text(form, "year")
    if year and not re.fullmatch("[0-9]{1,4}", year):
        raise UploadError(f"year 要是四位数的年份，收到的是 {year[:20]}。")
    given: dict[str, Any] = {name: _text(form, name) for name in _CORRECTIONS}
    return Metadata(year=int(year) if year else None, **given)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str):
        raise UploadError(f"{name} 要是文字，不能是文件。")
    return value.strip()
