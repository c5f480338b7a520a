"""The quality rows: passages cross-validated, figures as they are."""

from __future__ import annotations

from collections.abc import Sequence

from eval.bench.row import Row
from eval.bench.subject import QUESTIONS, REPORT
from eval.gold import Question
from eval.learn.fitting import Quality, cross_validate, example, quality, signal_names
from eval.learn.gold import read_gold
from eval.processes import Running
from eval.run import Run
from eval.scores.questions import EvidenceFinder
from eval.sets import DATASETS, QuestionSet
from eval.systems.bot import report_passages
from index import Encoder, Searcher, Snapshot


def passage_rows(snapshot: Snapshot, encoder: Encoder | None, questions: QuestionSet, plain: Running) -> list[Row]:
    """Return R@1 and R@5, with weights fitted on the other folds, beside the baseline's."""
    found = cross_validated(snapshot, encoder)
    first, five = baseline_shares(snapshot, questions.questions, plain)
    return [
        Row("R@1, weights cross-validated", found.first, 0.88, first, lower=False, digits=3),
        Row("R@5, weights cross-validated", found.in_five, 0.985, five, lower=False, digits=3),
    ]


def cross_validated(snapshot: Snapshot, encoder: Encoder | None) -> Quality:
    """Rank every answerable question with weights fitted on the other folds of the same questions."""
    searcher = Searcher(snapshot, encoder)
    names = signal_names("hybrid" if encoder else "words", "paragraph")
    gold = read_gold(DATASETS / f"{QUESTIONS}.jsonl", REPORT)
    made = [example(snapshot, searcher, question, "paragraph", names) for question in gold if question.answerable]
    return quality(cross_validate([one for one in made if one]))


def baseline_shares(snapshot: Snapshot, questions: Sequence[Question], plain: Running) -> tuple[float, float]:
    """Return the baseline's R@1 and R@5 over the answerable questions."""
    finder = EvidenceFinder(report_passages(snapshot.reports))
    asked = [question for question in questions if question.answerable]
    hits = []
    for question in asked:
        relevant = finder.relevant(question)
        ranked = plain.reply({"ask": question.question})["paragraphs"]
        hits.append([f"{REPORT}:{number}" in relevant for number in ranked])
    return sum(hit[0] for hit in hits) / len(hits), sum(any(hit) for hit in hits) / len(hits)


def figure_row(run: Run) -> Row:
    """Return the figure accuracy of a run of ours."""
    return Row("figure accuracy", run.scores.totals()["FigureAcc"] or 0.0, 0.75, lower=False, digits=3)
