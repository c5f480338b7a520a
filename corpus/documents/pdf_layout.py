"""Lines on pages in, paragraphs out: running heads and page numbers leave, footnotes go to the end, lines are joined.

A paragraph ends where the next line is indented, where its own line stops short of the margin, where the type size
changes, or where the distance to the next line is wider than usual.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.messages import Message
from corpus.records import Box

HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line

# Lines at the top and at the bottom of a page that can be a running head or a page number.
_EDGE = 2
# Share of the pages, and number of pages, on which a line recurs that is a running head.
_RECURS = 0.4
_TWICE = 2
# Points: a running head lies at the same height on every page, give or take this.
_SAME_HEIGHT = 6
_PAGE_NUMBER = re.compile(
    r"[\s—–\-－·.第共页/／|()（）]*(?:\d{1,4}|[ivxIVX]{1,6})(?:[\s—–\-－·.第共页/／|()（）]+\d{0,4})*"
)
# In type sizes. A paragraph is indented by two characters; a last line stops short by more than the two characters
# that rules against a stop at the start of a line can push down.
_INDENTED = 0.9
_SHORT = 2.3
# In type sizes: lines as near in height as this are one.
_SAME_LINE = 0.3
# In the usual distance of lines.
_WIDE = 1.5
# Share by which type sizes differ, and by which a footnote's is smaller than the body's.
_OTHER_SIZE = 0.15
_NOTE_SIZE = 0.88
_NOTE_START = re.compile(r"\s*(?:[\[【〔(（]\s*\d{1,3}\s*[\]】〕)）]|\d{1,3}(?=[.、．\s\D])|[①-⑳]|注\s*\d*[:：])")
# Two capitals may be one abbreviation that was broken (CPT|PP).
_BETWEEN_WORDS = re.compile(r"[a-z][A-Za-z]|[A-Z][a-z]")
# Characters that move to the next line as one: a number with its unit sign, a Latin word.
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.,%‰－-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page; its sides, the line it stands on and its type size, in points, y upwards.

    Attributes:
        box: around it, as a page's picture shows it.
        certainty: of its characters, in [0, 1], if it was read by OCR.
        is_row: it is the row of a table, its cells parted by tabs, and not where it stood.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    box: Box = (0.0, 0.0, 0.0, 0.0)
    certainty: float | None = None
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the pages are set: margins of odd and even pages in points, type size, distance of lines."""

    margins: tuple[tuple[float, float], tuple[float, float]]
    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line and the number of its page, from 0."""

    line: Line
    page: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The text of pages.

    Attributes:
        text: the paragraphs, one a line, footnotes last.
        remarks: what was left out or moved.
        lines: those that the text is made of, in its order.
    """

    text: str
    remarks: tuple[Message, ...]
    lines: tuple[PlacedLine, ...]


def arrange(pages: Sequence[Sequence[Line]]) -> Arrangement:
    """Make paragraphs of the lines of the pages."""
    clean = [[line for line in page if line.text.strip()] for page in pages]
    sizes = [line.size for page in clean for line in page if not line.is_row for _ in line.text]
    heads = _running_heads(clean, statistics.median(sizes) if sizes else 1)
    clean = [[line for line in page if line not in heads[number]] for number, page in enumerate(clean)]
    setting = _setting(clean)
    bodies, notes = _part_notes(clean, setting.size)
    placed = [PlacedLine(line, number) for number, page in enumerate(bodies) for line in page]
    paragraphs = [*_joined(placed, setting), *_joined_notes(notes)]
    dropped = sum(map(len, heads))
    remarks = [Message.of("running_heads", count=dropped)] if dropped else []
    if notes:
        remarks.append(Message.of("notes_moved", count=len(list(_joined_notes(notes)))))
    return Arrangement("\n".join(paragraphs), tuple(remarks), (*placed, *notes))


def _running_heads(pages: Sequence[Sequence[Line]], size: float) -> list[list[Line]]:
    """Find, for each page, the lines at its edges that recur on other pages, its page number, and small type apart.

    `size` is the type size of the text, in points.
    """
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    enough = max(_TWICE, _RECURS * len(pages))
    return [
        [
            line
            for line in page
            if seen[_key(line)] >= enough or _is_page_number(line, page) or _is_apart(line, page, size)
        ]
        for page in edges
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted((line for line in page if not line.is_row), key=lambda line: -line.bottom)
    return by_height if len(by_height) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+|\s+", "#", line.text.strip()), round(line.bottom / _SAME_HEIGHT)


def _is_page_number(line: Line, edges: Sequence[Line]) -> bool:
    return line in (edges[0], edges[-1]) and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def _is_apart(line: Line, edges: Sequence[Line], size: float) -> bool:
    """Tell type smaller than the text's above everything else on its page, and far from it."""
    if line is not edges[0] or len(edges) < 2:
        return False
    return line.size < _NOTE_SIZE * size and line.bottom - edges[1].bottom > _WIDE * size


def _setting(pages: Sequence[Sequence[Line]]) -> _Setting:
    lines = [line for page in pages for line in page if not line.is_row]
    if not lines:
        return _Setting(((0, 0), (0, 0)), 1, 1)
    size = statistics.median(line.size for line in lines for _ in line.text)
    steps = [above.bottom - below.bottom for page in pages for above, below in pairwise(page)]
    pitch = statistics.median([step for step in steps if step > 0] or [2 * size])
    odd, even = (_margins([line for page in pages[parity::2] for line in page] or lines) for parity in (0, 1))
    return _Setting((odd, even), size, pitch)


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the leftmost place where more than one line in twenty begins, and the rightmost where so many end."""
    rare = len(lines) // 20
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    return lefts[rare], rights[-1 - rare]


def _part_notes(pages: Sequence[Sequence[Line]], size: float) -> tuple[list[list[Line]], list[PlacedLine]]:
    """Part the small type at the foot of pages whose text goes on in the usual size on the next page."""
    bodies: list[list[Line]] = []
    notes: list[PlacedLine] = []
    for number, page in enumerate(pages):
        end = len(page)
        while end and page[end - 1].size < _NOTE_SIZE * size and not page[end - 1].is_row:
            end -= 1
        following = next((later[0] for later in pages[number + 1 :] if later), None)
        if not end or (following and following.size < _NOTE_SIZE * size):
            end = len(page)
        bodies.append(list(page[:end]))
        notes += [PlacedLine(line, number) for line in page[end:]]
    return bodies, notes


def _joined(lines: Iterable[PlacedLine], setting: _Setting) -> Iterator[str]:
    text, last = "", None
    for each in lines:
        if last is not None and _parted(last, each, setting):
            yield text
            text = ""
        text = _append(text, each.line.text)
        last = each
    if text:
        yield text


def _joined_notes(lines: Iterable[PlacedLine]) -> Iterator[str]:
    text = ""
    for placed in lines:
        if text and _NOTE_START.match(placed.line.text):
            yield text
            text = ""
        text = _append(text, placed.line.text)
    if text:
        yield text


def _parted(above: PlacedLine, below: PlacedLine, setting: _Setting) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if above.line.is_row or below.line.is_row:
        return True
    _, right = setting.margins[above.page % 2]
    left, _ = setting.margins[below.page % 2]
    size = above.line.size
    if above.page == below.page and abs(above.line.bottom - below.line.bottom) < _SAME_LINE * size:
        return False  # PDFium parts a line where something is raised
    if abs(below.line.size - size) > _OTHER_SIZE * max(size, below.line.size):
        return True
    if below.line.left > left + _INDENTED * size:
        return True
    pushed = _UNBREAKABLE.match(below.line.text)
    if above.line.right < right - (_SHORT + (len(pushed[0]) / 2 if pushed else 0)) * size:
        return True
    return above.page == below.page and above.line.bottom - below.line.bottom > _WIDE * setting.pitch


def _append(text: str, line: str) -> str:
    """Join a line to the text before it: Chinese without anything, Latin words with a space or their hyphen gone."""
    if not text:
        return line.strip(" \r\n")
    line = line.strip()
    if text.endswith(HYPHEN):
        return text[:-1] + ("" if text[-2:-1].isalpha() and line[:1].islower() else "-") + line
    return f"{text}{' ' if _BETWEEN_WORDS.fullmatch(text[-1:] + line[:1]) else ''}{line}"
