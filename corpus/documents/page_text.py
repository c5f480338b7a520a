"""Pages in, a document out, whether their lines came from a text layer or from OCR."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.documents.changes import missing
from corpus.documents.document import Document
from corpus.documents.page_lines import located
from corpus.documents.pdf_layout import Line, arrange
from corpus.messages import Message


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says.

    Attributes:
        lines: of which the text is made.
        original: every line that the page has, the unreadable ones too.
    """

    lines: tuple[Line, ...]
    original: tuple[str, ...]


def document_of(pages: Sequence[PageText], remarks: Iterable[Message]) -> Document:
    """Make paragraphs of the pages, remember where on them each line stands, and record what was left out."""
    arranged = arrange([page.lines for page in pages])
    original = (line for page in pages for line in page.original)
    return Document(
        arranged.text,
        (*arranged.remarks, *remarks),
        missing(original, arranged.text),
        located(arranged.lines, arranged.text),
    )
