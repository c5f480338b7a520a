"""The text layer of a PDF, read by pypdfium2; `pdf_layout` makes paragraphs of its lines."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass, replace
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.documents.changes import missing
from corpus.documents.document import Document
from corpus.documents.pdf_layout import HYPHEN, Line, arrange
from corpus.documents.pdf_rules import Rules, read_rules
from corpus.documents.pdf_tables import PdfTable, find_tables, is_far
from corpus.errors import RefusedError
from corpus.messages import Message

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


def read(data: bytes) -> Document:
    """Return the paragraphs of a PDF's text layer, one a line, footnotes at the end.

    Raises:
        RefusedError: it is damaged, under a password, too long, a scan, or its characters cannot be told.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                raise RefusedError("too_many_pages", pages=len(document), limit=_MOST_PAGES)
            text_pages = [page.get_textpage() for page in document]
            rules = [read_rules(page) for page in document]
            if (characters := sum(page.count_chars() for page in text_pages)) > _MOST_CHARACTERS:
                raise RefusedError("too_much_text", characters=characters, limit=_MOST_CHARACTERS)
            pages = [_lines(page, drawn) for page, drawn in zip(text_pages, rules, strict=True)]
            originals = [page.get_text_range().translate(RADICALS) for page in text_pages]
    except pdfium.PdfiumError as error:
        raise RefusedError("encrypted_pdf" if "assword" in str(error) else "broken_pdf") from error
    _check(pages)
    text, remarks = arrange(pages)
    lines = [line for page in originals for line in page.replace(HYPHEN, "-").splitlines()]
    return Document(text, (*remarks, *_without_text(pages)), missing(lines, text))


def _check(pages: Sequence[Sequence[Line]]) -> None:
    if sum(_is_picture(page) for page in pages) > _SCAN * len(pages):
        raise RefusedError("scanned_pdf", pages=len(pages))
    text = "".join(line.text for page in pages for line in page)
    senseless = sum(
        unicodedata.category(character) in ("Co", "Cn", "Cc") or character == "\ufffd" for character in text
    )
    if senseless > _GARBLED * len(text):
        raise RefusedError("garbled_pdf")


def _without_text(pages: Sequence[Sequence[Line]]) -> tuple[Message, ...]:
    numbers = [str(number) for number, page in enumerate(pages, 1) if _is_picture(page)]
    return (Message.of("pages_without_text", pages=", ".join(numbers)),) if numbers else ()


def _is_picture(page: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in page) < _FEWEST_CHARACTERS


def _lines(text_page: pdfium.PdfTextPage, rules: Rules) -> list[Line]:
    """Return the lines of a page as PDFium parts them, and the rows of its tables in the place of theirs."""
    groups = list(_groups(text_page))
    parted = [list(_pieces(group, rules)) for group in groups]
    pieces = [piece for parts in parted for piece in parts]
    tables = {number: table for table in find_tables(pieces, rules) for number in table.pieces}
    if not tables:
        return [_line(group) for group in groups]
    lines: list[Line] = []
    written: set[PdfTable] = set()
    number = 0
    for group, parts in zip(groups, parted, strict=True):
        numbers = range(number, number + len(parts))
        number += len(parts)
        if not any(place in tables for place in numbers):
            lines.append(_line(group))
            continue
        for place, piece in zip(numbers, parts, strict=True):
            table = tables.get(place)
            if table is None:
                lines.append(piece)
            elif table not in written:
                written.add(table)
                lines += [replace(piece, text=row, is_row=True) for row in table.lines]
    return lines


def _pieces(characters: Sequence[_Character], rules: Rules) -> Iterator[Line]:
    """Part a line where columns may be: at a wide gap, or at a line that is drawn between two characters."""
    part: list[_Character] = []
    for character in characters:
        if not character.text.strip():
            continue
        if part and _is_between_columns(part[-1], character, rules):
            yield _line(part)
            part = []
        part.append(character)
    if part:
        yield _line(part)


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


def _line(characters: Sequence[_Character]) -> Line:
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
    return Line(text, left, right, bottom, size)


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
