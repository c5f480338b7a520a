"""The straight lines that are drawn on a page of a PDF: horizontal and vertical, pieces in one line put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ctypes import c_float
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# Points: what is nearer lies in one line, or touches; what is shorter rules nothing.
NEAR = 2.5
_SHORTEST = 6.0
# Pieces of lines on a page; a drawing has more, and is no table.
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from `start` to `end` at one height, or at one distance from the left; in points, y upwards."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Tell whether it passes a place."""
        return self.start - NEAR <= place <= self.end + NEAR


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page, the lowest and the leftmost first."""

    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()


def read_rules(page: pdfium.PdfPage) -> Rules:
    """Return the lines of a page, borders of boxes among them."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for x1, y1, x2, y2 in _pieces(page):
        if abs(y1 - y2) < 1:
            horizontal.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1:
            vertical.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
        if len(horizontal) + len(vertical) > _MOST:
            return Rules()
    return Rules(tuple(joined(horizontal)), tuple(joined(vertical)))


def joined(pieces: Iterable[Rule]) -> list[Rule]:
    """Put together the pieces that lie in one line and touch; leave out what then is short.

    >>> joined([Rule(10, 0, 50), Rule(10.4, 51, 90), Rule(10, 200, 203)])
    [Rule(at=10, start=0, end=90)]
    """
    lines: list[list[Rule]] = []
    for piece in sorted(pieces, key=lambda rule: rule.at):
        if lines and piece.at - lines[-1][0].at < NEAR:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    rules = [rule for line in lines for rule in _touching(line)]
    return [rule for rule in rules if rule.end - rule.start >= _SHORTEST]


def _touching(line: list[Rule]) -> Iterator[Rule]:
    start, end = 0.0, -1.0
    for piece in sorted(line, key=lambda rule: rule.start):
        if end >= start and piece.start <= end + NEAR:
            end = max(end, piece.end)
            continue
        if end >= start:
            yield Rule(line[0].at, start, end)
        start, end = piece.start, piece.end
    yield Rule(line[0].at, start, end)


def _pieces(page: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight pieces of every path: x, y of both ends."""
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        matrix = path.get_matrix()
        first = last = (0.0, 0.0)
        for number in range(min(raw.FPDFPath_CountSegments(path), _MOST)):
            segment = raw.FPDFPath_GetPathSegment(path, number)
            x, y = c_float(), c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            here = matrix.on_point(x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield (*last, *here)
            if raw.FPDFPathSegment_GetClose(segment):
                yield (*here, *first)
            last = here
