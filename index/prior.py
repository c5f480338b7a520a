"""What is known before anything is read: which part of which report a question is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Paragraph
from corpus.tense import heading_tense
from index.selection import Column


@dataclass(frozen=True, slots=True)
class Prior:
    """What a passage of a report is worth by its part, in log-odds: 0 is no opinion, less is less likely."""

    plan: float = 0.0
    review: float = 0.0

    def of(self, passage: Paragraph) -> float:
        """Return the worth of a passage; under a heading that is neither plan nor review, the better of both."""
        part = heading_tense(passage.section)
        return {"target": self.plan, "actual": self.review, None: max(self.plan, self.review)}[part]


def prior_scores(passages: Sequence[Paragraph], priors: Mapping[str, Prior]) -> Column:
    """Return what each passage is worth by the priors of the reports, float32 [passages]; 0 without one."""
    neutral = Prior()
    return np.array([priors.get(passage.report, neutral).of(passage) for passage in passages], np.float32)
