"""The baselines, which rank passages and do nothing else: BM25, and paragraph vectors in a flat index.

The first passage is quoted whole; there is never a figure and never a refusal.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

import bm25s
import faiss
import jieba
import numpy as np
from numpy.typing import NDArray

from eval.response import FoundPassage, FoundQuote, Response
from eval.sets import SourcePassage
from index import Encoder

PassageScores = NDArray[np.float32]


class RankedSystem:
    """Passages in the order of a score.

    Args:
        scores: float32 [passages] for a question, higher is better.
    """

    def __init__(
        self,
        name: str,
        passages: Sequence[SourcePassage],
        scores: Callable[[str], PassageScores],
        settings: dict[str, str],
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
    ranked = tuple(FoundPassage(passage.report, passage.paragraph, passage.text, score) for passage, score in pairs)
    return Response(
        answered=True,
        confidence=0.5,
        passages=ranked,
        quotes=tuple(FoundQuote(first.report, first.paragraph, first.text) for first in ranked[:1]),
        figures=(),
        answer=ranked[0].text if ranked else "",
        reason="",
        took_ms=took_ms,
        client_ms=took_ms,
    )


def bm25_system(passages: Sequence[SourcePassage]) -> RankedSystem:
    """Index paragraphs cut into jieba words, as a newcomer would: bm25s' defaults over jieba's dictionary."""
    jieba.setLogLevel(logging.WARNING)
    vocabulary: dict[str, int] = {}
    texts = [[vocabulary.setdefault(word, len(vocabulary)) for word in _words(p.text)] for p in passages]
    index = bm25s.BM25()
    index.index((texts, vocabulary), show_progress=False)

    def scores(question: str) -> PassageScores:
        words = [vocabulary[word] for word in _words(question) if word in vocabulary]
        if not words:
            return np.zeros(len(passages), np.float32)
        return np.asarray(index.get_scores_from_ids(words), np.float32)

    return RankedSystem("bm25", passages, scores, {"tokens": "jieba", "grain": "paragraph"})


def _words(text: str) -> list[str]:
    """Cut as for search engines: long words, and the words inside them; no punctuation."""
    return [word for word in jieba.lcut_for_search(text.lower()) if word[0].isalnum()] or [" "]


def dense_system(passages: Sequence[SourcePassage], encoder: Encoder) -> RankedSystem:
    """Embed the paragraphs with our encoder and index them with FAISS."""
    vectors = np.ascontiguousarray(encoder.passages([passage.text for passage in passages]), np.float32)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)

    def scores(question: str) -> PassageScores:
        cosines, rows = index.search(np.ascontiguousarray(encoder.queries([question]), np.float32), index.ntotal)
        ordered = np.empty(index.ntotal, np.float32)
        ordered[rows[0]] = cosines[0]
        return ordered

    return RankedSystem("dense", passages, scores, {"encoder": encoder.name, "grain": "paragraph"})
