"""The grains at which a paragraph is searched: itself, its sentences, its clauses, the indicators of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Paragraph, Span
from corpus.text.spans import clauses
from index.encoder.with_parts import SentenceWithClauses

# Position of a passage in the index, from 0, and a span of it.
_Place = tuple[int, Span]


@dataclass(frozen=True, slots=True)
class Grain:
    """All spans of one grain with the text that is embedded for each.

    Attributes:
        spans: each of its passage.
        owner: the passage that span i belongs to, by its position in the index, int64 [n], ascending.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    owner: NDArray[np.int64]


def grains_of(passages: Sequence[Paragraph], figures: Sequence[Figure]) -> dict[str, Grain]:
    """Cut the passages at every grain; the grain "indicator" has a span for each of the figures, in their order."""
    cuts: dict[str, list[_Place]] = {
        "paragraph": [(i, Span(0, len(passage.text))) for i, passage in enumerate(passages)],
        "sentence": [(i, sentence) for i, passage in enumerate(passages) for sentence in passage.sentences],
    }
    cuts["clause"] = [
        (i, clause.moved(sentence.start))
        for i, sentence in cuts["sentence"]
        for clause in clauses(sentence.of(passages[i].text))
    ]
    grains = {name: _grain(places, [_text(passages[i], span) for i, span in places]) for name, places in cuts.items()}
    position = {(passage.report, passage.number): i for i, passage in enumerate(passages)}
    indicators = [(position[figure.report, figure.paragraph], Span(figure.start, figure.end)) for figure in figures]
    return grains | {"indicator": _grain(indicators, [figure.indicator for figure in figures])}


def searched_text(passage: Paragraph) -> str:
    """Return what a passage is found by: its text, of a table's row with the words of the table."""
    is_clause = passage.row and clauses(passage.text) == (Span(0, len(passage.text)),)
    return passage.row.described(passage.text) if passage.row and is_clause else passage.text


def with_clauses(sentences: Grain) -> list[SentenceWithClauses]:
    """Return every sentence with its clauses, those of the grain "clause" in the same order."""
    return [SentenceWithClauses(text, tuple((c.start, c.end) for c in clauses(text))) for text in sentences.texts]


def means(parts: Grain, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a vector for each passage: the mean of those of its parts, float32 [parts, dim], each by its length.

    Returns:
        float32 [passages, dim], unit rows.
    """
    lengths = np.array([span.end - span.start for span in parts.spans], np.float32)
    starts = np.flatnonzero(np.diff(parts.owner, prepend=-1))
    sums = np.add.reduceat(vectors * lengths[:, None], starts, axis=0)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), np.float32)


def _text(passage: Paragraph, span: Span) -> str:
    """Return what a span is found by; of a row, which is one clause, all of it."""
    is_row = span.start == 0 and span.end == len(passage.text) and passage.row
    return searched_text(passage) if is_row else span.of(passage.text)


def _grain(places: Sequence[_Place], texts: Sequence[str]) -> Grain:
    owner = np.fromiter((passage for passage, _ in places), np.int64, len(places))
    return Grain(tuple(span for _, span in places), tuple(texts), owner)
