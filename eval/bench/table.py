"""The bench: every row, in one run; here those of quality: passages cross-validated, figures as they are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from tqdm import tqdm

from eval.bench.baseline import baseline_command
from eval.bench.row import Row, bench_page
from eval.bench.times import READY, SERVER, conversion_row, encoding_row, question_rows, server_rows, shell_row, url_of
from eval.errors import UnavailableError
from eval.gold import GoldQuestion
from eval.learn.fusion import held_out_ranks, ranking_example, signal_names
from eval.learn.setup import read_questions
from eval.processes import Running, running
from eval.run import Run
from eval.runner import Options, run_set
from eval.scores.questions import EvidenceFinder
from eval.scores.ranks import RankQuality
from eval.sets import DATASETS, SHIPPED, QuestionSet, open_set
from eval.systems.bot import BotSystem, report_passages
from eval.systems.http import HttpSystem
from index import Encoder, Searcher, Snapshot, load_encoder, open_published
from index.encoder.builtin import builtin_release, ensure_builtin
from qa import Bot
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import AsWritten

# The questions about the shipped report.
QUESTIONS = "questions_dev"


def run_bench() -> str:
    """Measure everything and return the table as Markdown.

    Raises:
        ReportQAError: there is no index, or no encoder to compare with the baseline's.
    """
    encoder = load_encoder()
    if encoder is None:
        raise UnavailableError("the bench compares encoders; unset EMBEDDER")
    with tempfile.TemporaryDirectory() as folder:
        steps = _rows(encoder, ensure_builtin(builtin_release()), Path(folder))
        return bench_page([row for rows in tqdm(steps, total=5, desc="bench", unit="step") for row in rows])


def _rows(encoder: Encoder, model: Path, work: Path) -> Iterator[list[Row]]:
    questions, snapshot = open_set(QUESTIONS), open_published()
    system = BotSystem(Bot.over(snapshot, encoder))
    with ExitStack() as stack:
        plain = stack.enter_context(running(baseline_command(model, work), "ready"))
        server = stack.enter_context(running(SERVER, READY))
        over_http = stack.enter_context(closing(HttpSystem.open(url_of(server.ready_line))))
        quality = passage_rows(snapshot, encoder, questions, plain)
        yield [*quality, figure_row(run_set(system, questions, Options(quiet=True)))]
        yield question_rows(system, over_http, questions.questions, plain)
        yield [encoding_row(snapshot, encoder, model, plain)]
    yield [shell_row(model, work), *server_rows(list(questions.questions), model, work)]
    yield [conversion_row()]


def passage_rows(snapshot: Snapshot, encoder: Encoder | None, questions: QuestionSet, plain: Running) -> list[Row]:
    """Return R@1 and R@5, with weights fitted on the other folds, beside the baseline's."""
    ours, theirs = cross_validated(snapshot, encoder), baseline_quality(snapshot, questions.questions, plain)
    return [
        Row("R@1, weights cross-validated", ours.first, 0.88, theirs.first, lower=False, digits=3),
        Row("R@5, weights cross-validated", ours.in_five, 0.985, theirs.in_five, lower=False, digits=3),
    ]


def cross_validated(snapshot: Snapshot, encoder: Encoder | None) -> RankQuality:
    """Rank every answerable question with weights fitted on the other folds of the same questions."""
    searcher = Searcher(snapshot, encoder)
    names = signal_names("hybrid" if encoder else "words", "paragraph")
    reader = QuestionReader(Directory(snapshot.reports), AsWritten())
    questions = read_questions([DATASETS / f"{QUESTIONS}.jsonl"], SHIPPED)
    examples = (ranking_example(snapshot, searcher, reader, question, "paragraph", names) for question in questions)
    return RankQuality.of(held_out_ranks(names, [example for example in examples if example]))


def baseline_quality(snapshot: Snapshot, questions: Sequence[GoldQuestion], plain: Running) -> RankQuality:
    """Rank every answerable question by the baseline, which returns its first passages."""
    finder = EvidenceFinder(report_passages(snapshot.reports))
    ranks = []
    for question in (question for question in questions if question.answerable):
        relevant = finder.relevant(question)
        numbers = plain.reply({"ask": question.question})["paragraphs"]
        ranks.append(next((rank for rank, n in enumerate(numbers, 1) if f"{SHIPPED}:{n}" in relevant), None))
    return RankQuality.of(ranks)


def figure_row(run: Run) -> Row:
    """Return the figure accuracy of a run of ours."""
    return Row("figure accuracy", run.scores.totals()["FigureAcc"] or 0.0, 0.75, lower=False, digits=3)
