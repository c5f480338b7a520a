"""Passage vectors kept by the hash of their text, so that unchanged text is never embedded twice."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.encoder import Encoder
from index.errors import IndexingError
from index.vectors import Vectors

# Texts embedded between two commits: a build that is interrupted loses at most so many.
_BATCH = 512
# Rows of removed reports and other models that are kept, about 170 MB: those of 60 reports, which may come back.
_SPARE = 100_000
# Keys looked up with one query; SQLite takes 999 at least.
_AT_ONCE = 900


class EmbeddingCache:
    """One SQLite file of (hash of model name and text) -> float32 vector; several processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def passages(self, encoder: Encoder, texts: Sequence[str], label: str, quiet: bool = False) -> Vectors:
        """Return float32 [n, dim], unit rows in the order of the texts; embed what is new, with a progress bar.

        Raises:
            IndexingError: the file cannot be written, or is no cache.
        """
        keys = [_key(encoder, text) for text in texts]
        with self._open() as base:
            found = _stored(base, list(dict.fromkeys(keys)))
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
            found |= _embed(base, encoder, missing, label, quiet)
        rows = np.frombuffer(b"".join(found[key] for key in keys), np.float32)
        return rows.reshape(len(keys), encoder.dim)

    def prune(self, encoder: Encoder, texts: Iterable[str]) -> int:
        """Forget all but some texts, once the rest are more than they and more than _SPARE; return how many rows went.

        A build that runs beside this one has read what it needs, or embeds it anew.

        Raises:
            IndexingError: the file cannot be written, or is no cache.
        """
        used = {_key(encoder, text) for text in texts}
        with self._open() as base, base:
            (rows,) = base.execute("SELECT COUNT(*) FROM vector").fetchone()
            if rows - len(used) <= max(len(used), _SPARE):
                return 0
            base.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            base.executemany("INSERT INTO used VALUES (?)", ((key,) for key in used))
            return base.execute("DELETE FROM vector WHERE key NOT IN (SELECT key FROM used)").rowcount

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=60)) as base:
                base.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB)")
                yield base
        except (sqlite3.Error, OSError) as error:
            raise IndexingError(
                f"{self._path}: {error}; free some space, or delete the file and build again"
            ) from error


def _key(encoder: Encoder, text: str) -> bytes:
    return hashlib.sha256(f"{encoder.name}\0{text}".encode("utf-8", "surrogatepass")).digest()


def _stored(base: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """Return the vectors that are there, many with one query: one by one, 100,000 take seconds."""
    found: dict[bytes, bytes] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        places = ",".join("?" * len(some))
        found.update(base.execute(f"SELECT key, value FROM vector WHERE key IN ({places})", some))
    return found


def _embed(
    base: sqlite3.Connection, encoder: Encoder, missing: dict[bytes, str], label: str, quiet: bool
) -> dict[bytes, bytes]:
    keys, found = list(missing), dict[bytes, bytes]()
    with tqdm(total=len(keys), desc=label, unit="text", disable=quiet or not keys) as progress:
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            vectors = encoder.passages([missing[key] for key in batch])
            rows = [(key, vector.tobytes()) for key, vector in zip(batch, vectors, strict=True)]
            base.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
            base.commit()
            found.update(rows)
            progress.update(len(batch))
    return found
