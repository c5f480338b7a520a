"""How well scans are read: pages of the shipped report drawn as print and paper would have them, read by OCR, compared.

The pages are drawn, not scanned: real paper has stains, stamps and curved lines that these have not.
"""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from corpus import Library, figures_of, read_report
from corpus.documents import read_document
from corpus.text.forms import normalise
from eval.errors import EvalError

_A4 = (8.27, 11.69)  # inches
_MARGIN = 1.1  # inches
_LEADING = 1.75  # line heights, in type sizes
_FONTS = Path("/usr/share/fonts")
_GREY = 255  # of paper


@dataclass(frozen=True, slots=True)
class Print:
    """How pages are set and scanned: type size in points, dots an inch, degrees turned, noise in grey, blur in dots."""

    name: str
    size: float
    font: str = "Serif"
    dots: int = 200
    turned: float = 0.0
    noise: float = 0.0
    blur: float = 0.0


PRINTS = (
    Print("clean, 16 points", 16),
    Print("turned by 1.5°, noise and blur, 16 points", 16, turned=1.5, noise=18, blur=0.8),
    Print("sans serif, 12 points", 12, font="Sans"),
    Print("small print, 10.5 points", 10.5),
    Print("fax of 100 dots an inch with noise, 14 points", 14, dots=100, noise=10),
)


@dataclass(frozen=True, slots=True)
class ScanScore:
    """What was read of some pages.

    Attributes:
        characters: that were drawn.
        errors: characters to change, add or take away, widths of signs aside.
        figures: that the drawn text states; `missed` of them are not in what was read, `false` are only there.
        seconds: of all processors, for each page.
        certainty: of the least certain line.
    """

    name: str
    characters: int
    errors: int
    figures: int
    missed: int
    false: int
    seconds: float
    certainty: float

    def row(self) -> str:
        """Return it as a row of a Markdown table."""
        text = f"{self.characters} | {self.errors / self.characters:.4f}"
        figures = f"{self.figures} | {self.missed} | {self.false}"
        return f"| {self.name} | {text} | {figures} | {self.seconds:.1f} | {self.certainty:.2f} |"


HEAD = (
    "| pages | characters | character error | figures | missed | false | CPU seconds a page | least certain line |\n"
    "|---|---|---|---|---|---|---|---|"
)


def score_scans(pages: int) -> Iterator[ScanScore]:
    """Draw that many pages in each way, read them, and compare.

    Raises:
        EvalError: no Noto CJK font is installed.
        RefusedError: OCR is not.
    """
    body = [p.text for p in Library.default().load("mianyang-2023").paragraphs if p.role == "body"]
    for way in PRINTS:
        pictures, text = draw_pages(body, way, pages)
        yield _score(way.name, pictures, text)


def draw_pages(paragraphs: Iterable[str], way: Print, count: int) -> tuple[list[Image.Image], str]:
    """Set paragraphs on pages, the last of which is full; return the pages and the text that is on them, as set."""
    font = ImageFont.truetype(_font(way.font), round(way.size / 72 * way.dots))
    lines = list(_lines(paragraphs, font, round((_A4[0] - 2 * _MARGIN) * way.dots)))
    fitting = int((_A4[1] - 2 * _MARGIN) * way.dots / (_LEADING * font.size))
    pages = [lines[start : start + fitting] for start in range(0, count * fitting, fitting)]
    drawn = [_draw(page, font, way) for page in pages if page]
    text = "".join(("\n" if begins else "") + line for page in pages for begins, line in page)
    return drawn, text.strip()


def edits(a: str, b: str) -> int:
    """Return how many characters must be changed, added or taken away to make one text of the other (Levenshtein).

    >>> edits("增长5.7%", "增长57%。")
    2
    """
    above = list(range(len(b) + 1))
    for row, character in enumerate(a, 1):
        here = [row]
        for column, other in enumerate(b, 1):
            here.append(min(above[column] + 1, here[-1] + 1, above[column - 1] + (character != other)))
        above = here
    return above[-1]


def _score(name: str, pictures: Sequence[Image.Image], text: str) -> ScanScore:
    file = io.BytesIO()
    pictures[0].save(file, "PDF", save_all=True, append_images=pictures[1:])
    start = time.process_time()
    document = read_document("scan.pdf", file.getvalue())
    seconds = (time.process_time() - start) / len(pictures)
    drawn, read = _figures(text), _figures(document.text)
    return ScanScore(
        name,
        len(_folded(text)),
        edits(_folded(text), _folded(document.text)),
        drawn.total(),
        (drawn - read).total(),
        (read - drawn).total(),
        seconds,
        min(line.certainty or 0.0 for line in document.lines),
    )


def _figures(text: str) -> Counter[tuple[float, str]]:
    paragraphs = read_report(text, "scan").paragraphs
    return Counter((figure.value, figure.unit) for p in paragraphs for figure in figures_of(p, 2023))


def _folded(text: str) -> str:
    return "".join(normalise(text).split())


def _lines(paragraphs: Iterable[str], font: ImageFont.FreeTypeFont, width: int) -> Iterator[tuple[bool, str]]:
    """Break paragraphs into lines, each with whether it begins one; the first is indented by two characters."""
    for paragraph in paragraphs:
        start, room = 0, width - 2 * font.size
        while start < len(paragraph):
            end = start + 1
            while end < len(paragraph) and font.getlength(paragraph[start : end + 1]) <= room:
                end += 1
            yield start == 0, paragraph[start:end]
            start, room = end, width


def _draw(lines: Sequence[tuple[bool, str]], font: ImageFont.FreeTypeFont, way: Print) -> Image.Image:
    page = Image.new("L", (round(_A4[0] * way.dots), round(_A4[1] * way.dots)), _GREY)
    pen, margin = ImageDraw.Draw(page), _MARGIN * way.dots
    for number, (begins, line) in enumerate(lines):
        indent = 2 * font.size if begins else 0
        pen.text((margin + indent, margin + number * _LEADING * font.size), line, font=font, fill=0)
    page = page.rotate(way.turned, Image.Resampling.BICUBIC, fillcolor=_GREY)
    page = page.filter(ImageFilter.GaussianBlur(way.blur))
    grey = np.asarray(page) + np.random.default_rng(0).normal(0, way.noise, (page.height, page.width))
    return Image.fromarray(grey.clip(0, 255).astype("uint8"))


def _font(kind: str) -> Path:
    font = next(iter(sorted(_FONTS.rglob(f"Noto{kind}CJK*Regular*")) or sorted(_FONTS.rglob(f"Noto{kind}CJK*"))), None)
    if font is None:
        raise EvalError("no Noto CJK font to draw pages with; install fonts-noto-cjk")
    return font
