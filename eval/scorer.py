"""The form that every measure is computed in: a row of numbers for each question, summed, then turned into one value.

Because every measure is a function of sums over questions, a subset of questions, a paired bootstrap and a single
question all go through the same two functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from eval.measures import Measure

Array = NDArray[np.float64]
Scored = TypeVar("Scored")  # what is scored: a judged question, a checked claim, ...
# Of confidence, of equal width over [0, 1]; a confidence of 1 falls into the last.
BINS = 10


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


@dataclass(frozen=True)
class Scores(Generic[Scored]):
    """The tables of a run's measures, in the order they were asked for."""

    tables: tuple[Table[Scored], ...]

    @classmethod
    def of(
        cls, measures: Sequence[Measure], scorers: Mapping[str, Scorer[Scored]], outcomes: Sequence[Scored]
    ) -> Scores[Scored]:
        """Compute every measure's rows."""
        return cls(tuple(Table.of(measure, scorers[measure.name], outcomes) for measure in measures))

    def totals(self, among: Callable[[int], bool] = lambda owner: True) -> dict[str, float | None]:
        """Return each measure over the outcomes at the positions `among`; None where it is owed by none."""
        return {str(table.measure): table.value(among) for table in self.tables}

    def by(self, labels: Sequence[str]) -> dict[str, dict[str, float | None]]:
        """Return the totals of each label; `labels[i]` is outcome i's, "" belongs to no group."""
        groups = [label for label in dict.fromkeys(labels) if label]
        return {group: self.totals(_labelled(labels, group)) for group in groups}

    def each(self, count: int) -> list[dict[str, float]]:
        """Return every owed measure of outcomes 0 to count - 1."""
        columns = {str(table.measure): table.each() for table in self.tables}
        return [{name: values[i] for name, values in columns.items() if i in values} for i in range(count)]


def share_of(owed: Callable[[Scored], bool], good: Callable[[Scored], bool]) -> Scorer[Scored]:
    """Return the scorer of the share of the owed outcomes that are good."""
    return Scorer(owed, lambda _, outcomes: mean_rows([good(outcome) for outcome in outcomes]), mean)


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


def mean_rows(values: Sequence[float]) -> Array:
    """Return rows of (value, 1), that `mean` turns into their mean."""
    return np.column_stack([np.asarray(values, np.float64), np.ones(len(values))])


def calibration_rows(confidence: Sequence[float] | Array, right: Sequence[bool] | NDArray[np.bool_]) -> Array:
    """Return what `expected_calibration_error` sums up, float64 [n, bins * 3], for n answers.

    Args:
        confidence: in [0, 1].
        right: whether each answer is.
    """
    confidence = np.asarray(confidence, np.float64)
    table = np.zeros((len(confidence), BINS, 3))
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    table[np.arange(len(confidence)), bins] = np.column_stack([np.ones(len(confidence)), confidence, right])
    return table.reshape(len(confidence), BINS * 3)


def expected_calibration_error(sums: Array) -> Array:
    """Return the mean gap of confidence and accuracy over bins, weighted by their counts.

    Args:
        sums: float64 [..., bins * 3]; of each bin the count, the summed confidence and how many were right.
    """
    bins = sums.reshape(*sums.shape[:-1], -1, 3)
    return ratio(np.abs(bins[..., 1] - bins[..., 2]).sum(axis=-1), bins[..., 0].sum(axis=-1))


def _labelled(labels: Sequence[str], group: str) -> Callable[[int], bool]:
    return lambda position: labels[position] == group
