"""Which format a file is in, told by its first bytes, and by its name only between text and web page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from corpus.decode import decode
from corpus.documents.changes import Cause
from corpus.documents.document import Document, Progress, unwatched
from corpus.errors import RefusedError
from corpus.messages import Message


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is read, and how many bytes of it (a report with its pictures takes a tenth of that).

    Attributes:
        is_kept: whether the file is kept beside its text, as it shows what the text cannot.
    """

    name: str
    limit: int
    read: Callable[[bytes, Progress], Document]
    is_kept: bool = True


# Each reader is imported when a file of its format comes: trafilatura, python-docx and PDFium take 0.3 s together.
def _text(data: bytes, progress: Progress) -> Document:
    return Document(decode(data))


def _webpage(data: bytes, progress: Progress) -> Document:
    from corpus.documents import webpage

    return webpage.read(data)


def _word(data: bytes, progress: Progress) -> Document:
    from corpus.documents import word

    return word.read(data)


def _pdf(data: bytes, progress: Progress) -> Document:
    from corpus.documents import pdf

    return pdf.read(data, progress)


def _picture(data: bytes, progress: Progress) -> Document:
    from corpus.documents import picture

    return picture.read(data, progress)


# The reader takes 500,000 characters, four bytes each at most; markup and pictures take more.
_TEXT = Format(".txt", 2_000_000, _text, is_kept=False)
_HTML = Format(".html", 8_000_000, _webpage, is_kept=False)
_DOCX = Format(".docx", 40_000_000, _word)
_PDF = Format(".pdf", 40_000_000, _pdf)
# First bytes of pictures; those of TIFF say in which order its bytes stand.
_PICTURES: Mapping[bytes, Format] = {
    b"\x89PNG": Format(".png", 40_000_000, _picture),
    b"\xff\xd8\xff": Format(".jpg", 40_000_000, _picture),
    b"II*\0": Format(".tif", 40_000_000, _picture),
    b"MM\0*": Format(".tif", 40_000_000, _picture),
}
_FORMATS = (_TEXT, _HTML, _DOCX, _PDF, *_PICTURES.values())
MAX_BYTES = max(kind.limit for kind in _FORMATS)
# The endings under which files are kept beside their text.
KEPT = tuple(dict.fromkeys(kind.name for kind in _FORMATS if kind.is_kept))

# What is said of changes, by their causes.
_MENDED: Mapping[str, Cause] = {"lines": "broken_line", "numbers": "split_number", "escapes": "escape"}
_HTML_NAMES = {".html", ".htm", ".shtml", ".xhtml"}
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S
)
_START = 4_000  # bytes in which a web page says that it is one
# First bytes of what people give by mistake.
_OTHERS: Mapping[bytes, str] = {
    b"{\\rtf": "RTF",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
# OLE files: an old document, or a new one under a password.
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_WORKBOOK = "Workbook".encode("utf-16-le")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def read_document(name: str, data: bytes, progress: Progress = unwatched) -> Document:
    """Return the text of a file.

    Args:
        name: of the file; a name without a known ending is fine.
        data: its bytes.
        progress: told how far the reading of a scan is.

    Raises:
        RefusedError: it is empty, too large, of another format, damaged, protected, or without text.

    >>> read_document("a.txt", "新增就业5万人。".encode("gb18030")).text
    '新增就业5万人。'
    """
    if not data.strip(b" \t\r\n\0"):
        raise RefusedError("empty")
    kind = _format(name, data)
    if len(data) > kind.limit:
        raise RefusedError("too_large", size=len(data), limit=kind.limit, format=kind.name)
    document = _repaired(kind.read(data, progress), lines=kind is _TEXT)
    return replace(document, original=kind.name if kind.is_kept else "")


def _repaired(document: Document, *, lines: bool) -> Document:
    """Read what programs leave in a text as what it stands for; `lines`: it may be broken inside sentences."""
    from corpus.documents.page_lines import moved
    from corpus.documents.repair import repair

    text, changes = repair(document.text, lines=lines)
    page_lines = moved(document.lines, changes)
    counts = Counter(change.cause for change in changes)
    mended = {name: counts[cause] for name, cause in _MENDED.items()}
    remarks = (Message.of("mended", **mended),) if any(mended.values()) else ()
    remarks, changes = (*document.remarks, *remarks), (*document.changes, *changes)
    return replace(document, text=text, remarks=remarks, changes=changes, lines=page_lines)


def _format(name: str, data: bytes) -> Format:
    if data.startswith(b"PK\x03\x04"):
        return _DOCX
    if b"%PDF-" in data[:1024]:
        return _PDF
    if data.startswith(_OLD_WORD):
        raise RefusedError("encrypted_docx" if _PROTECTED in data else "old_excel" if _WORKBOOK in data else "old_word")
    if data.lstrip().startswith(b"<?xml") and not _HTML_START.match(data[:_START]):
        raise RefusedError("unsupported", what="XML")
    if picture := next((kind for start, kind in _PICTURES.items() if data.startswith(start)), None):
        return picture
    if other := next((what for start, what in _OTHERS.items() if data.startswith(start)), ""):
        raise RefusedError("unsupported", what=other)
    page = PurePath(name).suffix.lower() in _HTML_NAMES or _HTML_START.match(data[:_START])
    return _HTML if page else _TEXT
