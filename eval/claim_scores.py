"""Verdicts on claims: the record of one, and how the measures are computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.gold import CLAIM_VERDICTS, Claim
from eval.measures import Measure
from eval.scorer import Array, Scorer, counted, mean, ratio


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with the verdict that a system gave; "" where it gave none, which is wrong."""

    claim: Claim
    verdict: str
    client_ms: float = 0.0
    error: str = ""

    @property
    def right(self) -> bool:
        """Say whether the verdict is the gold one."""
        return self.verdict == self.claim.verdict


def _confusion(_: Measure, checked: Sequence[CheckedClaim]) -> Array:
    """Columns, for each verdict in turn: right, given, gold."""
    columns = [
        (one.verdict == verdict == one.claim.verdict, one.verdict == verdict, one.claim.verdict == verdict)
        for one in checked
        for verdict in CLAIM_VERDICTS
    ]
    return np.array(columns, np.float64).reshape(len(checked), len(CLAIM_VERDICTS) * 3)


def macro_f1(sums: Array) -> Array:
    """Return the mean F1 over the verdicts that are given or gold.

    Args:
        sums: float64 [..., verdicts * 3]; of each verdict how many were right, given and gold.
    """
    counts = sums.reshape(*sums.shape[:-1], -1, 3)
    present = counts[..., 1] + counts[..., 2]
    scores = ratio(2 * counts[..., 0], present, empty=0.0)
    return ratio(scores.sum(axis=-1), (present > 0).sum(axis=-1))


def _is_right(rows: Array) -> Array:
    counts = rows.reshape(*rows.shape[:-1], -1, 3)
    return np.asarray(counts[..., 0].sum(axis=-1))


CLAIM_SCORERS: dict[str, Scorer[CheckedClaim]] = {
    "ClaimAcc": Scorer(lambda one: True, lambda _, checked: counted([one.right for one in checked]), mean),
    "ClaimF1": Scorer(lambda one: True, _confusion, macro_f1, _is_right),
}
