"""Vector search: one FAISS index for each grain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import BrokenIndexError

Vectors = NDArray[np.float32]


class VectorIndex:
    """Exact inner-product search over unit rows; row i belongs to text i of its grain."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index  # owns the memory that the rows are a view of
        flat: Any = faiss.downcast_index(index)
        self._rows: Vectors = faiss.rev_swig_ptr(flat.get_xb(), index.ntotal * index.d).reshape(index.ntotal, index.d)

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
        except (RuntimeError, AttributeError) as error:
            raise BrokenIndexError(f"{path} is damaged; run `python -m index build`") from error

    def save(self, path: Path) -> None:
        """Write through Python's own file, since FAISS cannot open every path (Chinese characters on Windows)."""
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """Return some rows, float32 [rows, dim]."""
        return self._rows[rows]

    def scores(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the cosine of one query, float32 [dim], with the rows: float32 [rows] in [-1, 1], higher is better.

        Every chosen row is wanted, not the nearest few, so the product is taken over FAISS's own storage: its search
        would sort them all. Rows that lie together, as those of a report do, are read in place.
        """
        if not len(rows):
            return np.zeros(0, np.float32)
        together = rows[-1] - rows[0] + 1 == len(rows)
        chosen = self._rows[rows[0] : rows[-1] + 1] if together else self._rows[rows]
        return chosen @ query
