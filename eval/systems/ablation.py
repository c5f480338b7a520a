"""Our bot with one part of its search switched off: what each part is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

import numpy as np

from eval.systems.names import PARTS
from index.query import Query
from index.signals import Column, Signals
from index.snapshot import Snapshot
from index.vectors import Vectors


class Source(Protocol):
    """What scores the passages of a snapshot."""

    def of(self, query: Query, vector: Vectors | None) -> Signals:
        """Score every passage in every way."""


class Without:
    """A source that keeps the signals whose names begin with one of `prefixes` to itself."""

    def __init__(self, source: Source, prefixes: tuple[str, ...]) -> None:
        self._source = source
        self._prefixes = prefixes

    def of(self, query: Query, vector: Vectors | None) -> Signals:
        """Return the signals that are left."""
        signals = self._source.of(query, vector)
        indicators = self._left({"dense_indicator": signals.indicators})
        return Signals(
            passages=self._left(signals.passages),
            clauses=self._left(signals.clauses),
            indicators=indicators.get("dense_indicator", np.zeros_like(signals.indicators)),
        )

    def _left(self, signals: Mapping[str, Column]) -> dict[str, Column]:
        return {name: column for name, column in signals.items() if not name.startswith(self._prefixes)}


def without(snapshot: Snapshot, part: str) -> Snapshot:
    """Return the snapshot with one of PARTS switched off."""
    return replace(snapshot, source=Without(snapshot.source, PARTS[part]))  # type: ignore[arg-type]
