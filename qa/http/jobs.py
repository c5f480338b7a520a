"""GET /api/jobs/{id}: how far the reading of a scan, or of a file with many reports, is, for staff."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Path, Request

from corpus import AddedReport, NotAdded
from qa.errors import UnknownJobError
from qa.http import staff
from qa.http.problems import explained
from qa.http.routing import api_router
from qa.http.schemas import JobItem
from qa.jobs import Job, Jobs

_FACTS = ("id", "title", "place", "level", "year", "date", "speaker", "source", "kind", "original")

router = api_router()


@router.get("/jobs/{id}", response_model=JobItem, summary="看添加到哪一步", tags=["报告"])
def job(
    admitted: staff.ForStaff, request: Request, id: Annotated[str, Path(description="添加扫描件时得到的编号")]
) -> dict[str, Any]:
    """工作人员用：扫描件识别了几页；识别完就有报告，没有成功就有原因。服务器重启后不再有。"""
    jobs: Jobs = request.app.state.jobs
    state = jobs.job(id)
    if state is None:
        raise UnknownJobError(f"没有编号为 {id[:60]} 的任务；服务器重启过的话，请重新添加。")
    return job_item(state)


def job_item(job: Job) -> dict[str, Any]:
    """Return a job as the API says it."""
    report = added_item(job.added) if isinstance(job.added, AddedReport) else None
    rows = row_items(job.added) if isinstance(job.added, tuple) else None
    code, message = explained(job.error) if job.error else ("", "")
    error = {"code": code, "message": message} if job.error else None
    progress = {"id": job.id, "state": job.state, "done": job.done, "pages": job.pages}
    return {**progress, "report": report, "rows": rows, "error": error}


def row_items(rows: Sequence[AddedReport | NotAdded]) -> list[dict[str, Any]]:
    """Return what became of each row of a file with a report a row, as the API says it, a line each."""
    return [_row_item(row) for row in rows]


def _row_item(row: AddedReport | NotAdded) -> dict[str, Any]:
    if isinstance(row, AddedReport):
        return {"row": row.row, "report": added_item(row), "error": None}
    return {"row": row.row, "report": None, "error": {"code": row.why.code, "message": row.why.chinese}}


def added_item(added: AddedReport) -> dict[str, Any]:
    """Return a report that was added or set right as the API says it."""
    report = added.report
    warnings = [{"code": warning.code, "message": warning.chinese} for warning in added.warnings]
    size = {"paragraphs": len(report.paragraphs), "figures": added.figures}
    facts = {name: getattr(report, name) for name in _FACTS}
    return {**facts, **size, "warnings": warnings, "suggestions": [asdict(doubt) for doubt in report.doubts]}
