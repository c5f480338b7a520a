"""The quality rows: passages cross-validated, figures as they are."""

from __future__ import annotations

from collections.abc import Sequence

from eval.bench.row import Row
from eval.bench.subject import QUESTIONS, REPORT
from eval.gold import GoldQuestion
from eval.learn.fusion import held_out_ranks, ranking_example, signal_names
from eval.learn.setup import read_questions
from eval.processes import Running
from eval.run import Run
from eval.scores.questions import EvidenceFinder
from eval.scores.ranks import RankQuality
from eval.sets import DATASETS, QuestionSet
from eval.systems.bot import report_passages
from index import Encoder, Searcher, Snapshot


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
    questions = read_questions([DATASETS / f"{QUESTIONS}.jsonl"], REPORT)
    examples = (ranking_example(snapshot, searcher, question, "paragraph", names) for question in questions)
    return RankQuality.of(held_out_ranks(names, [example for example in examples if example]))


def baseline_quality(snapshot: Snapshot, questions: Sequence[GoldQuestion], plain: Running) -> RankQuality:
    """Rank every answerable question by the baseline, which returns its first passages."""
    finder = EvidenceFinder(report_passages(snapshot.reports))
    ranks = []
    for question in (question for question in questions if question.answerable):
        relevant = finder.relevant(question)
        numbers = plain.reply({"ask": question.question})["paragraphs"]
        ranks.append(next((rank for rank, n in enumerate(numbers, 1) if f"{REPORT}:{n}" in relevant), None))
    return RankQuality.of(ranks)


def figure_row(run: Run) -> Row:
    """Return the figure accuracy of a run of ours."""
    return Row("figure accuracy", run.scores.totals()["FigureAcc"] or 0.0, 0.75, lower=False, digits=3)
