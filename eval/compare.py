"""Two runs of the same questions side by side: what differs, how surely, and which questions flipped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.bootstrap import Interval, paired_bootstrap
from eval.errors import RunError
from eval.measures import Measure, better
from eval.run import Run
from eval.scorer import Array, Table

# Measures whose flips are named, question by question.
FLIPS = ("R@1", "FigureAcc", "QuoteHit", "RefusalBalanced")


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of two runs, and the ids of the questions that got better and worse (for FLIPS only)."""

    measure: Measure
    left: float
    right: float
    interval: Interval
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def compare(left: Run, right: Run) -> list[Difference]:
    """Compare every measure that both owe.

    Raises:
        RunError: the runs did not ask the same questions.
    """
    ids = [one.question.id for one in left.judged]
    if [(one.question.id, one.question.question) for one in left.judged] != [
        (one.question.id, one.question.question) for one in right.judged
    ]:
        raise RunError(f"{left.name} and {right.name} did not ask the same questions; run both on one set")
    pairs = zip(left.scores.tables, right.scores.tables, strict=True)
    return [_difference(one, other, ids) for one, other in pairs if None not in (one.value(), other.value())]


def _difference(left: Table, right: Table, ids: list[str]) -> Difference:  # type: ignore[type-arg]
    interval = paired_bootstrap(left.scorer, _spread(left, len(ids)), _spread(right, len(ids)))
    gained, lost = _flips(left, right, ids) if str(left.measure) in FLIPS else ((), ())
    return Difference(left.measure, left.value() or 0.0, right.value() or 0.0, interval, gained, lost)


def _spread(table: Table, count: int) -> Array:  # type: ignore[type-arg]
    """Lay the rows out over all questions, zeros where nothing is owed."""
    rows = np.zeros((count, table.rows.shape[1]))
    rows[list(table.owners)] = table.rows
    return rows


def _flips(left: Table, right: Table, ids: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:  # type: ignore[type-arg]
    before, after = left.each(), right.each()
    both = [i for i in before if i in after]
    gained = tuple(ids[i] for i in both if better(left.measure, after[i], before[i]))
    lost = tuple(ids[i] for i in both if better(left.measure, before[i], after[i]))
    return gained, lost


def table(left: Run, right: Run, differences: list[Difference]) -> str:
    """Lay the differences out as text: one line a measure, a star where the interval leaves out 0, then the flips."""
    lines = [f"A  {left.name}", f"B  {right.name}", "", f"{'measure':16} {'A':>7} {'B':>7} {'B - A':>8}  95% interval"]
    for one in differences:
        interval = one.interval
        lines.append(
            f"{one.measure!s:16} {one.left:7.4f} {one.right:7.4f} {interval.difference:+8.4f}"
            f"  [{interval.low:+.4f}, {interval.high:+.4f}]{' *' if interval.clear else ''}"
        )
    for one in differences:
        for word, ids in (("better in B", one.gained), ("worse in B", one.lost)):
            if ids:
                lines.append(f"{one.measure}, {word} ({len(ids)}): {' '.join(ids)}")
    return "\n".join(lines)
