"""A question about one report as it is taught: what answers it, and the segments that it may be shown with."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from corpus import Figure
from eval.learn.cross_encoder.labels import ANSWERS, Labels
from eval.learn.cross_encoder.segmented import SegmentedReport, SegmentKey

# Segments of one step: those that answer at most, the nearest others at least.
_RIGHT, _NEAREST = 4, 2


@dataclass(frozen=True, slots=True)
class Example:
    """A question.

    Attributes:
        kind: where it comes from, or what is asked for.
        labels: none where the report has no answer.
        segments: those that a search finds, best first.
    """

    question: str
    report: str
    kind: str
    segments: tuple[SegmentKey, ...]
    labels: Labels = field(default_factory=Labels)

    @property
    def answerable(self) -> bool:
        """Tell whether the report has an answer."""
        return bool(self.labels.answering)

    def answers(self, report: SegmentedReport) -> list[str]:
        """Return the clauses that answer."""
        return [
            report.segments[key].clause_text(clause)
            for key in self.labels.answering
            for clause, mark in zip(report.segments[key].segment.clauses, self.labels.clauses[key], strict=True)
            if mark == ANSWERS
        ]

    def figures(self, report: SegmentedReport) -> list[Figure]:
        """Return the figures that answer."""
        return [
            figure
            for key in self.labels.answering
            for figure, mark in zip(report.segments[key].figures, self.labels.figures[key], strict=True)
            if mark == ANSWERS
        ]

    def shown(self, negatives: int, chance: random.Random) -> list[SegmentKey]:
        """Choose the segments of a step: those that answer, the nearest others, and some of the rest.

        Args:
            negatives: segments that do not answer beside one that does; of several that do, as many fewer.
            chance: draws the rest.
        """
        place = {key: number for number, key in enumerate(self.segments)}
        right = sorted(self.labels.answering, key=lambda key: place.get(key, len(place)))[:_RIGHT]
        others = [key for key in self.segments if key not in right]
        wanted = max(_NEAREST, negatives + 1 - len(right))
        if wanted >= len(others):
            return right + others
        return right + others[:_NEAREST] + chance.sample(others[_NEAREST:], wanted - _NEAREST)
