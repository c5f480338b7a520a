"""The mark of what was read by OCR: a figure may be misread, and its line's certainty says how likely that is."""

from __future__ import annotations

from corpus import Figure
from qa import display
from qa.page.markup import Html, tag

_HINT = "这个数字是用文字识别（OCR）从扫描件读出的，百分数是它所在一行的识别把握；使用前请对照原件。"


def ocr_mark(figure: Figure) -> Html:
    """Return the mark of a figure, empty for one that the report's file says itself."""
    words = display.ocr(figure)
    return tag("small", words, class_="ocr", title=_HINT) if words else Html("")
