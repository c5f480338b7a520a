"""Where sentences and clauses lie in Chinese prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Bounds(Protocol):
    """Anything that lies in a text from `start` to `end`."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Stretch = TypeVar("Stretch", bound=Bounds)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return its characters in the text that it lies in."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """Return it as it lies in a text that has so many characters more before it."""
        return Span(self.start + by, self.end + by)


# A full stop, with the quotation marks and brackets that close after it; a line end closes a sentence only after one.
_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)》\s]*|$)")
# A stop or a comma that does not stand between digits (1,100.9亿元), with the closing marks after it.
_CLAUSE_END = re.compile(r"(?:[。！？!?；;：，\n]|(?<!\d),|,(?!\d)|(?<!\d):|:(?!\d))[”’」』）)》\s]*")
_STOP = re.compile(r"[。！？!?]")
# What parts the cells of a table's row, which is one sentence and one clause, whatever stops its headings have.
_CELLS = "\t"
# Characters; a shorter clause (其中，) says nothing alone and stays with the one before it, in the same sentence.
_SHORTEST_CLAUSE = 4


def sentences(text: str) -> tuple[Span, ...]:
    """Return spans that cover a text in order, each ending with its closing punctuation.

    >>> sentences("建成5个。力争“更多。”好")
    (Span(start=0, end=5), Span(start=5, end=12), Span(start=12, end=13))
    """
    return tuple(Span(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.end() > m.start())


def clauses(text: str) -> tuple[Span, ...]:
    """Return the spans of the clauses of a text, in order, without the stops between them.

    >>> text = "新增5家,建成1,200套；好。"
    >>> [clause.of(text) for clause in clauses(text)]
    ['新增5家', '建成1,200套；好']
    """
    if _CELLS in text and not _STOP.search(text):
        return (Span(0, len(text)),)
    spans: list[Span] = []
    start = 0
    for match in [*_CLAUSE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if end > start:
            if end - start < _SHORTEST_CLAUSE and spans and not _STOP.search(text, spans[-1].end, start):
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
        start = match.end() if match else end
    return tuple(spans)


def touching(stretches: Iterable[Stretch], other: Bounds) -> list[Stretch]:
    """Return those that share a character with another stretch of the same text.

    >>> touching(clauses("建成5个。力争更多。"), Span(3, 4))
    [Span(start=0, end=4)]
    """
    return [stretch for stretch in stretches if stretch.start < other.end and stretch.end > other.start]
