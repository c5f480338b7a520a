"""The figures and words of every report, computed where a report or a rule is new, else remembered."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import jieba

from corpus import ROOT, Figure, Paragraph, Report, figures_of, ranks_of, var_dir
from corpus.figures import rules_fingerprint
from corpus.text.tokens import words
from index.checked_rows import checksum, ensure_sums, report_damage
from index.errors import IndexingError
from index.granularity import searched_text
from index.records_io import to_json

_TEXT = ROOT / "corpus" / "text"
# What cutting into words depends on.
_CUTTING = ("forms.py", "tokens.py", "data/domain_words.txt")


class Extraction:
    """What is derived from reports for an index.

    Attributes:
        figures: of all passages, in order, each with its ranks behind its figures.
    """

    def __init__(self, reports: Sequence[Report], passages: Sequence[Paragraph]) -> None:
        self._years = {report.id: report.planned_year for report in reports}
        self._hashes = {
            report.id: hashlib.sha256(to_json(report).encode("utf-8", "surrogatepass")) for report in reports
        }
        self._passages: dict[str, list[Paragraph]] = defaultdict(list)
        for passage in passages:
            self._passages[passage.report].append(passage)
        store = ExtractionCache(var_dir() / "derived.sqlite")
        rows = store.values("figures", self._stamps(rules_fingerprint()), self._figures_of)
        self.figures = tuple(Figure(**row) for report in self._years for row in rows[report])
        cuts = store.values("words", self._stamps(_cutting_fingerprint()), self._words_of)
        self._cuts: dict[str, list[str]] = {
            searched_text(p): cut
            for report in cuts
            for p, cut in zip(self._passages[report], cuts[report], strict=True)
        }

    def words(self, text: str) -> list[str]:
        """Return the words of what a passage is found by."""
        return self._cuts[text]

    def _stamps(self, rules: str) -> dict[str, str]:
        return {report: f"{rules} {digest.hexdigest()}" for report, digest in self._hashes.items()}

    def _figures_of(self, report: str) -> list[dict[str, Any]]:
        passages = self._passages[report]
        year = self._years[report]
        return [asdict(each) for passage in passages for each in (*figures_of(passage, year), *ranks_of(passage, year))]

    def _words_of(self, report: str) -> list[list[str]]:
        return [words(searched_text(passage)) for passage in self._passages[report]]


class ExtractionCache:
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
                    "CREATE TABLE IF NOT EXISTS derived (kind, report, stamp, value, sum, PRIMARY KEY (kind, report))"
                )
                ensure_sums(base, "derived", ("kind", "report", "stamp", "value"))
                cached = self._stored(base, kind, stamps)
                new = {report: compute(report) for report in stamps if report not in cached}
                rows = ((kind, report, stamps[report], json.dumps(value)) for report, value in new.items())
                sums = [(*row, checksum(*row)) for row in rows]
                base.executemany("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?, ?)", sums)
        except (sqlite3.Error, OSError, ValueError) as error:
            raise IndexingError(
                f"{self._path}: {error}; free some space, or delete the file and build again"
            ) from error
        return {report: cached[report] if report in cached else new[report] for report in stamps}

    def _stored(self, base: sqlite3.Connection, kind: str, stamps: Mapping[str, str]) -> dict[str, Any]:
        cached: dict[str, Any] = {}
        damaged = 0
        base.text_factory = bytes  # damaged text may be no UTF-8
        for row in base.execute("SELECT report, stamp, value, sum FROM derived WHERE kind = ?", (kind,)):
            *texts, kept = row
            if not all(isinstance(text, bytes) for text in texts) or kept != checksum(kind, *texts):
                damaged += 1
                continue
            report, stamp, value = (text.decode("utf-8") for text in texts)
            if stamps.get(report) == stamp:
                cached[report] = json.loads(value)
        base.text_factory = str
        report_damage(self._path, damaged)
        return cached


@cache
def _cutting_fingerprint() -> str:
    """Return a hash of all that decides where words end: our code and dictionary, and jieba's version."""
    digest = hashlib.sha256(jieba.__version__.encode())
    for name in _CUTTING:
        digest.update((_TEXT / name).read_bytes())
    return digest.hexdigest()
