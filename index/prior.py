"""What is known before anything is read: which part of which report a question is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Paragraph, Tense
from corpus.figures.tense import heading_tense
from index.selection import Column, Rows

# The columns of a table of priors: the part of a report that a heading puts a passage in.
_PARTS: tuple[Tense | None, ...] = ("target", "actual", None)


@dataclass(frozen=True, slots=True)
class Prior:
    """What a passage of a report is worth by its part, in log-odds: 0 is no opinion, less is less likely."""

    plan: float = 0.0
    review: float = 0.0

    def by_part(self) -> tuple[float, float, float]:
        """Return the worth of plan, review, and what stands under a heading of neither: the better of both."""
        return self.plan, self.review, max(self.plan, self.review)


@dataclass(frozen=True, slots=True)
class PassageParts:
    """Where the passages of an index stand: int64 [passages], the place of each one's report, and of its part."""

    names: Mapping[str, int]
    report: NDArray[np.int64]
    part: NDArray[np.int64]

    @classmethod
    def of(cls, passages: Sequence[Paragraph]) -> PassageParts:
        """Read the headings of all passages once."""
        names = {name: i for i, name in enumerate(dict.fromkeys(passage.report for passage in passages))}
        parts = [_PARTS.index(heading_tense(passage.section)) for passage in passages]
        return cls(names, np.array([names[p.report] for p in passages], np.int64), np.array(parts, np.int64))

    def scores(self, passages: Rows, priors: Mapping[str, Prior]) -> Column:
        """Return what chosen passages are worth, float32 [passages]; 0 in a report without a prior."""
        table = np.zeros((len(self.names), len(_PARTS)), np.float32)
        for name, prior in priors.items():
            if (prior.plan or prior.review) and name in self.names:
                table[self.names[name]] = prior.by_part()
        return table[self.report[passages], self.part[passages]]
