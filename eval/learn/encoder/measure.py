"""How well an encoder alone finds the passage that answers: its best clause or sentence, no words, no fusion."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from corpus import Report
from eval.learn.gold import GoldQuestion
from index.embedding_cache import embed
from index.encoder import Encoder
from index.granularity import grains_of

_GRAINS = ("clause", "sentence")


def dense_ranks(encoder: Encoder, gold: Sequence[GoldQuestion], reports: Mapping[str, Report]) -> list[int]:
    """Return for each question the rank, from 1, of the first passage of its report that holds a quote.

    A passage is as near as the nearest of its clauses and sentences. Questions without quotes in their report are left
    out, so that the list may be shorter.
    """
    ranks: list[int] = []
    for name in dict.fromkeys(question.report for question in gold):
        asked = [question for question in gold if question.report == name]
        ranks += _ranks(encoder, asked, reports[name])
    return ranks


def _ranks(encoder: Encoder, gold: Sequence[GoldQuestion], report: Report) -> list[int]:
    grains = grains_of(report.paragraphs, ())
    vectors = embed(encoder, grains, quiet=True)
    owner = np.concatenate([grains[grain].owner for grain in _GRAINS])
    cosines = (
        encoder.queries([question.text for question in gold]) @ np.concatenate([vectors[grain] for grain in _GRAINS]).T
    )
    squeezed = [_squeeze(paragraph.text) for paragraph in report.paragraphs]
    ranks = []
    for question, row in zip(gold, cosines, strict=True):
        scores = np.full(len(squeezed), -1.0)
        np.maximum.at(scores, owner, row)
        right = np.array([any(_squeeze(quote) in text for quote in question.quotes) for text in squeezed])
        if right.any():
            ranks.append(1 + int((scores > scores[right].max()).sum()))
    return ranks


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)
