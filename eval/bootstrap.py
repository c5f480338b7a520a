"""The paired bootstrap: how sure a difference of two systems over the same questions is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.scorer import Array, Scorer

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


def paired_bootstrap(scorer: Scorer[object], left: Array, right: Array, resamples: int = RESAMPLES) -> Interval:
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
