"""Where the lines of pages stand in the text that was made of them, before and after it was repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.documents.changes import Change
from corpus.documents.pdf_layout import HYPHEN, PlacedLine
from corpus.records import PageLine
from corpus.text.spans import Span, touching


def located(lines: Iterable[PlacedLine], text: str) -> tuple[PageLine, ...]:
    r"""Find each line in the text, which has them in this order; white space and hyphens at line ends may be gone.

    >>> from corpus.documents.pdf_layout import Line
    >>> lines = [PlacedLine(Line(text, 0, 9, 0, 1), 0) for text in ("  增长 5.", "7%。", "共 3 项")]
    >>> [(line.start, line.end, line.page) for line in located(lines, "增长 5.7%。\n共 3 项")]
    [(0, 5, 1), (5, 8, 1), (9, 14, 1)]
    """
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(text[offset] for offset in offsets)
    page_lines: list[PageLine] = []
    end = 0
    for placed in lines:
        piece = "".join(placed.line.text.replace(HYPHEN, "").split())
        start = squeezed.find(piece, end)
        if piece and start >= 0:
            end = start + len(piece)
            line = placed.line
            span = offsets[start], offsets[end - 1] + 1
            page_lines.append(PageLine(*span, placed.page + 1, line.box, line.certainty))
    return tuple(page_lines)


def moved(lines: Iterable[PageLine], changes: Sequence[Change]) -> tuple[PageLine, ...]:
    """Return the lines where they stand after changes that were made to the text one after another.

    >>> line = PageLine(3, 8, 1, (0, 0, 1, 1))
    >>> [(line.start, line.end) for line in moved([line], [Change(0, "&amp;", "&", "escape")])]
    [(1, 4)]
    """
    return tuple(replace(line, start=_moved(line.start, changes), end=_moved(line.end, changes)) for line in lines)


def lines_within(lines: Iterable[PageLine], start: int, end: int) -> Iterator[PageLine]:
    """Yield the lines that `text[start:end]` touches, counted and cut as that slice has them.

    >>> [(line.start, line.end) for line in lines_within([PageLine(0, 9, 1, (0, 0, 1, 1))], 4, 20)]
    [(0, 5)]
    """
    for line in touching(lines, Span(start, end)):
        yield replace(line, start=max(line.start - start, 0), end=min(line.end, end) - start)


def _moved(offset: int, changes: Sequence[Change]) -> int:
    for change in changes:
        if offset >= change.at + len(change.old):
            offset += len(change.new) - len(change.old)
        elif offset > change.at:
            offset = min(offset, change.at + len(change.new))
    return offset
