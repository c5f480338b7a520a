"""Word search: BM25 over passages, one index for each way of cutting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

Cut = Callable[[str], list[str]]
# Questions whose scores are cached while their reports are searched; no more, for a question seldom comes twice.
_CACHED = 4
# Stands for a text without any token, so that every text has a row.
_NOTHING = "\N{EMPTY SET}"


class LexicalIndex:
    """BM25 (bm25s, Lucene's formula, k1 1.5, b 0.75) over texts cut by `cut`."""

    def __init__(self, bm25: bm25s.BM25, cut: Cut) -> None:
        self._bm25 = bm25
        self._cut = cut
        self._cached: dict[str, NDArray[np.float32]] = {}

    @classmethod
    def build(cls, texts: Sequence[str], cut: Cut) -> LexicalIndex:
        """Index the texts; row i of the scores belongs to texts[i]."""
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(t, len(vocabulary)) for t in cut(text) or [_NOTHING]] for text in texts]
        bm25 = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        bm25.index((ids, vocabulary), show_progress=False)
        return cls(bm25, cut)

    @classmethod
    def load(cls, folder: Path, cut: Cut) -> LexicalIndex:
        """Open what `save` wrote; arrays and JSON, nothing is unpickled."""
        return cls(bm25s.BM25.load(str(folder), load_corpus=False, allow_pickle=False, show_progress=False), cut)

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._bm25.save(str(folder), corpus=None, allow_pickle=False, show_progress=False)

    def scores(self, text: str) -> NDArray[np.float32]:
        """Score every text: float32 [n], read-only, at least 0, higher is better, 0 where no token is shared."""
        scores = self._cached.get(text)
        if scores is None:
            if len(self._cached) >= _CACHED:
                self._cached.clear()
            scores = self._cached[text] = self._score(text)
            scores.flags.writeable = False
        return scores

    def _score(self, text: str) -> NDArray[np.float32]:
        vocabulary = self._bm25.vocab_dict
        ids = [vocabulary[token] for token in self._cut(text) if token in vocabulary]
        if not ids:
            return np.zeros(self._bm25.scores["num_docs"], np.float32)
        return np.asarray(self._bm25.get_scores_from_ids(ids), np.float32)
