"""Where a passage stands on the pages of its original: boxes around it, and pictures of the pages with the boxes."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.records import Box, PageLine, Paragraph

_LONGEST = 1600  # pixels of a page's longer side: its small print can be read
_RED = (200, 30, 30)
_STROKE = 3  # pixels
_MARGIN = 4  # pixels between what is boxed and its box
_CELL = "\t"  # what parts the cells of a table's row
_NARROW = 0.5  # width of a letter or digit, in Chinese characters


def boxes_at(paragraph: Paragraph, start: int, end: int) -> Mapping[int, tuple[Box, ...]]:
    """Return, by the page's number, a box around each line or part of a line that `text[start:end]` stands on."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for line in paragraph.lines_at(start, end):
        boxes[line.page].append(_cut(line, paragraph.text, start, end))
    return {page: tuple(of_page) for page, of_page in boxes.items()}


def page_png(file: Path, number: int, boxes: Iterable[Box] = ()) -> bytes:
    """Draw a page of an original, a PDF or a picture, with boxes on it, as PNG, in a process of its own.

    Args:
        file: the original.
        number: of the page, from 1.
        boxes: around what is to be shown.

    Raises:
        RefusedError: there is no such page, the file is damaged, or drawing it takes too much time or memory.
    """
    from corpus.documents.child import draw_limited

    return draw_limited(file.read_bytes(), file.suffix, number, boxes)


def draw(data: bytes, suffix: str, number: int, boxes: Iterable[Box] = ()) -> bytes:
    """Draw a page of a file with boxes on it, as PNG; `suffix` is the ending of its name.

    Raises:
        RefusedError: there is no such page, or the file is damaged.
    """
    from PIL import ImageDraw  # here: with PDFium it takes 0.1 s to import, and most runs draw nothing

    from corpus.documents import pdfium, picture

    draw_page = pdfium.picture_of if suffix == ".pdf" else picture.page
    page = draw_page(data, number - 1, _LONGEST)
    pen = ImageDraw.Draw(page)
    for left, top, right, bottom in boxes:
        corners = (left * page.width, top * page.height, right * page.width, bottom * page.height)
        pen.rectangle(_widened(corners), outline=_RED, width=_STROKE)
    file_bytes = io.BytesIO()
    page.save(file_bytes, "PNG", compress_level=3)
    return file_bytes.getvalue()


def _cut(line: PageLine, text: str, start: int, end: int) -> Box:
    """Return the part of a line's box that a passage takes, by the width of its characters.

    Whole is boxed what runs from top to bottom, and a table's row, whose cells stand apart.
    """
    left, top, right, bottom = line.box
    if right - left < bottom - top or _CELL in text[line.start : line.end]:
        return line.box
    before, whole = _width(text[line.start : max(start, line.start)]), _width(text[line.start : line.end])
    until = _width(text[line.start : min(end, line.end)])
    if not whole:
        return line.box
    return left + (right - left) * before / whole, top, left + (right - left) * until / whole, bottom


def _width(text: str) -> float:
    return sum(_NARROW if character.isascii() else 1.0 for character in text if not character.isspace())


def _widened(corners: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = corners
    return left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN
