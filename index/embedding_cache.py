"""Passage vectors kept by the hash of their text, so that unchanged text is never embedded twice."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.encoder import Encoder
from index.errors import IndexingError
from index.vectors import Vectors

# Texts embedded between two commits: a build that is interrupted loses at most so many.
_BATCH = 256


class EmbeddingCache:
    """One SQLite file of (hash of model name and text) -> float32 vector; several processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def passages(self, encoder: Encoder, texts: Sequence[str], label: str, quiet: bool = False) -> Vectors:
        """Return float32 [n, dim], unit rows in the order of the texts; embed what is new, with a progress bar.

        Raises:
            IndexingError: the file cannot be written, or is no cache.
        """
        keys = [hashlib.sha256(f"{encoder.name}\0{text}".encode("utf-8", "surrogatepass")).digest() for text in texts]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=60)) as base:
                base.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB)")
                self._embed_missing(base, encoder, dict(zip(keys, texts, strict=True)), label, quiet)
                rows = [_load(base, key) for key in keys]
        except (sqlite3.Error, OSError) as error:
            raise IndexingError(
                f"{self._path}: {error}; free some space, or delete the file and build again"
            ) from error
        return np.stack(rows) if rows else np.zeros((0, encoder.dim), np.float32)

    @staticmethod
    def _embed_missing(
        base: sqlite3.Connection, encoder: Encoder, texts: dict[bytes, str], label: str, quiet: bool
    ) -> None:
        missing = [
            key for key in texts if base.execute("SELECT 1 FROM vector WHERE key = ?", (key,)).fetchone() is None
        ]
        with tqdm(total=len(missing), desc=label, unit="text", disable=quiet or not missing) as progress:
            for start in range(0, len(missing), _BATCH):
                batch = missing[start : start + _BATCH]
                vectors = encoder.passages([texts[key] for key in batch])
                rows = ((key, vector.tobytes()) for key, vector in zip(batch, vectors, strict=True))
                base.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
                base.commit()
                progress.update(len(batch))


def _load(base: sqlite3.Connection, key: bytes) -> Vectors:
    (value,) = base.execute("SELECT value FROM vector WHERE key = ?", (key,)).fetchone()
    return np.frombuffer(value, np.float32)
