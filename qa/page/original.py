"""The original beside the text: a link to the file, and its page with the passage boxed."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from corpus import Paragraph, Report, boxes_at
from qa.page.markup import Html, Span, tag

_NAMES = {".pdf": "PDF", ".docx": "Word 文档", ".png": "图片", ".jpg": "图片", ".tif": "图片"}
_BY_OCR = "文字是用文字识别（OCR）从扫描件读出的，可能有误，请对照原件。"


def original_note(report: Report) -> Html:
    """Return a link to the original of a report, and whether it was read by OCR; empty where there is none."""
    if not report.original:
        return Html("")
    link = tag("a", f"打开原件（{_NAMES[report.original]}）", href=_address(report, "original"), target="_blank")
    lines = (line for paragraph in report.paragraphs for line in paragraph.lines)
    scanned = any(line.certainty is not None for line in lines)
    return tag("p", link, f" · {_BY_OCR}" if scanned else "", class_="note")


def original_pages(report: Report, paragraph: Paragraph, span: Span | None) -> Html:
    """Return the pages of the original that a paragraph, or the characters of `span` in it, stand on, boxed.

    Open where a span is given, since that is what somebody came to see; a browser asks for no picture that is folded.
    """
    start, end = span or (0, len(paragraph.text))
    pages = sorted(boxes_at(paragraph, start, end))
    if not pages:
        return Html("")
    words = f"原件第 {'、'.join(map(str, pages))} 页（已框出）"
    pictures = [_picture(report, page, paragraph.number, f"{start}-{end}") for page in pages]
    return tag("details", tag("summary", words), *pictures, class_="original", open="" if span else None)


def _picture(report: Report, page: int, paragraph: int, at: str) -> Html:
    query = urlencode({"paragraph": paragraph, "at": at})
    source = _address(report, f"pages/{page}.png?{query}")
    alt = f"原件第 {page} 页，第 {paragraph} 段所引的地方已框出"
    return tag("a", tag("img", src=source, alt=alt, loading="lazy"), href=source, target="_blank")


def _address(report: Report, rest: str) -> str:
    return f"./api/reports/{quote(report.id, safe='')}/{rest}"
