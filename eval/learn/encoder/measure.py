"""How well an encoder alone finds the passage that answers: its best clause or sentence, no words, no fusion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus import Report
from corpus.text.overlap import squeeze
from eval.gold import GoldEvidence, GoldQuestion
from eval.learn.pointers import ReportTexts
from eval.learn.setup import LocatedQuestion, load_reports
from eval.learn.training_questions import TrainingQuestion
from eval.scores.ranks import RankQuality, best_rank
from index.embedding_cache import embed
from index.encoder import Encoder
from index.encoder.builtin import Release, ensure_builtin
from index.encoder.onnx import OnnxEncoder
from index.granularity import grains_of

_GRAINS = ("clause", "sentence")


def pointed_questions(questions: Sequence[TrainingQuestion], folder: Path) -> list[LocatedQuestion]:
    """Return the answerable ones with the texts that they point at, as gold questions."""
    sources = ReportTexts(folder)
    return [
        LocatedQuestion(
            GoldQuestion(
                pointed.id,
                pointed.question,
                True,
                tuple(GoldEvidence(answer.read(sources[pointed.report])) for answer in pointed.answers),
            ),
            pointed.report,
            "held out",
        )
        for pointed in questions
        if pointed.answers
    ]


def encoder_lines(name: str, release: Release, questions: Sequence[LocatedQuestion], folder: Path) -> Iterator[str]:
    """Say how well a release of the encoder ranks the questions of each origin, a line each, headed by a name."""
    if not questions:
        return
    encoder = OnnxEncoder.open(ensure_builtin(release))
    names = sorted({question.report for question in questions})
    reports = {report.id: report for report in load_reports(names, folder)}
    for origin in dict.fromkeys(question.origin for question in questions):
        some = [question for question in questions if question.origin == origin and question.quotes]
        quality = RankQuality.of(dense_ranks(encoder, some, reports))
        values = f"R@1 {quality.first:.3f}, R@5 {quality.in_five:.3f}, MRR {quality.reciprocal:.3f}"
        yield f"{origin}, {name}: {values}"


def dense_ranks(encoder: Encoder, questions: Sequence[LocatedQuestion], reports: Mapping[str, Report]) -> list[int]:
    """Return for each question the rank, from 1, of the first passage of its report that holds a quote.

    A passage is as near as the nearest of its clauses and sentences. Questions without quotes in their report are left
    out, so that the list may be shorter.
    """
    names = dict.fromkeys(question.report for question in questions)
    by_report = {name: [question for question in questions if question.report == name] for name in names}
    return [rank for name, some in by_report.items() for rank in _ranks(encoder, some, reports[name])]


def _ranks(encoder: Encoder, questions: Sequence[LocatedQuestion], report: Report) -> list[int]:
    grains = grains_of(report.paragraphs, ())
    vectors = embed(encoder, grains, quiet=True)
    owner = np.concatenate([grains[grain].owner for grain in _GRAINS])
    texts = encoder.queries([question.gold.question for question in questions])
    cosines = texts @ np.concatenate([vectors[grain] for grain in _GRAINS]).T
    squeezed = [squeeze(paragraph.text) for paragraph in report.paragraphs]
    ranks = []
    for question, row in zip(questions, cosines, strict=True):
        scores = np.full(len(squeezed), -1.0)
        np.maximum.at(scores, owner, row)
        right = np.array([any(squeeze(quote) in text for quote in question.quotes) for text in squeezed])
        if right.any():
            ranks.append(best_rank(scores, right))
    return ranks
