"""The part of an index that a question is asked of: the passages of some reports, with their spans at every grain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.granularity import Grain

Rows = NDArray[np.int64]
Column = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spans:
    """The chosen spans of one grain.

    Attributes:
        rows: their places in the grain, ascending.
        owner: for each, its passage's place among the chosen passages, ascending.
        passages: how many passages are chosen.
    """

    rows: Rows
    owner: Rows
    passages: int

    def best(self, scores: Column) -> Column:
        """Return each passage's best span score, float32 [passages]; a passage without a span gets the lowest."""
        best = np.full(self.passages, scores.min(initial=0), np.float32)
        np.maximum.at(best, self.owner, scores)
        return best

    def of(self, passage: int) -> range:
        """Return the places, among the chosen spans, of those of one chosen passage."""
        first, last = np.searchsorted(self.owner, [passage, passage + 1])
        return range(int(first), int(last))


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen passages, ascending, and their spans by grain."""

    passages: Rows
    spans: Mapping[str, Spans]

    def __len__(self) -> int:
        return len(self.passages)


def select_passages(grains: Mapping[str, Grain], passages: Rows) -> Selection:
    """Choose passages, ascending, of an index with these grains."""
    return Selection(passages, {name: _spans(grain, passages) for name, grain in grains.items()})


def _spans(grain: Grain, passages: Rows) -> Spans:
    wanted = np.zeros(max(int(grain.owner.max(initial=0)), int(passages.max(initial=0))) + 1, np.bool_)
    wanted[passages] = True
    rows = np.flatnonzero(wanted[grain.owner])
    return Spans(rows, np.searchsorted(passages, grain.owner[rows]), len(passages))
