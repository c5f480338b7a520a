"""Learning the fusion of signals: which passage, and which clause of all, holds the evidence of a question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tqdm import tqdm

from corpus.text.spans import touching
from eval.learn.fitting import L2, RankingExample, deal, fit_ranking, held_out
from eval.learn.setup import LocatedQuestion, TrainingSetup
from eval.scores.ranks import RankQuality
from index import Searcher, Snapshot, fusion
from index.signals import DENSE_SIGNALS, WORD_SIGNALS
from qa.linear import WeightsFile
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import AsWritten

WEIGHTS = WeightsFile(fusion.WEIGHTS, "python -m eval learn fusion")
FOLDS = 10
_SEED = 0


def fit_fusions(setup: TrainingSetup) -> None:
    """Fit the fusions of passages and clauses for both modes, print their cross-validated quality, store them."""
    reader = QuestionReader(Directory(setup.reports), AsWritten())
    answerable = [question for question in setup.questions if question.quotes]
    for mode, searchers in setup.searchers.items():
        for grain in ("paragraph", "clause"):
            names = signal_names(mode, grain)
            examples = {
                question: example
                for question in tqdm(answerable, desc=f"{mode} {grain}s")
                if (example := ranking_example(*searchers[question.report], reader, question, grain, names))
            }
            quality = _held_out_quality(names, examples)
            model = fit_ranking(names, list(examples.values())).rounded()
            encoders = sorted({snapshot.manifest.encoder for snapshot, _ in searchers.values()})
            made = {"by": WEIGHTS.made_by, "encoders": encoders, "l2": L2, "held_out": quality}
            WEIGHTS.store(model.record() | {"made": made}, f"{mode}_{grain}s")
            print(f"{mode} {grain}s: {quality}")


def ranking_example(
    snapshot: Snapshot,
    searcher: Searcher,
    reader: QuestionReader,
    question: LocatedQuestion,
    grain: str,
    names: Sequence[str],
) -> RankingExample | None:
    """Turn a question into an example at a grain, "paragraph" or "clause"; None if nothing of its report is right."""
    selection = searcher.select([question.report])
    spans, rows = snapshot.grains[grain], selection.spans[grain].rows
    evidence = {passage: question.evidence_in(snapshot.passages[passage].text) for passage in {*spans.owner[rows]}}
    right = [bool(touching(evidence[spans.owner[row]], spans.spans[row])) for row in rows]
    if not any(right):
        return None
    signals = searcher.signals(reader.read(question.gold.question, [question.report]).words, selection)
    columns = signals.passages if grain == "paragraph" else signals.clauses
    return RankingExample(np.stack([fusion.standardise(columns[name]) for name in names], axis=1), np.array(right))


def held_out_ranks(names: Sequence[str], examples: Sequence[RankingExample]) -> list[int]:
    """Return each example's rank of the right candidate, from 1, with weights fitted on the other folds."""
    return held_out(
        deal(range(len(examples)), FOLDS, _SEED),
        lambda fold: fit_ranking(names, [examples[i] for i in fold.others]),
        lambda model, i: examples[i].rank(model),
    )


def signal_names(mode: str, grain: str) -> tuple[str, ...]:
    """Return the signals that a mode ("hybrid" or "words") has at a grain ("paragraph" or "clause")."""
    names = WORD_SIGNALS + (DENSE_SIGNALS if mode == "hybrid" else ())
    return names if grain == "paragraph" else tuple(name for name in names if "clause" in name)


def _held_out_quality(
    names: Sequence[str], examples: dict[LocatedQuestion, RankingExample]
) -> dict[str, dict[str, float]]:
    """Return the quality on each file's questions, with weights fitted on the other folds of all."""
    ranks = held_out_ranks(names, list(examples.values()))
    table = {}
    for origin in dict.fromkeys(question.origin for question in examples):
        some = [rank for question, rank in zip(examples, ranks, strict=True) if question.origin == origin]
        quality = RankQuality.of(some)
        values = {"R@1": quality.first, "R@5": quality.in_five, "MRR": quality.reciprocal}
        table[origin] = {name: round(value, 4) for name, value in values.items()} | {"folds": FOLDS}
    return table
