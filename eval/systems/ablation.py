"""Our bot with one part of its search switched off: what each part is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np

from eval.systems.names import PARTS
from index.query import Query
from index.selection import Column, Selection
from index.signals import Signals
from index.snapshot import Snapshot
from index.vectors import Vectors


class Source(Protocol):
    """What scores the passages of a snapshot."""

    def of(self, query: Query, vector: Vectors | None, selection: Selection) -> Signals:
        """Score the chosen passages in every way."""


class Without:
    """A source whose signals of some names say nothing: zeros weigh nothing, whatever the weight."""

    def __init__(self, source: Source, prefixes: tuple[str, ...]) -> None:
        self._source = source
        self._prefixes = prefixes

    def of(self, query: Query, vector: Vectors | None, selection: Selection) -> Signals:
        """Return the signals, silenced."""
        signals = self._source.of(query, vector, selection)
        return replace(
            signals,
            passages={name: self._silenced(name, column) for name, column in signals.passages.items()},
            clauses={name: self._silenced(name, column) for name, column in signals.clauses.items()},
            indicators=self._silenced("dense_indicator", signals.indicators),
        )

    def _silenced(self, name: str, column: Column) -> Column:
        return np.zeros_like(column) if name.startswith(self._prefixes) else column


def without(snapshot: Snapshot, part: str) -> Snapshot:
    """Return the snapshot with the signals of one of PARTS switched off."""
    return replace(snapshot, source=Without(snapshot.source, PARTS[part].signals))  # type: ignore[arg-type]
