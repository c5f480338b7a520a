"""What speaks for a passage: one score of every chosen passage for each way of searching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from corpus.text.tokens import bigrams, words
from index.lexical import Cut, LexicalIndex
from index.search_words import SearchWords
from index.selection import Column, Rows, Selection
from index.vectors import VectorIndex, Vectors

# What a snapshot holds an index of: the grains that have vectors, and each way of cutting with its grain.
DENSE = ("paragraph", "sentence", "clause", "indicator")
SCANNED = "paragraph"  # the one grain that is searched as a whole, for the passages worth looking into
LEXICAL: Mapping[str, tuple[Cut, str]] = {
    "words": (words, "paragraph"),
    "bigrams": (bigrams, "paragraph"),
    "clause_bigrams": (bigrams, "clause"),
}
# The signals that the fusions are offered.
WORD_SIGNALS = (*LEXICAL, "clause_synonyms")
DENSE_SIGNALS = ("dense_paragraph", "dense_sentence", "dense_clause")


@dataclass(frozen=True, slots=True)
class Signals:
    """The scores of one question: by passage for the fusion, by clause and figure for choosing what to quote.

    Attributes:
        passages: float32 [chosen passages] for each signal.
        clauses: float32 [chosen clauses] for each signal that looks at clauses.
        indicators: float32 [chosen figures], cosine with each figure's indicator; zeros without an encoder.
    """

    passages: dict[str, Column]
    clauses: dict[str, Column]
    indicators: Column


@dataclass(frozen=True, slots=True)
class SignalSource:
    """The indexes of a snapshot, asked together: by grain of DENSE (none for word search alone) and by LEXICAL."""

    dense: Mapping[str, VectorIndex]
    lexical: Mapping[str, LexicalIndex]

    def of(self, words: SearchWords, vector: Vectors | None, selection: Selection) -> Signals:
        """Score the chosen passages; `vector` is the embedded question, float32 [dim], or None for words alone."""
        signals = Signals({}, {}, self._indicators(vector, selection))
        if vector is not None:
            for grain in ("paragraph", "sentence", "clause"):
                scores = self.dense[grain].scores(vector, selection.spans[grain].rows)
                _add(signals, f"dense_{grain}", grain, scores, selection)
        for name, (_, grain) in LEXICAL.items():
            scores = self.lexical[name].scores(words.topic)[selection.spans[grain].rows]
            _add(signals, name, grain, scores, selection)
        synonyms = self.lexical["clause_bigrams"].scores(words.synonyms)[selection.spans["clause"].rows]
        _add(signals, "clause_synonyms", "clause", synonyms, selection)
        return signals

    def nearest(self, words: SearchWords, vector: Vectors | None, selection: Selection, count: int) -> Rows:
        """Return the places, among many chosen passages, of the best `count` by each signal of whole passages."""
        rows = selection.spans[SCANNED].rows
        whole = (name for name, (_, grain) in LEXICAL.items() if grain == "paragraph")
        columns = (self.lexical[name].scores(words.topic)[rows] for name in whole)
        near = [np.argpartition(-column, count)[:count] for column in columns]
        if vector is not None:
            near.append(self.dense[SCANNED].nearest(vector, rows, count))
        return np.unique(np.concatenate(near))

    def indicator_vectors(self, rows: Rows) -> Vectors:
        """Return the vectors of some figures' indicators, float32 [rows, dim]."""
        return self.dense["indicator"].vectors(rows)

    def _indicators(self, vector: Vectors | None, selection: Selection) -> Column:
        rows = selection.spans["indicator"].rows
        return np.zeros(len(rows), np.float32) if vector is None else self.dense["indicator"].scores(vector, rows)


def _add(signals: Signals, name: str, grain: str, scores: Column, selection: Selection) -> None:
    signals.passages[name] = selection.spans[grain].best(scores)
    if grain == "clause":
        signals.clauses[name] = scores
