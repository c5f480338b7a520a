"""The form that every measure is computed in: a row of numbers for each question, summed, then turned into one value.

Because every measure is a function of sums over questions, a subset of questions, a paired bootstrap and a single
question all go through the same two functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from eval.measures import Measure

Array = NDArray[np.float64]
Scored = TypeVar("Scored")  # what is scored: a judged question, a checked claim, ...


@dataclass(frozen=True)
class Scorer(Generic[Scored]):
    """How a measure is computed.

    Attributes:
        owed: whether the measure speaks of an outcome.
        rows: float64 [n, k] for n owed outcomes.
        total: turns sums of rows, float64 [..., k], into values, float64 [...]; NaN where nothing is owed.
        each: turns rows into one value for each outcome; `total` unless given.
    """

    owed: Callable[[Scored], bool]
    rows: Callable[[Measure, Sequence[Scored]], Array]
    total: Callable[[Array], Array]
    each: Callable[[Array], Array] | None = None


@dataclass(frozen=True)
class Table(Generic[Scored]):
    """The rows of one measure over one run.

    Attributes:
        owners: positions of the owed outcomes in the run, ascending.
        rows: float64 [len(owners), k].
    """

    measure: Measure
    scorer: Scorer[Scored]
    owners: tuple[int, ...]
    rows: Array

    @classmethod
    def of(cls, measure: Measure, scorer: Scorer[Scored], outcomes: Sequence[Scored]) -> Table[Scored]:
        """Compute the rows of every owed outcome."""
        owners = tuple(i for i, outcome in enumerate(outcomes) if scorer.owed(outcome))
        rows = scorer.rows(measure, [outcomes[i] for i in owners]) if owners else np.zeros((0, 1))
        return cls(measure, scorer, owners, rows)

    def value(self, among: Callable[[int], bool] = lambda owner: True) -> float | None:
        """Return the measure over the outcomes at the positions `among`; None where they owe it nothing."""
        chosen = [row for row, owner in enumerate(self.owners) if among(owner)]
        value = float(self.scorer.total(self.rows[chosen].sum(axis=0))) if chosen else math.nan
        return None if math.isnan(value) else value

    def each(self) -> dict[int, float]:
        """Return the value of every owed outcome, by its position."""
        values = (self.scorer.each or self.scorer.total)(self.rows) if self.owners else np.zeros(0)
        return dict(zip(self.owners, values.tolist(), strict=True))


def mean(sums: Array) -> Array:
    """Return sum over count; columns are sum and count."""
    return ratio(sums[..., 0], sums[..., 1])


def f1(sums: Array) -> Array:
    """Return 2 matched / (found + gold); columns are matched, found, gold; 0 where there is neither."""
    return ratio(2 * sums[..., 0], sums[..., 1] + sums[..., 2], empty=0.0)


def ratio(part: Array, whole: Array, empty: float = np.nan) -> Array:
    """Divide, with `empty` where the whole is 0."""
    part, whole = np.broadcast_arrays(np.asarray(part, np.float64), np.asarray(whole, np.float64))
    quotient: Array = np.divide(part, whole, out=np.full(whole.shape, empty), where=whole != 0)
    return quotient


def counted(values: Sequence[float]) -> Array:
    """Return rows of (value, 1), as `mean` wants them."""
    return np.column_stack([np.asarray(values, np.float64), np.ones(len(values))])
