"""Scores of a run: every measure over all questions, over each type and over each style."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from eval.measures import Measure
from eval.scorer import Scorer, Table

Scored = TypeVar("Scored")


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


def _labelled(labels: Sequence[str], group: str) -> Callable[[int], bool]:
    return lambda position: labels[position] == group
