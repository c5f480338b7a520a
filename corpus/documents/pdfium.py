"""PDFium behind one door: it works in one thread at a time, and damaged and locked files are told apart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL.Image import Image

from corpus.errors import RefusedError

# PDFium keeps its state in global variables.
_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF, and keep PDFium to ourselves until the end.

    Raises:
        RefusedError: it is damaged or under a password.
    """
    with _ONE_AT_A_TIME:
        try:
            with pdfium.PdfDocument(data) as document:
                yield document
        except pdfium.PdfiumError as error:
            raise RefusedError("encrypted_pdf" if "assword" in str(error) else "broken_pdf") from error


def picture_of(data: bytes, number: int, longest: int) -> Image:
    """Draw a page of a PDF.

    Args:
        data: the bytes of the PDF.
        number: of the page, from 0.
        longest: pixels of the picture's longer side, whatever size the page says it has.

    Raises:
        RefusedError: the PDF is damaged or under a password, or has no such page.
    """
    with opened(data) as document:
        if not 0 <= number < len(document):
            raise RefusedError("no_page", page=number + 1, pages=len(document))
        page = document[number]
        drawn: Image = page.render(scale=longest / max(*page.get_size(), 1)).to_pil()
        return drawn.convert("RGB")


def is_empty(page: pdfium.PdfPage) -> bool:
    """Tell a page on which nothing is drawn."""
    return bool(raw.FPDFPage_CountObjects(page) == 0)
