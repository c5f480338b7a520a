"""How much of a claim's content each clause of the reports has, found for all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus.text.terms import same

Shares = NDArray[np.float64]
# Between two clauses; no word has it.
_MARK = "\0"
# Words whose clauses are remembered; a draft of 20,000 characters has some 2,500.
_CACHED = 10_000


class Coverage:
    """The clauses of a snapshot as one text in which words are looked up; safe to share between threads."""

    def __init__(self, clauses: Sequence[str]) -> None:
        texts = list(map(same, clauses))
        self._text = _MARK.join(texts)
        self._starts = [0, *accumulate(len(text) + len(_MARK) for text in texts[:-1])]
        self._count = len(texts)
        self._rows: dict[str, NDArray[np.int64]] = {}

    def shares(self, content: Sequence[str]) -> Shares:
        """Return the share of the characters of some words that each clause has: float64 [clauses] in [0, 1].

        >>> Coverage(["建成5家公司", "修路"]).shares(["企业", "修路", "桥"]).tolist()
        [0.4, 0.4]
        """
        characters = np.zeros(self._count, np.int64)
        for word in content:
            characters[self._having(word)] += len(word)
        return characters / max(1, sum(map(len, content)))

    def _having(self, word: str) -> NDArray[np.int64]:
        """Return the rows of the clauses that have a word, each once."""
        if (rows := self._rows.get(word)) is None:
            if len(self._rows) >= _CACHED:
                self._rows.clear()
            rows = self._rows[word] = np.array(self._found(word), np.int64)
        return rows

    def _found(self, word: str) -> list[int]:
        rows: list[int] = []
        at = self._text.find(word)
        while at >= 0:
            rows.append(bisect_right(self._starts, at) - 1)
            end = self._starts[rows[-1] + 1] if rows[-1] + 1 < self._count else len(self._text)
            at = self._text.find(word, end)
        return rows
