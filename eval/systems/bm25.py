"""The BM25 baseline: paragraphs cut into jieba words, as a newcomer would set it up."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import bm25s
import jieba
import numpy as np

from eval.sets import SourcePassage
from eval.systems.ranked import RankedSystem, Scores


def bm25_system(passages: Sequence[SourcePassage]) -> RankedSystem:
    """Index the passages with bm25s' defaults over jieba's default dictionary."""
    jieba.setLogLevel(logging.WARNING)
    vocabulary: dict[str, int] = {}
    texts = [[vocabulary.setdefault(word, len(vocabulary)) for word in _words(p.text)] for p in passages]
    index = bm25s.BM25()
    index.index((texts, vocabulary), show_progress=False)

    def scores(question: str) -> Scores:
        known = [vocabulary[word] for word in _words(question) if word in vocabulary]
        return (
            np.asarray(index.get_scores_from_ids(known), np.float32) if known else np.zeros(len(passages), np.float32)
        )

    return RankedSystem("bm25", passages, scores, {"tokens": "jieba", "grain": "paragraph"})


def _words(text: str) -> list[str]:
    """Cut as for search engines: long words, and the words inside them; no punctuation."""
    return [word for word in jieba.lcut_for_search(text.lower()) if word[0].isalnum()] or [" "]
