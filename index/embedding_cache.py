"""The vectors of an index, kept by the hash of their text, so that unchanged text is never embedded twice."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
from tqdm import tqdm

from corpus import var_dir
from index.checked_rows import checksum, ensure_sums, report_damage
from index.encoder import Encoder
from index.encoder.with_parts import SentenceWithClauses
from index.errors import IndexingError
from index.granularity import Grain, means, with_clauses
from index.vectors import Vectors

Text = TypeVar("Text", str, SentenceWithClauses)

# Texts embedded between two commits, and two moves of the progress bar: a build that is interrupted loses at most so
# many, and even a machine that embeds ten of them a second shows that it is at work.
_BATCH = 32
# Texts of removed reports and other models that are kept, about 200 MB: those of 60 reports, which may come back.
_SPARE = 50_000
# Bytes of a number of a vector.
_FLOAT = 4
# Keys looked up with one query; SQLite takes 999 at least.
_AT_ONCE = 900


def embed(encoder: Encoder, grains: Mapping[str, Grain], quiet: bool = False) -> dict[str, Vectors]:
    """Return a row for each span of every grain, float32 [spans, dim]; what was embedded before is remembered.

    A sentence is embedded with its clauses. To embed whole paragraphs as well takes half as long again and finds hardly
    more, so theirs are means.

    Raises:
        IndexingError: the file of remembered vectors cannot be written.
    """
    cache = EmbeddingCache(var_dir() / "embeddings.sqlite")
    sentences, indicators = with_clauses(grains["sentence"]), grains["indicator"].texts
    rows = cache.with_clauses(encoder, sentences, "embedding sentences", quiet)
    vectors = {
        "sentence": np.stack([row[0] for row in rows]),
        "clause": np.concatenate([row[1:] for row in rows]),
        "indicator": cache.passages(encoder, indicators, "embedding indicators", quiet),
    }
    cache.prune(encoder, [*sentences, *indicators])
    return {"paragraph": means(grains["sentence"], vectors["sentence"]), **vectors}


class EmbeddingCache:
    """One SQLite file of (hash of model name and text) -> float32 vectors; several processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def passages(self, encoder: Encoder, texts: Sequence[str], label: str, quiet: bool = False) -> Vectors:
        """Return float32 [n, dim], unit rows in the order of the texts; embed what is new, with a progress bar.

        Raises:
            IndexingError: the file cannot be written, or is no cache.
        """
        rows = self._vectors(encoder, texts, encoder.passages, label, quiet)
        return np.concatenate(rows) if rows else np.zeros((0, encoder.dim), np.float32)

    def with_clauses(
        self, encoder: Encoder, texts: Sequence[SentenceWithClauses], label: str, quiet: bool = False
    ) -> list[Vectors]:
        """Return for each text float32 [1 + parts, dim], as `Encoder.with_clauses` does; embed what is new, with a bar.

        Raises:
            IndexingError: the file cannot be written, or is no cache.
        """
        return self._vectors(encoder, texts, encoder.with_clauses, label, quiet)

    def _vectors(
        self,
        encoder: Encoder,
        texts: Sequence[Text],
        embed: Callable[[Sequence[Text]], Iterable[Vectors]],
        label: str,
        quiet: bool,
    ) -> list[Vectors]:
        keys = [_key(encoder, text) for text in texts]
        with self._open() as base:
            vectors, damaged = _stored(base, list(dict.fromkeys(keys)), encoder.dim)
            report_damage(self._path, damaged)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
            with tqdm(total=len(missing), desc=label, unit="text", disable=quiet or not missing) as progress:
                for rows in _embedded(missing, embed):
                    sums = [(key, value, checksum(key, value)) for key, value in rows.items()]
                    base.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", sums)
                    base.commit()
                    vectors |= rows
                    progress.update(len(rows))
        return [np.frombuffer(vectors[key], np.float32).reshape(-1, encoder.dim) for key in keys]

    def prune(self, encoder: Encoder, texts: Iterable[str | SentenceWithClauses]) -> int:
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
                base.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB, sum BLOB)")
                ensure_sums(base, "vector", ("key", "value"))
                yield base
        except (sqlite3.Error, OSError) as error:
            raise IndexingError(
                f"{self._path}: {error}; free some space, or delete the file and build again"
            ) from error


def _key(encoder: Encoder, text: str | SentenceWithClauses) -> bytes:
    plain = text if isinstance(text, str) else f"{text.parts}\0{text.text}"
    return hashlib.sha256(f"{encoder.name}\0{plain}".encode("utf-8", "surrogatepass")).digest()


def _stored(base: sqlite3.Connection, keys: Sequence[bytes], dim: int) -> tuple[dict[bytes, bytes], int]:
    """Return the vectors that are stored, and how many rows are not what was written.

    They are asked for many with one query: one by one, 100,000 take seconds.
    """
    vectors: dict[bytes, bytes] = {}
    damaged = 0
    for start in range(0, len(keys), _AT_ONCE):
        batch = keys[start : start + _AT_ONCE]
        places = ",".join("?" * len(batch))
        for key, value, kept in base.execute(f"SELECT key, value, sum FROM vector WHERE key IN ({places})", batch):
            whole = isinstance(value, bytes) and kept == checksum(key, value)
            damaged += not whole
            if whole and len(value) % (_FLOAT * dim) == 0:
                vectors[key] = value
    return vectors, damaged


def _embedded(
    missing: dict[bytes, Text], embed: Callable[[Sequence[Text]], Iterable[Vectors]]
) -> Iterator[dict[bytes, bytes]]:
    keys = list(missing)
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        vectors = embed([missing[key] for key in batch])
        yield {key: rows.tobytes() for key, rows in zip(batch, vectors, strict=True)}
