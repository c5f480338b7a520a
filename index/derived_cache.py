"""What is computed from a report, kept until the report or the rules change: nothing is computed twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from index.errors import IndexingError


class DerivedCache:
    """One SQLite file of (kind, report, stamp) -> JSON; it holds one value for each kind and report."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def values(self, kind: str, stamps: Mapping[str, str], compute: Callable[[str], Any]) -> dict[str, Any]:
        """Return a JSON value for each report; compute those that are new or changed.

        Args:
            kind: what is computed.
            stamps: for each report's id, a hash of everything that its value depends on.
            compute: from a report's id to its value.

        Raises:
            IndexingError: the file cannot be written, or is no cache.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=60)) as base, base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS derived (kind, report, stamp, value, PRIMARY KEY (kind, report))"
                )
                found = base.execute("SELECT report, stamp, value FROM derived WHERE kind = ?", (kind,))
                kept = {report: json.loads(text) for report, stamp, text in found if stamps.get(report) == stamp}
                new = {report: compute(report) for report in stamps if report not in kept}
                rows = ((kind, report, stamps[report], json.dumps(value)) for report, value in new.items())
                base.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)", rows)
        except (sqlite3.Error, OSError, ValueError) as error:
            raise IndexingError(
                f"{self._path}: {error}; free some space, or delete the file and build again"
            ) from error
        return {report: kept[report] if report in kept else new[report] for report in stamps}
