"""The grains at which a paragraph is searched: itself, its sentences, its clauses, the indicators of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Paragraph
from index.encoder.with_parts import Parted

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


@dataclass(frozen=True, slots=True)
class Grain:
    """All spans of one grain with the text that is embedded for each.

    Attributes:
        owner: the passage that span i belongs to, int64 [n], ascending.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    owner: NDArray[np.int64]


def grains_of(passages: Sequence[Paragraph], figures: Sequence[Figure]) -> dict[str, Grain]:
    """Cut the passages at every grain; the grain "indicator" has a span for each of the figures, in their order."""
    cuts = {
        "paragraph": [Span(i, 0, len(passage.text)) for i, passage in enumerate(passages)],
        "sentence": [Span(i, s.start, s.end) for i, passage in enumerate(passages) for s in passage.sentences],
    }
    cuts["clause"] = [
        Span(span.passage, span.start + start, span.start + end)
        for span in cuts["sentence"]
        for start, end in clauses(passages[span.passage].text[span.start : span.end])
    ]
    grains = {
        name: _grain(spans, [passages[span.passage].text[span.start : span.end] for span in spans])
        for name, spans in cuts.items()
    }
    place = {(passage.report, passage.number): i for i, passage in enumerate(passages)}
    spans = [Span(place[figure.report, figure.paragraph], figure.start, figure.end) for figure in figures]
    return grains | {"indicator": _grain(spans, [figure.indicator for figure in figures])}


def parted(sentences: Grain) -> list[Parted]:
    """Return every sentence with its clauses, those of the grain "clause" in the same order."""
    return [Parted(text, tuple(clauses(text))) for text in sentences.texts]


def means(parts: Grain, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a vector for each passage: the mean of those of its parts, float32 [parts, dim], each by its length.

    Returns:
        float32 [passages, dim], unit rows.
    """
    lengths = np.array([span.end - span.start for span in parts.spans], np.float32)
    starts = np.flatnonzero(np.diff(parts.owner, prepend=-1))
    sums = np.add.reduceat(vectors * lengths[:, None], starts, axis=0)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), np.float32)


def _grain(spans: Sequence[Span], texts: Sequence[str]) -> Grain:
    return Grain(tuple(spans), tuple(texts), np.fromiter((span.passage for span in spans), np.int64, len(spans)))
