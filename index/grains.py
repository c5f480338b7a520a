"""The grains at which a paragraph is embedded: itself, its sentences, its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Paragraph

# A stop or a comma that does not stand between digits (1,100.9亿元), with the closing marks after it.
_CLAUSE_END = re.compile(r"(?:[。！？!?；;：，\n]|(?<!\d),|,(?!\d)|(?<!\d):|:(?!\d))[”’」』）)》\s]*")
_STOP = re.compile(r"[。！？!?]")
# Characters; a shorter clause (其中，) says nothing alone and stays with the one before it, in the same sentence.
_SHORTEST_CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A span of one passage: `text[start:end]` of the paragraph at `passage`, its position in the index, from 0."""

    passage: int
    start: int
    end: int


def clauses(text: str) -> list[tuple[int, int]]:
    """Return the spans of the clauses of a text, in order, without the stops between them.

    >>> ["新增5家,建成1,200套；好。"[a:b] for a, b in clauses("新增5家,建成1,200套；好。")]
    ['新增5家', '建成1,200套；好']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in [*_CLAUSE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if end > start:
            if end - start < _SHORTEST_CLAUSE and spans and not _STOP.search(text, spans[-1][1], start):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        start = match.end() if match else end
    return spans


def sentence_spans(passages: Sequence[Paragraph]) -> list[Span]:
    """Return every sentence of the passages, in order."""
    return [Span(i, s.start, s.end) for i, passage in enumerate(passages) for s in passage.sentences]


def clause_spans(passages: Sequence[Paragraph]) -> list[Span]:
    """Return every clause of the passages, in order."""
    return [Span(i, start, end) for i, passage in enumerate(passages) for start, end in clauses(passage.text)]
