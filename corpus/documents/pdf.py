"""The text layer of a PDF, read by pypdfium2, or its pages as pictures; `pdf_layout` makes paragraphs of the lines."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_int
from dataclasses import dataclass
from functools import partial
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.documents import scan
from corpus.documents.document import Document, Progress, unwatched
from corpus.documents.page_text import PageText, document_of
from corpus.documents.pdf_layout import HYPHEN, Line
from corpus.documents.pdf_rules import Rules, read_rules
from corpus.documents.pdf_tables import PdfTable, find_tables, is_far
from corpus.documents.pdfium import is_empty, opened, picture_of
from corpus.errors import RefusedError
from corpus.messages import Message
from corpus.records import Box

_MOST_PAGES = 500  # a report has 20 to 60
_MOST_CHARACTERS = 700_000  # the reader takes 500,000, running heads and the like not counted
# Characters; a page with fewer is a picture, perhaps with a page number.
_FEWEST_CHARACTERS = 10
# Share of pages without text above which the file is a scan.
_SCAN = 0.5
# Share of characters without meaning above which the fonts do not tell what they show.
_GARBLED = 0.1
# In type sizes: a gap this wide between characters was a space (a name after its office).
_WORD_GAP = 0.5
# In type sizes: a digit this small and this much raised marks a footnote, unless it is an exponent (m²).
_MARK = 0.75
_RAISED = 0.15
# In type sizes: how far characters reach above the line they stand on, and below it.
_ABOVE, _BELOW = 0.95, 0.25
_GRID = 10_000  # in how many parts a page's sides are counted
_MARKS = re.compile(r"[\d①-⑳\[\]()（）〔〕]")
_LINE_END = "\r\n"
# Fonts may name a character by its look-alike among the radicals: ⼯ for 工, ⻓ for 长 (not in Unicode's own folding).
RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)} | dict(
    zip(
        map(ord, "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳"),
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class _Character:
    """A character: its sides, the line it stands on and its type size, in points, y upwards."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class _Layer:
    """The text layer of a PDF: what each page says, and which pages are pictures, counted from 0."""

    pages: tuple[PageText, ...]
    pictures: tuple[int, ...]


def read(data: bytes, progress: Progress = unwatched) -> Document:
    """Return the paragraphs of a PDF, one a line, footnotes at the end; a scan is read by OCR.

    Raises:
        RefusedError: it is damaged, under a password, too long, or a scan that cannot be read.
    """
    layer = _layer(data)
    if garbled := _is_garbled(layer.pages):
        layer = _Layer(layer.pages, tuple(range(len(layer.pages))))
    if len(layer.pictures) <= _SCAN * len(layer.pages):
        return document_of(layer.pages, _without_text(layer.pages))
    scan.check_installed("garbled_pdf" if garbled else "scanned_pdf", len(layer.pages))
    draw = [partial(picture_of, data, number, scan.LONGEST) for number in layer.pictures]
    scanned = dict(zip(layer.pictures, scan.read(draw, progress), strict=True))
    pages = [scanned.get(number, page) for number, page in enumerate(layer.pages)]
    return document_of(pages, scan.remarks(list(scanned.values())))


def _layer(data: bytes) -> _Layer:
    with opened(data) as document:
        if len(document) > _MOST_PAGES:
            raise RefusedError("too_many_pages", pages=len(document), limit=_MOST_PAGES)
        text_pages = [page.get_textpage() for page in document]
        if (characters := sum(page.count_chars() for page in text_pages)) > _MOST_CHARACTERS:
            raise RefusedError("too_much_text", characters=characters, limit=_MOST_CHARACTERS)
        pages = tuple(_page_text(page) for page in text_pages)
        drawn = [not is_empty(page.page) for page in text_pages]
    if not any(drawn):
        raise RefusedError("nothing_read", pages=len(pages))
    return _Layer(pages, tuple(number for number, page in enumerate(pages) if drawn[number] and _is_picture(page)))


def _page_text(text_page: pdfium.PdfTextPage) -> PageText:
    original = text_page.get_text_range().translate(RADICALS).replace(HYPHEN, "-").splitlines()
    return PageText(tuple(_lines(text_page, read_rules(text_page.page))), tuple(original))


def _is_garbled(pages: Sequence[PageText]) -> bool:
    """Tell fonts that do not say which characters they show."""
    text = "".join(line.text for page in pages for line in page.lines)
    senseless = sum(
        unicodedata.category(character) in ("Co", "Cn", "Cc") or character == "\ufffd" for character in text
    )
    return senseless > _GARBLED * len(text)


def _without_text(pages: Sequence[PageText]) -> tuple[Message, ...]:
    numbers = [str(number) for number, page in enumerate(pages, 1) if _is_picture(page)]
    return (Message.of("pages_without_text", pages=", ".join(numbers)),) if numbers else ()


def _is_picture(page: PageText) -> bool:
    return sum(len(line.text) for line in page.lines) < _FEWEST_CHARACTERS


def _lines(text_page: pdfium.PdfTextPage, rules: Rules) -> list[Line]:
    """Return the lines of a page as PDFium parts them, and the rows of its tables in the place of theirs."""
    groups = list(_groups(text_page))
    page = text_page.page
    parted = [list(_pieces(page, group, rules)) for group in groups]
    pieces = [piece for parts in parted for piece in parts]
    tables = {number: table for table in find_tables(pieces, rules) for number in table.pieces}
    if not tables:
        return [_line(page, group) for group in groups]
    lines: list[Line] = []
    written: set[PdfTable] = set()
    number = 0
    for group, parts in zip(groups, parted, strict=True):
        numbers = range(number, number + len(parts))
        number += len(parts)
        if not any(place in tables for place in numbers):
            lines.append(_line(page, group))
            continue
        for place, piece in zip(numbers, parts, strict=True):
            table = tables.get(place)
            if table is None:
                lines.append(piece)
            elif table not in written:
                written.add(table)
                lines += table.lines
    return lines


def _pieces(page: pdfium.PdfPage, characters: Sequence[_Character], rules: Rules) -> Iterator[Line]:
    """Part a line where columns may be: at a wide gap, or at a line that is drawn between two characters."""
    part: list[_Character] = []
    for character in characters:
        if not character.text.strip():
            continue
        if part and _is_between_columns(part[-1], character, rules):
            yield _line(page, part)
            part = []
        part.append(character)
    if part:
        yield _line(page, part)


def _is_between_columns(before: _Character, after: _Character, rules: Rules) -> bool:
    if is_far(after.left - before.right, after.text, max(before.size, after.size)):
        return True
    left, right = (before.left + before.right) / 2, (after.left + after.right) / 2
    height = after.bottom + after.size / 3
    return left < right and any(left < rule.at < right and rule.covers(height) for rule in rules.vertical)


def _groups(text_page: pdfium.PdfTextPage) -> Iterator[list[_Character]]:
    """Give the characters of each line of a page as PDFium parts them."""
    characters: list[_Character] = []
    for index in range(text_page.count_chars()):
        character = _character(text_page, index)
        if character.text not in _LINE_END:
            characters.append(character)
        elif characters:
            yield characters
            characters = []
    if characters:
        yield characters


def _character(page: pdfium.PdfTextPage, index: int) -> _Character:
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetLooseCharBox(page, index, box)
    raw.FPDFText_GetMatrix(page, index, matrix)
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    # The size that was set, as drawn; the boxes of two fonts of one size differ by a half.
    size = raw.FPDFText_GetFontSize(page, index) * hypot(matrix.c, matrix.d)
    code = raw.FPDFText_GetUnicode(page, index)
    made_up = raw.FPDFText_IsGenerated(page, index) == 1 and code == ord(" ")
    text = "" if made_up else RADICALS.get(code, chr(code))
    return _Character(text, box.left, box.right, y.value, size)


def _line(page: pdfium.PdfPage, characters: Sequence[_Character]) -> Line:
    size = statistics.median(each.size for each in characters if each.text) if any(c.text for c in characters) else 1.0
    bottom = statistics.median(each.bottom for each in characters)
    kept: list[_Character] = []
    for each in characters:
        exponent = kept and kept[-1].text.isascii()
        if each.text and (exponent or not _is_mark(each, size, bottom)):
            kept.append(each)
    text = "".join(_gap(a, b, size) + b.text for a, b in zip([None, *kept], kept, strict=False))
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # rare characters come in halves
    left, right = min(each.left for each in characters), max(each.right for each in characters)
    return Line(text, left, right, bottom, size, _box(page, left, right, bottom, size))


def _box(page: pdfium.PdfPage, left: float, right: float, bottom: float, size: float) -> Box:
    """Return the box around a line as the page is shown, turned and cut as it may be."""
    (x0, y0), (x1, y1) = (
        _shown(page, x, y) for x, y in ((left, bottom + _ABOVE * size), (right, bottom - _BELOW * size))
    )
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shown(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID, down.value / _GRID


def _is_mark(character: _Character, size: float, bottom: float) -> bool:
    """Tell a digit that is small and raised: the mark of a footnote."""
    small, raised = character.size < _MARK * size, character.bottom > bottom + _RAISED * size
    return small and raised and _MARKS.match(character.text) is not None


def _gap(before: _Character | None, after: _Character, size: float) -> str:
    """Return the space that the distance of two characters means; PDFium's own guess parts justified Chinese too."""
    if before is None or " " in (before.text, after.text):
        return ""
    latin = before.text.isascii() and before.text.isalpha() and after.text.isascii() and after.text.isalpha()
    return " " if after.left - before.right > (_WORD_GAP / 3 if latin else _WORD_GAP) * size else ""
