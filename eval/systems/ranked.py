"""What plain retrieval answers: its passages, the first of them quoted whole, never a figure, never a refusal."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.response import FoundPassage, FoundQuote, Response
from eval.sets import SourcePassage

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
        """Return the best passages, of the reports that are asked for."""
        clock = time.perf_counter()
        scores = self._scores(question)
        if reports is not None:
            scores = np.where(np.isin(self._reports, list(reports)), scores, -np.inf)
        order = [int(i) for i in np.argsort(-scores, kind="stable")[:top_k] if np.isfinite(scores[i])]
        took = (time.perf_counter() - clock) * 1000
        return ranked_response([self.passages[i] for i in order], [float(scores[i]) for i in order], took)


def ranked_response(passages: Sequence[SourcePassage], scores: Sequence[float], took_ms: float) -> Response:
    """Return passages as a response; the confidence is 0.5, since a plain retriever knows nothing of it."""
    pairs = zip(passages, scores, strict=True)
    found = tuple(FoundPassage(p.report, p.paragraph, p.text, score) for p, score in pairs)
    return Response(
        answered=True,
        confidence=0.5,
        passages=found,
        quotes=tuple(FoundQuote(p.report, p.paragraph, p.text) for p in found[:1]),
        answer=found[0].text if found else "",
        took_ms=took_ms,
        client_ms=took_ms,
    )
