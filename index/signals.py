"""What speaks for a passage: one score of every passage for each way of searching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Paragraph
from index.grains import Span, clause_spans, sentence_spans
from index.lexical import Cut, LexicalIndex
from index.query import Query
from index.tokens import bigrams, words
from index.vectors import VectorIndex, Vectors

Column = NDArray[np.float32]
# Grains that are embedded, and the ways of cutting with the grain each is cut at: one index each in a snapshot.
DENSE = ("paragraph", "sentence", "clause", "indicator")
LEXICAL: Mapping[str, tuple[Cut, str]] = {
    "words": (words, "paragraph"),
    "bigrams": (bigrams, "paragraph"),
    "clause_bigrams": (bigrams, "clause"),
}


@dataclass(frozen=True, slots=True)
class Grain:
    """All spans of one grain with the text that is embedded for each.

    Attributes:
        owner: the passage that span i belongs to, int64 [n], ascending.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    owner: NDArray[np.int64]

    def best(self, scores: Column, passages: int) -> Column:
        """Return each passage's best span score, float32 [passages]; a passage without a span gets the lowest."""
        best = np.full(passages, scores.min(initial=0), np.float32)
        np.maximum.at(best, self.owner, scores)
        return best


def grains_of(passages: Sequence[Paragraph], figures: Sequence[Figure]) -> dict[str, Grain]:
    """Cut the passages at every grain; the grain "indicator" has a span for each of the figures, in their order."""
    whole = [Span(i, 0, len(passage.text)) for i, passage in enumerate(passages)]
    cuts = {"paragraph": whole, "sentence": sentence_spans(passages), "clause": clause_spans(passages)}
    grains = {
        name: _grain(spans, [passages[span.passage].text[span.start : span.end] for span in spans])
        for name, spans in cuts.items()
    }
    place = {(passage.report, passage.number): i for i, passage in enumerate(passages)}
    spans = [Span(place[figure.report, figure.paragraph], figure.start, figure.end) for figure in figures]
    return grains | {"indicator": _grain(spans, [figure.indicator for figure in figures])}


def _grain(spans: Sequence[Span], texts: Sequence[str]) -> Grain:
    return Grain(tuple(spans), tuple(texts), np.fromiter((span.passage for span in spans), np.int64, len(spans)))


@dataclass(frozen=True, slots=True)
class Signals:
    """The scores of one question: by passage for the fusion, by clause and figure for choosing what to quote.

    Attributes:
        passages: float32 [passages] for each signal.
        clauses: float32 [clauses] for each signal that looks at clauses.
        indicators: float32 [figures], cosine with each figure's indicator; zeros without an encoder.
    """

    passages: dict[str, Column]
    clauses: dict[str, Column]
    indicators: Column


class SignalSource:
    """The indexes of a snapshot, asked together."""

    def __init__(
        self, grains: Mapping[str, Grain], dense: Mapping[str, VectorIndex], lexical: Mapping[str, LexicalIndex]
    ) -> None:
        self._grains = grains
        self._dense = dense
        self._lexical = lexical
        self._passages = len(grains["paragraph"].spans)

    def of(self, query: Query, vector: Vectors | None) -> Signals:
        """Score every passage; `vector` is the embedded question, float32 [dim], or None for word search alone."""
        dense = {grain: self._dense[grain].scores(vector) for grain in DENSE} if vector is not None else {}
        signals = Signals({}, {}, dense.get("indicator", np.zeros(len(self._grains["indicator"].spans), np.float32)))
        for grain, scores in dense.items():
            self._add(signals, f"dense_{grain}", grain, scores)
        for name, (_, grain) in LEXICAL.items():
            self._add(signals, name, grain, self._lexical[name].scores(query.topic))
            self._add(signals, f"{name}_synonyms", grain, self._lexical[name].scores(query.synonyms))
        return signals

    def _add(self, signals: Signals, name: str, grain: str, scores: Column) -> None:
        signals.passages[name] = self._grains[grain].best(scores, self._passages)
        if grain == "clause":
            signals.clauses[name] = scores
