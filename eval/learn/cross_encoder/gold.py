"""The training questions as examples: their answers found in the report, the candidates of a search beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import MarkedQuotes
from eval.learn.cross_encoder.segmented import SegmentedReport, SegmentKey
from eval.learn.pointers import ReportTexts
from eval.learn.training_questions import TrainingQuestion


def gold_examples(
    questions: Sequence[TrainingQuestion],
    reports: Mapping[str, SegmentedReport],
    candidates: Mapping[str, Sequence[SegmentKey]],
    folder: Path,
) -> list[Example]:
    """Return the questions as examples, in their order, without those whose answer stands in no paragraph.

    Args:
        questions: about the reports.
        reports: by id.
        candidates: of each question, by its id, best first.
        folder: of the reports' files, which the questions point into.

    Raises:
        UnavailableError: a report is not the one that a question was written over.
    """
    sources, examples = ReportTexts(folder), list[Example]()
    for question in questions:
        quotes = [sources.quote(f"question {question.id}", question.report, answer) for answer in question.answers]
        labels = MarkedQuotes(quotes, question.figures).labels(reports[question.report])
        if bool(labels.answering) == bool(quotes):
            shown = tuple(candidates[question.id])
            examples.append(Example(question.question, question.report, question.kind, shown, labels))
    return examples
