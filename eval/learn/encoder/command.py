"""What `python -m index train` does; it needs the packages of requirements-dev.txt."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from corpus import Library
from eval.learn.encoder.examples import examples
from eval.learn.encoder.measure import dense_ranks
from eval.learn.encoder.questions import Sources, TrainingQuestion, read_questions
from eval.learn.encoder.trainer import Recipe
from eval.learn.encoder.trainer import train as run
from eval.learn.fitting import quality
from eval.learn.gold import GoldQuestion, read_gold
from index.encoder.builtin import Release, builtin_release, ensure_builtin
from index.encoder.onnx import OnnxEncoder


def train(options: argparse.Namespace) -> None:
    """Train an adapter; print how the encoder alone ranks what it was not trained on, before and after.

    Raises:
        IndexingError: a file is missing or malformed.
    """
    questions = read_questions(options.questions)
    held = [question for question in questions if any(place in question.report for place in options.hold_out)]
    recipe = _recipe(options)
    known = [question for question in questions if question not in held]
    found = examples(known, options.reports, recipe.seed)
    print(f"{len(found)} examples from {len(known)} questions; {recipe}", flush=True)
    run(found, ensure_builtin(builtin_release().adapted(None)), options.out, recipe)
    gold = _gold(held, options.reports) + [q for file in options.measure for q in read_gold(file, options.report)]
    for name, adapter in (("before", None), ("after", options.out)):
        _measure(name, builtin_release().adapted(adapter), gold, options.reports)


def _recipe(options: argparse.Namespace) -> Recipe:
    given = {name: getattr(options, name) for name in ("strength", "epochs", "seed", "bf16")}
    return Recipe(**{name: value for name, value in given.items() if value is not None})


def _gold(held: Sequence[TrainingQuestion], folder: Path) -> list[GoldQuestion]:
    sources = Sources(folder)
    return [
        GoldQuestion("held out", each.report, each.question, True, (each.answer.read(sources[each.report]),), ())
        for each in held
        if each.answer
    ]


def _measure(name: str, release: Release, gold: Sequence[GoldQuestion], folder: Path) -> None:
    if not gold:
        return
    encoder = OnnxEncoder.open(ensure_builtin(release))
    shelf = Library((*Library.default().folders, folder))
    reports = {report: shelf.load(report) for report in {question.report for question in gold}}
    for origin in dict.fromkeys(question.origin for question in gold):
        got = quality(dense_ranks(encoder, [q for q in gold if q.origin == origin and q.quotes], reports))
        print(f"{origin}, {name}: R@1 {got.first:.3f}, R@5 {got.in_five:.3f}, MRR {got.reciprocal:.3f}", flush=True)
