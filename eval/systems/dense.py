"""The dense baselines: paragraph vectors in a flat FAISS index, by our encoder or by sentence-transformers on torch."""

from __future__ import annotations

from collections.abc import Sequence

import faiss
import numpy as np

from eval.sets import SourcePassage
from eval.systems.ranked import RankedSystem, Scores
from index import Encoder


def dense_system(passages: Sequence[SourcePassage], encoder: Encoder, name: str = "dense") -> RankedSystem:
    """Embed the passages and index them."""
    vectors = np.ascontiguousarray(encoder.passages([passage.text for passage in passages]), np.float32)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)

    def scores(question: str) -> Scores:
        found, rows = index.search(np.ascontiguousarray(encoder.queries([question]), np.float32), index.ntotal)
        ordered = np.empty(index.ntotal, np.float32)
        ordered[rows[0]] = found[0]
        return ordered

    return RankedSystem(name, passages, scores, {"encoder": encoder.name, "grain": "paragraph"})
