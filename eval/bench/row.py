"""A row of the bench, one measurement beside its goal and its baseline, and the page of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.provenance import Machine, commit
from eval.tables import table

HEAD = ("what", "ours", "goal", "reached", "baseline", "ours / baseline")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    Attributes:
        goal: what must be reached; None where none was set.
        baseline: the same of the plain baseline; None where it has no such thing.
        lower: True where lower is better.
        least_ratio: the goal for ours over baseline, where that is what must be reached (at most it, where lower).
        digits: after the point.
    """

    what: str
    ours: float
    goal: float | None
    baseline: float | None = None
    unit: str = ""
    lower: bool = True
    least_ratio: float | None = None
    digits: int = 1

    @property
    def ratio(self) -> float | None:
        """Return ours over the baseline."""
        return self.ours / self.baseline if self.baseline else None

    @property
    def reached(self) -> bool:
        """Say whether every goal that was set is reached."""
        pairs = [(self.ours, self.goal), (self.ratio, self.least_ratio)]
        checked = [(value, goal) for value, goal in pairs if value is not None and goal is not None]
        return all(value <= goal if self.lower else value >= goal for value, goal in checked)

    def cells(self) -> tuple[str, ...]:
        """Return the row as texts, in the order of HEAD."""
        bound = "at most" if self.lower else "at least"
        goals = [] if self.goal is None else [f"{bound} {self._shown(self.goal)}"]
        goals += [] if self.least_ratio is None else [f"{bound} {self.least_ratio:g} × baseline"]
        return (
            self.what,
            self._shown(self.ours),
            ", ".join(goals) or "–",
            ("yes" if self.reached else "no") if goals else "–",
            "–" if self.baseline is None else self._shown(self.baseline),
            "–" if self.ratio is None else f"{self.ratio:.2f}",
        )

    def _shown(self, value: float) -> str:
        return f"{value:,.{self.digits}f} {self.unit}".rstrip()


def bench_page(rows: Sequence[Row]) -> str:
    """Return the table with the machine and the command that made it."""
    lines = table(HEAD, [row.cells() for row in rows])
    return _PAGE.format(commit=commit(), machine=Machine.here(), table=lines)


_PAGE = """# Bench

`make bench` (`python -m eval bench`) at {commit}; {machine}.

The baseline is what a newcomer would build: sentence-transformers on torch float32 with the same model folder, one
vector a paragraph, a flat FAISS index. It is measured in the same run, by turns with ours where both are timed.

{table}
"""
