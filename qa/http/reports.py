"""GET /api/reports, one report, one paragraph."""
# ruff: noqa: D415  (the handlers' docstrings are the Chinese texts of /docs)

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path

from corpus import Paragraph, Report
from qa.errors import UnknownParagraphError
from qa.http.routing import api_router
from qa.http.schemas import ParagraphDetail, ReportDetail, ReportList
from qa.http.state import AtDesk, Desk

_ReportId = Annotated[str, Path(description="报告编号", examples=["mianyang-2023"])]
_Number = Annotated[int, Path(description="段落号，从 1 起", examples=[2])]

router = api_router()


@router.get("/reports", response_model=ReportList, summary="列出报告", tags=["报告"])
def reports(desk: AtDesk) -> dict[str, Any]:
    """每份报告的标题、地方、年份和规模。"""
    return {"items": [{**_facts(desk, report), "paragraphs": len(report.paragraphs)} for report in desk.bot.reports]}


@router.get("/reports/{id}", response_model=ReportDetail, summary="读一份报告", tags=["报告"])
def report(desk: AtDesk, id: _ReportId) -> dict[str, Any]:
    """一份报告的基本情况和全部段落。"""
    report = desk.report(id)
    return {**_facts(desk, report), "paragraphs": [_paragraph(paragraph) for paragraph in report.paragraphs]}


@router.get("/reports/{id}/paragraphs/{n}", response_model=ParagraphDetail, summary="读一个段落", tags=["报告"])
def paragraph(desk: AtDesk, id: _ReportId, n: _Number) -> dict[str, Any]:
    """一个段落的原文和其中的数字；引文的起点、终点就是在这段文字里数的。"""
    paragraph = paragraph_of(desk.report(id), n)
    figures = [figure for figure in desk.figures(id) if figure.paragraph == n]
    return {**_paragraph(paragraph), "report": id, "figures": figures, "lines": paragraph.lines}


def paragraph_of(report: Report, number: int) -> Paragraph:
    """Return a paragraph of a report, or raise `UnknownParagraphError`."""
    if not 1 <= number <= len(report.paragraphs):
        raise UnknownParagraphError(f"报告 {report.id} 没有第 {number} 段；它有第 1 到第 {len(report.paragraphs)} 段。")
    return report.paragraphs[number - 1]


def _facts(desk: Desk, report: Report) -> dict[str, Any]:
    names = ("id", "title", "place", "level", "year", "date", "speaker", "source", "original")
    return {**{name: getattr(report, name) for name in names}, "figures": len(desk.figures(report.id))}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"number": paragraph.number, "section": " / ".join(paragraph.section), "text": paragraph.text}
