"""Vector search: one FAISS index for each grain."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import BrokenIndexError

Vectors = NDArray[np.float32]


class VectorIndex:
    """Exact inner-product search over unit rows; row i belongs to text i of its grain."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> VectorIndex:
        """Index float32 [n, dim], unit rows."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Open what `save` wrote.

        Raises:
            BrokenIndexError: the file is no FAISS index.
        """
        try:
            return cls(faiss.deserialize_index(np.frombuffer(path.read_bytes(), np.uint8)))
        except RuntimeError as error:
            raise BrokenIndexError(f"{path} is damaged; run `python -m index build`") from error

    def save(self, path: Path) -> None:
        """Write through Python's own file, since FAISS cannot open every path (Chinese characters on Windows)."""
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def scores(self, query: Vectors) -> Vectors:
        """Return the cosine of one query, float32 [dim], with every row: float32 [n] in [-1, 1], higher is better."""
        scores = np.zeros(len(self), np.float32)
        if len(self):
            found, rows = self._index.search(query[np.newaxis], len(self))
            scores[rows[0]] = found[0]
        return scores
