"""Vector search: one FAISS index for each grain."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from index.errors import BrokenIndexError

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]

# Rows that are compared one by one: 100,000 of 384 numbers (the paragraphs of 1,200 reports) take 20 ms on one core.
# Above, 4-bit codes are compared first and the best of them exactly. Measured with 489 questions over the 46,797
# sentences, clauses and indicators of 28 reports, and over those with three noisy copies (187,188): of the exact 10
# nearest, 1.0000 and 0.9995 are among the 100 found, in a sixth and a ninth of the time.
FLAT_UP_TO = 100_000
# For each row asked for, so many are taken by their codes; a search asks for 200, twice what it keeps.
_CODES_FOR_ONE = 6
# Rows that are copied at once where they lie apart: 1 MB, which stays in the processor's cache until it is multiplied.
_AT_ONCE = 512
# Rows that lie together, on average, from which reading them in place is faster.
_TOGETHER = 64
# Rows that codes are learned from; 16 values are learned for each two numbers of a vector.
_LEARNED_FROM = 65_536


def use_one_thread() -> None:
    """Let numpy's products use one thread from now on, in this process.

    Those of a question take less than a millisecond. A second thread that waits for the next one keeps its core busy,
    and the encoder waits for that core: over 28 reports half the questions took 20 ms instead of 13.
    """
    threadpool_limits(1, user_api="blas")


class VectorIndex:
    """Inner-product search over unit rows; row i belongs to text i of its grain."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index  # owns the memory that the rows are a view of
        inner: Any = faiss.downcast_index(index)
        self._coded = isinstance(inner, faiss.IndexRefine)
        flat: Any = faiss.downcast_index(inner.refine_index) if self._coded else inner
        self._rows: Vectors = faiss.rev_swig_ptr(flat.get_xb(), index.ntotal * index.d).reshape(index.ntotal, index.d)

    @classmethod
    def build(cls, vectors: Vectors, flat: bool = True) -> VectorIndex:
        """Index float32 [n, dim], unit rows; with codes to find the nearest of many by, unless `flat`."""
        dim = vectors.shape[1]
        index: Any
        if flat:
            index = faiss.IndexFlatIP(dim)
        else:
            codes = faiss.IndexPQFastScan(dim, dim // 2, 4, faiss.METRIC_INNER_PRODUCT)
            index = faiss.IndexRefineFlat(codes)
            index.k_factor = _CODES_FOR_ONE
            index.train(np.ascontiguousarray(vectors[:: len(vectors) // _LEARNED_FROM + 1]))
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

    def nearest(self, query: Vectors, rows: Rows, count: int) -> Rows:
        """Return the places, in `rows`, of the rows nearest to a query, float32 [dim], in no order.

        They are `count`, or all if there are fewer. With codes, and where most of the rows are searched, the nearest
        are found but for one in a thousand, and there may be fewer than `count`.
        """
        if not self._coded or 2 * len(rows) < len(self):
            scores = self.scores(query, rows)
            return np.argpartition(-scores, count)[:count] if count < len(rows) else np.arange(len(rows))
        _, labels = self._index.search(query[None], min(2 * count, len(self)))
        places = np.minimum(np.searchsorted(rows, labels[0]), len(rows) - 1)
        nearest: Rows = places[rows[places] == labels[0]][:count]
        return nearest

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """Return some rows, float32 [rows, dim]."""
        return self._rows[rows]

    def scores(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the cosine of one query, float32 [dim], with the rows: float32 [rows] in [-1, 1], higher is better.

        Every chosen row is wanted, not the nearest few, so the product is taken over FAISS's own storage: its search
        would sort them all. Rows that lie together, as those of a report do, are read in place.
        """
        scores = np.empty(len(rows), np.float32)
        stops = np.append(np.flatnonzero(np.diff(rows) != 1) + 1, len(rows)) if len(rows) else rows
        if len(rows) < _TOGETHER * len(stops):
            return self._scattered(query, rows, scores)
        for start, stop in itertools.pairwise((0, *stops.tolist())):
            np.dot(self._rows[rows[start] : rows[stop - 1] + 1], query, out=scores[start:stop])
        return scores

    def _scattered(self, query: Vectors, rows: Rows, scores: Vectors) -> Vectors:
        """Fill in the scores of rows that lie apart, a copy of some at a time."""
        copied = np.empty((min(_AT_ONCE, len(rows)), len(query)), np.float32)
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            np.take(self._rows, some, axis=0, out=copied[: len(some)], mode="clip")
            np.dot(copied[: len(some)], query, out=scores[start : start + len(some)])
        return scores
