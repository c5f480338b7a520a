"""Rows of a cache on disk with the checksum of each: one that changed by itself is computed anew, and said."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from pathlib import Path

# Bytes; one changed row in 2^64 is taken for a whole one.
_SIZE = 8
_log = logging.getLogger(__name__)


def checksum(*parts: bytes | str) -> bytes:
    """Return the checksum of a row's parts, in their order: 8 bytes.

    >>> checksum("a", b"bc") == checksum("ab", b"c")
    False
    """
    digest = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.digest()


def ensure_sums(base: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    """Give a table of an older version its column of checksums, and each row the one that it has as it stands."""
    known = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    if "sum" in known:
        return
    base.create_function("checksum", len(columns), checksum, deterministic=True)
    base.execute(f"ALTER TABLE {table} ADD COLUMN sum BLOB")
    base.execute(f"UPDATE {table} SET sum = checksum({', '.join(columns)})")
    base.commit()


def report_damage(path: Path, rows: int) -> None:
    """Tell the operator that rows of a file had changed by themselves."""
    if rows:
        _log.warning("%s: %d rows are not what was written and are computed anew; check this disk", path, rows)
