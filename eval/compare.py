"""Two runs of the same questions side by side: what differs, how surely, and which questions flipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.errors import RunError
from eval.measures import Measure, better
from eval.run import Run
from eval.scorer import Array, Scorer, Table
from eval.scores.questions import Judged

# Measures whose flips are named, question by question.
FLIPS = ("R@1", "FigureAcc", "QuoteHit", "RefusalBalanced")
RESAMPLES = 10_000
# Of the interval; a difference whose interval leaves out 0 is called clear.
LEVEL = 0.95
SEED = 20230103


@dataclass(frozen=True, slots=True)
class Interval:
    """A difference and the interval that holds it, right minus left."""

    difference: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Say whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of two runs, and the ids of the questions that got better and worse (for FLIPS only)."""

    measure: Measure
    left: float
    right: float
    interval: Interval
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def compare_runs(left: Run, right: Run) -> list[Difference]:
    """Compare every measure that both owe.

    Raises:
        RunError: the runs did not ask the same questions.
    """
    ours, theirs = ([(judged.question.id, judged.question.question) for judged in run.judged] for run in (left, right))
    if ours != theirs:
        raise RunError(f"{left.name} and {right.name} did not ask the same questions; run both on one set")
    ids = [name for name, _ in ours]
    pairs = zip(left.scores.tables, right.scores.tables, strict=True)
    return [_difference(*pair, ids) for pair in pairs if None not in (pair[0].value(), pair[1].value())]


def _difference(left: Table[Judged], right: Table[Judged], ids: list[str]) -> Difference:
    interval = paired_bootstrap(left.scorer, _spread(left, len(ids)), _spread(right, len(ids)))
    gained, lost = _flips(left, right, ids) if str(left.measure) in FLIPS else ((), ())
    return Difference(left.measure, left.value() or 0.0, right.value() or 0.0, interval, gained, lost)


def _spread(table: Table[Judged], count: int) -> Array:
    """Lay the rows out over all questions, zeros where nothing is owed."""
    rows = np.zeros((count, table.rows.shape[1]))
    rows[list(table.owners)] = table.rows
    return rows


def _flips(left: Table[Judged], right: Table[Judged], ids: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = left.each(), right.each()
    both = [i for i in before if i in after]
    gained = tuple(ids[i] for i in both if better(left.measure, after[i], before[i]))
    lost = tuple(ids[i] for i in both if better(left.measure, before[i], after[i]))
    return gained, lost


def paired_bootstrap(scorer: Scorer[Judged], left: Array, right: Array, resamples: int = RESAMPLES) -> Interval:
    """Resample questions, the same for both sides (Efron and Tibshirani 1993, percentile interval).

    Args:
        scorer: turns sums of rows into the measure.
        left: float64 [n, k], rows of the same n questions; those that a side does not owe are zeros.
        right: float64 [n, k].
        resamples: how often.
    """
    count = len(left)
    weights = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), size=resamples).astype(float)
    differences = scorer.total(weights @ right) - scorer.total(weights @ left)
    low, high = np.nanquantile(differences, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    observed = scorer.total(right.sum(axis=0)) - scorer.total(left.sum(axis=0))
    return Interval(float(observed), float(low), float(high))


def comparison_lines(left: Run, right: Run, differences: Sequence[Difference]) -> list[str]:
    """Lay the differences out: one line a measure, a star where the interval leaves out 0, then the flips."""
    lines = [f"A  {left.name}", f"B  {right.name}", "", f"{'measure':16} {'A':>7} {'B':>7} {'B - A':>8}  95% interval"]
    for difference in differences:
        interval = difference.interval
        lines.append(
            f"{difference.measure!s:16} {difference.left:7.4f} {difference.right:7.4f} {interval.difference:+8.4f}"
            f"  [{interval.low:+.4f}, {interval.high:+.4f}]{' *' if interval.clear else ''}"
        )
    for difference in differences:
        for word, ids in (("better in B", difference.gained), ("worse in B", difference.lost)):
            if ids:
                lines.append(f"{difference.measure}, {word} ({len(ids)}): {' '.join(ids)}")
    return lines
