"""What plain retrieval answers: its passages, the first of them quoted whole, never a figure, never a refusal."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.collection import SourcePassage
from eval.response import FoundPassage, FoundQuote, Response

Scores = NDArray[np.float32]


class RankedSystem:
    """Passages in the order of a score.

    Args:
        scores: float32 [passages] for a question, higher is better.
    """

    def __init__(
        self, name: str, passages: Sequence[SourcePassage], scores: Callable[[str], Scores], settings: dict[str, str]
    ) -> None:
        self.name = name
        self.passages = tuple(passages)
        self.settings = settings
        self._scores = scores
        self._reports = np.array([passage.report for passage in passages], dtype=object)

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Return the best passages; the confidence is 0.5, since a plain retriever knows nothing of it."""
        clock = time.perf_counter()
        scores = self._scores(question)
        if reports is not None:
            scores = np.where(np.isin(self._reports, list(reports)), scores, -np.inf)
        order = [i for i in np.argsort(-scores, kind="stable")[:top_k] if np.isfinite(scores[i])]
        found = tuple(self._found(i, float(scores[i])) for i in order)
        took = (time.perf_counter() - clock) * 1000
        quotes = tuple(FoundQuote(p.report, p.paragraph, p.text) for p in found[:1])
        return Response(True, 0.5, found, quotes, answer=found[0].text if found else "", took_ms=took, client_ms=took)

    def _found(self, position: int, score: float) -> FoundPassage:
        passage = self.passages[position]
        return FoundPassage(passage.report, passage.paragraph, passage.text, score)
