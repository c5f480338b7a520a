"""The text of a Word document: paragraphs, tables, text boxes, then footnotes; tracked deletions stay deleted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from corpus.documents.archive import check_archive, holds
from corpus.documents.changes import missing
from corpus.documents.document import Document
from corpus.documents.table import TAB, DocumentCell, table_lines
from corpus.documents.word_numbers import write_numbers
from corpus.errors import RefusedError
from corpus.messages import Message

_NOTES = ("footnotes", "endnotes")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# Below these nothing is read: deleted text, the second copy of a text box, a table of contents, a note's own mark.
_CONTROLS = {qn("w:sdt"), qn("w:sdtContent")}
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read(data: bytes) -> Document:
    """Return the text of a .docx file, a paragraph or a table's row a line, footnotes and endnotes at the end.

    Raises:
        RefusedError: it is no Word document, damaged, a zip bomb, or its XML declares entities.
    """
    check_archive(data, broken="broken_docx")
    if not holds(data, "word/"):
        raise RefusedError("unsupported", what="ZIP")
    try:
        document = docx.Document(io.BytesIO(data))
        write_numbers(document)
        body = list(_blocks(document.element.body))
        notes = list(_notes(document))
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, zlib.error, etree.LxmlError) as error:
        raise RefusedError("broken_docx") from error
    remarks = (Message.of("notes_moved", count=len(notes)),) if notes else ()
    contents = ["".join(element.itertext(qn("w:t"))) for element in _contents(document.element.body)]
    text = "\n".join(chain(body, notes))
    return Document(text, remarks, missing(contents, text))


def _notes(document: WordDocument) -> Iterator[str]:
    """Give footnotes and endnotes in order; python-docx itself does not read them."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in _NOTES:
            for note in parse_xml(relation.target_part.blob):
                if note.get(qn("w:type")) is None:  # the others are the lines that part notes from text
                    yield from _filled(" ".join(_blocks(note)))


def _blocks(parent: etree._Element) -> Iterator[str]:
    """Give the lines of paragraphs and tables in order, those within content controls and text boxes too."""
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element)
        elif element.tag == qn("w:tbl"):
            yield from _table(element)
        elif element.tag not in _SKIPPED and not _is_contents(element):
            yield from _blocks(element)


def _table(table: etree._Element) -> Iterator[str]:
    """Give a line for each row, cells parted by tabs; a table whose rows have one cell each lays out the page."""
    rows = [list(_within(row, qn("w:tc"))) for row in _within(table, qn("w:tr"))]
    if all(len(cells) < 2 for cells in rows):
        yield from chain.from_iterable(_blocks(cell) for cells in rows for cell in cells)
    else:
        yield from table_lines([_cell(cell) for cell in cells] for cells in rows)


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in content controls too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _CONTROLS:
            yield from _within(element, tag)


def _cell(cell: etree._Element) -> DocumentCell:
    """Read a cell; one that goes on from the row above is empty in a Word document."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = "" if span is None else str(span.get(qn("w:val"), ""))
    columns = int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 1
    return DocumentCell(" ".join(" ".join(_blocks(cell)).split(TAB)), columns)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    yield from chain.from_iterable(map(_filled, "".join(_runs(paragraph)).splitlines()))
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag in _SKIPPED for ancestor in box.iterancestors()):
            yield from _blocks(box)


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != qn("w:txbxContent"):
            yield from _runs(child)


def _is_contents(element: etree._Element) -> bool:
    """Tell a table of contents, which repeats the headings."""
    return any(each.get(qn("w:val")) == "Table of Contents" for each in element.iter(qn("w:docPartGallery")))


def _contents(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of tables of contents."""
    for element in body.iter(qn("w:sdt")):
        if _is_contents(element):
            yield from element.iter(qn("w:p"))


def _filled(line: str) -> Iterator[str]:
    if line := line.strip():
        yield line
