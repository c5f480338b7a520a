"""Small files that cost a reader much more than a report does, by kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of some objects, numbered from 1, the first its catalogue."""
    numbered = (b"%d 0 obj%sendobj\n" % (number, item) for number, item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R>>\n"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream " % (len(content), extra, content)


def pdf_drawing_itself(times: int) -> bytes:
    """A form that draws itself several times."""
    resources = b"/Resources<</XObject<</A 4 0 R>>>>"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]%s/Contents 5 0 R>>" % resources,
        stream(b"/A Do " * times, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + resources),
        stream(b"/A Do"),
    )


def pdf_of_nested_forms(depth: int, times: int) -> bytes:
    """Forms that each draw the next one several times: times ** depth."""
    forms = [
        stream(
            b"/A Do " * times if number < depth else b"0 0 1 1 re f",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>" % (number + 6),
        )
        for number in range(depth + 1)
    ]
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</A 5 0 R>>>>/Contents 4 0 R>>",
        stream(b"/A Do"),
        *forms,
    )


def docx(body: str) -> bytes:
    """Return a Word document with that body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr("_rels/.rels", _RELATIONS)
        parts.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def docx_of_nested_boxes(depth: int) -> bytes:
    """Text boxes, each inside the other, twice."""
    begin = "<w:p><w:r><w:pict><w:txbxContent>"
    end = "</w:txbxContent></w:pict></w:r></w:p>"
    return docx(begin * depth + "<w:p><w:r><w:t>新增就业5万人。</w:t></w:r></w:p>" + end * depth)


def page_of_attributes(count: int) -> bytes:
    """A tag with very many attributes."""
    attributes = " ".join(f"a{number}=1" for number in range(count))
    return f"<html><body><p {attributes}>新增就业5万人。</p></body></html>".encode()


def page_of_nested_tags(depth: int) -> bytes:
    """Tags, each inside the other."""
    return f"<html><body>{'<div><b>' * depth}新增就业5万人。</body></html>".encode()


def text_of(piece: str, characters: int) -> bytes:
    """One piece of text over and over."""
    return (piece * characters)[:characters].encode()


# Name and bytes of a file, by its kind.
FILES: Mapping[str, Callable[[], tuple[str, bytes]]] = {
    "pdf drawing itself twice": lambda: ("a.pdf", pdf_drawing_itself(2)),
    "pdf drawing itself often": lambda: ("a.pdf", pdf_drawing_itself(900)),
    "pdf of nested forms": lambda: ("a.pdf", pdf_of_nested_forms(9, 10)),
    "docx of nested boxes": lambda: ("a.docx", docx_of_nested_boxes(2_000)),
    "docx of a deep table": lambda: ("a.docx", docx("<w:tbl><w:tr><w:tc>" * 900 + "</w:tc></w:tr></w:tbl>" * 900)),
    "page of attributes": lambda: ("a.html", page_of_attributes(300_000)),
    "page of nested tags": lambda: ("a.html", page_of_nested_tags(100_000)),
    "text of figures": lambda: ("a.txt", text_of("5个、", 400_000)),
    "text of sentences": lambda: ("a.txt", text_of("修。", 400_000)),
    "text of headings": lambda: ("a.txt", text_of("一、\n", 400_000)),
    "text of brackets": lambda: ("a.txt", text_of("（“", 400_000)),
    "text of digits": lambda: ("a.txt", text_of("1,", 400_000)),
    "text without a break": lambda: ("a.txt", text_of("五百亿", 400_000)),
}
