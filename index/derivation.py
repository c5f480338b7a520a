"""The figures and words of every report, computed where a report or a rule is new, else remembered."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import jieba

from corpus import ROOT, Figure, Paragraph, Report, figures_of, var_dir
from corpus.figures.fingerprint import rules_fingerprint
from corpus.text.tokens import words
from index.derived_cache import DerivedCache
from index.serial import to_json

_TEXT = ROOT / "corpus" / "text"
# What cutting into words depends on.
_CUTTING = ("forms.py", "tokens.py", "data/domain_words.txt")


class Derivation:
    """What is derived from reports for an index.

    Attributes:
        figures: of all passages, in order.
    """

    def __init__(self, reports: Sequence[Report], passages: Sequence[Paragraph]) -> None:
        self._years = {report.id: report.year for report in reports}
        self._hashes = {
            report.id: hashlib.sha256(to_json(report).encode("utf-8", "surrogatepass")) for report in reports
        }
        self._passages: dict[str, list[Paragraph]] = defaultdict(list)
        for passage in passages:
            self._passages[passage.report].append(passage)
        store = DerivedCache(var_dir() / "derived.sqlite")
        rows = store.values("figures", self._stamps(rules_fingerprint()), self._figures_of)
        self.figures = tuple(Figure(**row) for report in self._years for row in rows[report])
        cuts = store.values("words", self._stamps(_cutting_fingerprint()), self._words_of)
        self._cuts: dict[str, list[str]] = {
            p.text: cut for report in cuts for p, cut in zip(self._passages[report], cuts[report], strict=True)
        }

    def words(self, text: str) -> list[str]:
        """Return the words of a passage."""
        return self._cuts[text]

    def _stamps(self, rules: str) -> dict[str, str]:
        return {report: f"{rules} {digest.hexdigest()}" for report, digest in self._hashes.items()}

    def _figures_of(self, report: str) -> list[dict[str, Any]]:
        passages = self._passages[report]
        return [asdict(figure) for passage in passages for figure in figures_of(passage, self._years[report])]

    def _words_of(self, report: str) -> list[list[str]]:
        return [words(passage.text) for passage in self._passages[report]]


@cache
def _cutting_fingerprint() -> str:
    """Return a hash of all that decides where words end: our code and dictionary, and jieba's version."""
    digest = hashlib.sha256(jieba.__version__.encode())
    for name in _CUTTING:
        digest.update((_TEXT / name).read_bytes())
    return digest.hexdigest()
