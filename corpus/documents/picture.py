"""Pictures of pages: PNG, JPEG and TIFF of one or more pages, upright and on white, none larger than a page can be."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PIL import Image, ImageOps

from corpus.documents import scan
from corpus.documents.document import Document, Progress, unwatched
from corpus.documents.page_text import document_of
from corpus.errors import RefusedError

# What is opened; a file is nothing else, whatever it says it is.
_FORMATS = ("PNG", "JPEG", "TIFF")
# Pixels of one page: A3 at 400 dots an inch has 31 million.
_MOST_PIXELS = 50_000_000
_MOST_PAGES = 500  # a report has 20 to 60
# What Pillow raises on damaged files.
_DAMAGE = (OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, EOFError, struct.error)


def read(data: bytes, progress: Progress = unwatched) -> Document:
    """Return the paragraphs of a picture, one a line, read by OCR.

    Raises:
        RefusedError: it is damaged, too large, without text, or what reads pictures is not installed.
    """
    pages = count(data)
    scan.check_installed("picture", pages)
    read_pages = scan.read([partial(page, data, number, scan.LONGEST) for number in range(pages)], progress)
    return document_of(read_pages, scan.remarks(read_pages))


def count(data: bytes) -> int:
    """Return how many pages a picture has.

    Raises:
        RefusedError: it is damaged, or has too many.
    """
    with _opened(data) as picture:
        frames: int = getattr(picture, "n_frames", 1)
        if frames > _MOST_PAGES:
            raise RefusedError("too_many_pages", pages=frames, limit=_MOST_PAGES)
        return frames


def page(data: bytes, number: int, longest: int) -> Image.Image:
    """Return a page of a picture, upright, on white.

    Args:
        data: the bytes of the picture's file.
        number: of the page, from 0.
        longest: pixels of the longer side, if the picture has more.

    Raises:
        RefusedError: it is damaged or too large, or has no such page.
    """
    with _opened(data) as picture:
        if not 0 <= number < (frames := getattr(picture, "n_frames", 1)):
            raise RefusedError("no_page", page=number + 1, pages=frames)
        picture.seek(number)
        _check_size(picture)
        upright = ImageOps.exif_transpose(_on_white(picture))
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        return upright


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            _check_size(picture)
            yield picture
    except Image.DecompressionBombError as error:
        raise RefusedError("picture_too_large", limit=_MOST_PIXELS) from error
    except _DAMAGE as error:
        raise RefusedError("broken_picture") from error


def _check_size(picture: Image.Image) -> None:
    """Refuse a picture before its pixels are unpacked."""
    if picture.width * picture.height > _MOST_PIXELS:
        raise RefusedError("picture_too_large", limit=_MOST_PIXELS)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # 16 bits of grey, which conversion would cut off
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return picture.convert("RGB")
