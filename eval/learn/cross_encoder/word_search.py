"""Word search within one report: which segments share rare bigrams with a question; no index, no encoder."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from corpus.text.tokens import bigram_set
from eval.learn.cross_encoder.segmented import SegmentedReport, SegmentKey

# Added to a segment's weight, so that the shortest do not win by their shortness.
_SMOOTHING = 8.0


class WordSearch:
    """Searches the segments of a report."""

    def __init__(self, report: SegmentedReport) -> None:
        self._keys = list(report.segments)
        pieces = [bigram_set(segment.segment.text) for segment in report.segments.values()]
        self._columns = {bigram: column for column, bigram in enumerate(sorted(frozenset().union(*pieces)))}
        rows = np.repeat(np.arange(len(pieces)), [len(some) for some in pieces])
        columns = [self._columns[bigram] for some in pieces for bigram in some]
        ones = np.ones(len(columns), np.float32)
        self._matrix = csr_matrix((ones, (rows, columns)), shape=(len(pieces), len(self._columns)))
        counts = np.asarray(self._matrix.sum(axis=0)).ravel()
        self._rarity = np.log((len(pieces) + 1) / (counts + 0.5)).astype(np.float32)
        self._size = np.sqrt(self._matrix @ self._rarity + _SMOOTHING)

    def best(self, question: str, count: int) -> list[SegmentKey]:
        """Return the `count` best segments that share anything with a question, best first."""
        scores = self._matrix @ (self._asked(question) * self._rarity) / self._size
        return [self._keys[row] for row in np.argsort(-scores, kind="stable")[:count] if scores[row] > 0]

    def coverage(self, text: str) -> float:
        """Return the largest share of a text's bigrams that one segment has, in [0, 1]."""
        bigrams = bigram_set(text)
        return float((self._matrix @ self._asked(text)).max()) / len(bigrams) if bigrams else 0.0

    def _asked(self, text: str) -> NDArray[np.float32]:
        asked = np.zeros(len(self._columns), np.float32)
        asked[[self._columns[bigram] for bigram in bigram_set(text) if bigram in self._columns]] = 1
        return asked
