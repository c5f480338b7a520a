"""Pictures of pages in, their lines out: straightened, put in rows, in the measures that `pdf_layout` arranges.

What OCR is not certain enough of is left out of the text, and recorded.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL.Image import Image

from corpus.documents import ocr
from corpus.documents.document import Progress
from corpus.documents.page_text import PageText
from corpus.documents.pdf_layout import Line
from corpus.errors import RefusedError
from corpus.messages import Message

LONGEST = 1600  # pixels of a page's longer side: 137 dots an inch for A4; 2,339 read no better (docs/ocr-audit.md)

# Mean certainty under which a page may lie upside down: upright ones have 0.99, others 0.61 (docs/ocr-audit.md).
_DOUBTFUL = 0.8
_LEAST_CERTAIN = 0.5  # below it a line is a stamp, a stain or a picture rather than text
_POINTS = 842  # of a page's longer side, as if it were A4
# In line heights: a line this long tells how the page is turned, and its height the type size.
_LONG = 4
# Share by which a line's height may differ from the page's usual one and be the same type size; the box around a few
# characters (亿元。) is drawn more loosely.
_SAME_SIZE, _SAME_SIZE_SHORT = 0.25, 0.6
# In line heights: lines as near as this are one row.
_SAME_ROW = 0.5
# A line's height, which is a box around its characters, in type sizes.
_BOX_HEIGHT = 1.1


@dataclass(frozen=True, slots=True)
class _Straight:
    """A line as it lies when its page is straightened, in points, y upwards."""

    reading: ocr.Reading
    left: float
    right: float
    bottom: float
    height: float


def check_installed(code: str, pages: int) -> None:
    """Refuse a scan, with the message of that code, where OCR is not installed.

    Raises:
        RefusedError: it is not.
    """
    if not ocr.is_installed():
        raise RefusedError(code, pages=pages)


def read(pictures: Sequence[Callable[[], Image]], progress: Progress) -> list[PageText]:
    """Read pages one after another.

    Args:
        pictures: each draws the picture of a page.
        progress: told before the first and after each.

    Raises:
        RefusedError: there is no text on any of them.
    """
    progress(0, len(pictures))
    pages: list[PageText] = []
    for draw in pictures:
        pages.append(_read_page(draw()))
        progress(len(pages), len(pictures))
    if not any(page.lines for page in pages):
        raise RefusedError("nothing_read", pages=len(pages))
    return pages


def page_text(readings: Sequence[ocr.Reading], width: int, height: int) -> PageText:
    """Put the lines of a page, read in a picture of that many pixels, in the order that they are read in."""
    certain = [reading for reading in readings if reading.certainty >= _LEAST_CERTAIN]
    turn, scale = _turn(certain), _POINTS / max(width, height)
    straight = [_straightened(reading, turn, scale) for reading in certain]
    usual = statistics.median(line.height for line in straight) if straight else 1.0
    lines = tuple(_line(line, usual, width, height) for row in _rows(straight) for line in row)
    return PageText(lines, tuple(reading.text for reading in readings))


def remarks(pages: Sequence[PageText]) -> tuple[Message, ...]:
    """Say that pages were read by OCR, how certain the least certain line is, and how many were unclear."""
    certainties = [line.certainty for page in pages for line in page.lines if line.certainty is not None]
    percent = math.floor(100 * min(certainties, default=0))
    unclear = sum(len(page.original) - len(page.lines) for page in pages)
    read_by_ocr = Message.of("read_by_ocr", pages=len(pages), lines=len(certainties), percent=percent)
    return (read_by_ocr, *([Message.of("unclear_lines", count=unclear)] if unclear else []))


def _read_page(picture: Image) -> PageText:
    """Read a page as it lies, or upside down where it is more certain so."""
    upright = page_text(ocr.recognise_lines(picture), *picture.size)
    if _certainty(upright) >= _DOUBTFUL:
        return upright
    turned = page_text(ocr.recognise_lines(picture.rotate(180)), *picture.size)
    return _turned(turned) if _certainty(turned) > _certainty(upright) else upright


def _certainty(page: PageText) -> float:
    return statistics.mean(line.certainty or 0.0 for line in page.lines) if page.lines else 0.0


def _turned(page: PageText) -> PageText:
    """Return a page with the boxes of its lines where they are when it is turned upside down."""
    boxes = (line.box for line in page.lines)
    turned = [(1 - right, 1 - bottom, 1 - left, 1 - top) for left, top, right, bottom in boxes]
    lines = (replace(line, box=box) for line, box in zip(page.lines, turned, strict=True))
    return PageText(tuple(lines), page.original)


def _turn(readings: Sequence[ocr.Reading]) -> float:
    """Return by what angle the page is turned: the middle one of its long lines', in radians, clockwise."""
    angles = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right, _, below in (reading.corners for reading in readings)
        if math.dist(left, right) > _LONG * math.dist(left, below)
    ]
    return statistics.median(angles) if angles else 0.0


def _straightened(reading: ocr.Reading, turn: float, scale: float) -> _Straight:
    sine, cosine = math.sin(turn), math.cos(turn)
    across = [scale * (x * cosine + y * sine) for x, y in reading.corners]
    down = [scale * (y * cosine - x * sine) for x, y in reading.corners]
    above, below = (down[0] + down[1]) / 2, (down[2] + down[3]) / 2
    return _Straight(reading, min(across), max(across), _POINTS - below, below - above)


def _rows(lines: Sequence[_Straight]) -> list[list[_Straight]]:
    """Part lines into rows from top to bottom, each from left to right."""
    rows: list[list[_Straight]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom < _SAME_ROW * line.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _line(line: _Straight, usual: float, width: int, height: int) -> Line:
    tolerance = _SAME_SIZE if line.right - line.left > _LONG * line.height else _SAME_SIZE_SHORT
    is_usual = abs(line.height - usual) <= tolerance * usual
    across, down = zip(*line.reading.corners, strict=True)
    box = (
        max(0.0, min(across) / width),
        max(0.0, min(down) / height),
        min(1.0, max(across) / width),
        min(1.0, max(down) / height),
    )
    size = (usual if is_usual else line.height) / _BOX_HEIGHT
    return Line(line.reading.text, line.left, line.right, line.bottom, size, box, line.reading.certainty)
