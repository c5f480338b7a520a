"""Responses to questions laid beside the gold: which passages, figures and quotes are right; and their measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.text.overlap import squeeze
from eval.gold import GoldQuestion
from eval.matching import FigureCount, count_figures, grade, is_right, quote_hit
from eval.measures import Measure, measures_of
from eval.response import Response
from eval.scorer import (
    Array,
    Scorer,
    Scores,
    calibration_rows,
    expected_calibration_error,
    f1,
    mean,
    mean_rows,
    ratio,
    share_of,
)
from eval.scores.ranks import retrieval_values
from eval.sets import SourcePassage


@dataclass(frozen=True, slots=True)
class Judged:
    """One question of a run.

    Attributes:
        grades: for each passage of the response, how relevant it is; 0 also where it was returned before.
        unfound: id and grade of the relevant passages that the response does not hold.
    """

    question: GoldQuestion
    response: Response
    grades: tuple[int, ...]
    unfound: tuple[tuple[str, int], ...]

    @property
    def rank(self) -> int | None:
        """Return the rank, from 1, of the first passage with evidence; None when there is none."""
        return next((rank for rank, grade in enumerate(self.grades, 1) if grade), None)

    def figures(self, strict: bool = False) -> FigureCount:
        """Count the figures of the answer against the gold ones."""
        return count_figures(self.response.figures, self.question.figures, strict)

    @property
    def quoted(self) -> bool:
        """Say whether some quote hits."""
        return quote_hit(self.response.quotes, self.question.evidence)

    @property
    def right(self) -> bool:
        """Say whether the response is right: the answer, or the refusal."""
        if self.response.error or self.response.answered != self.question.answerable:
            return False
        return not self.question.answerable or is_right(self.question, self.response.figures, self.response.quotes)


def judge(question: GoldQuestion, response: Response, relevant: Mapping[str, int] | None = None) -> Judged:
    """Judge a response; `relevant` holds the grade of every passage of the collection that has evidence, by id."""
    seen: set[str] = set()
    grades = []
    for passage in response.passages:
        grades.append(0 if passage.id in seen else grade(passage, question.evidence))
        seen.add(passage.id)
    unfound = [item for item in (relevant or {}).items() if item[0] not in seen]
    return Judged(question, response, tuple(grades), tuple(unfound))


class EvidenceFinder:
    """Finds evidence in a collection; white space is taken out of its texts once."""

    def __init__(self, passages: Iterable[SourcePassage]) -> None:
        self._by_report: dict[str, list[tuple[str, str]]] = {}
        for passage in passages:
            self._by_report.setdefault(passage.report, []).append((passage.id, squeeze(passage.text)))

    def relevant(self, question: GoldQuestion) -> dict[str, int]:
        """Return the grade of each passage that holds evidence of a question, by its id."""
        grades: dict[str, int] = {}
        for evidence in question.evidence:
            quote = squeeze(evidence.quote)
            for name, text in self._searched(evidence.report):
                if quote in text:
                    grades[name] = max(evidence.grade, grades.get(name, 0))
        return grades

    def _searched(self, report: str) -> list[tuple[str, str]]:
        if report:
            return self._by_report.get(report, [])
        return [passage for passages in self._by_report.values() for passage in passages]


def unknown_reports(questions: Sequence[GoldQuestion], passages: Iterable[SourcePassage]) -> list[str]:
    """Return the reports that evidence names and the passages lack, sorted."""
    named = {evidence.report for question in questions for evidence in question.evidence if evidence.report}
    return sorted(named - {passage.report for passage in passages})


def question_scores(judged: Sequence[Judged]) -> Scores[Judged]:
    """Return the usual measures of some questions."""
    return Scores.of(measures_of("questions"), QUESTION_SCORERS, judged)


def _answerable(judged: Judged) -> bool:
    return judged.question.answerable


def _unanswerable(judged: Judged) -> bool:
    return not judged.question.answerable


def _has_figures(judged: Judged) -> bool:
    return judged.question.answerable and bool(judged.question.figures)


def _always(judged: Judged) -> bool:
    return True


def _answered(judged: Judged) -> bool:
    return judged.response.answered


def _refused(judged: Judged) -> bool:
    return not judged.response.answered


def _withheld(judged: Judged) -> bool:
    """A failure withholds an answer just as a refusal does."""
    return not judged.response.answered or bool(judged.response.error)


def _retrieval() -> Scorer[Judged]:
    return Scorer(_answerable, lambda measure, judged: mean_rows(retrieval_values(measure, judged)), mean)


def _figure_items(_: Measure, judged: Sequence[Judged]) -> Array:
    counts = [outcome.figures() for outcome in judged]
    return np.array([[count.shared, count.returned, count.gold] for count in counts], np.float64)


def _refusals(_: Measure, judged: Sequence[Judged]) -> Array:
    """Columns: refused and all unanswerable ones, wrongly refused and all answerable ones."""
    rows = [
        (0, 0, _withheld(outcome), 1) if outcome.question.answerable else (_refused(outcome), 1, 0, 0)
        for outcome in judged
    ]
    return np.array(rows, np.float64)


def _balanced(sums: Array) -> Array:
    return (ratio(sums[..., 0], sums[..., 1]) + 1 - ratio(sums[..., 2], sums[..., 3])) / 2


def _each_refusal(rows: Array) -> Array:
    return rows[..., 0] + rows[..., 3] - rows[..., 2]


def _calibration(owed: Callable[[Judged], bool]) -> Scorer[Judged]:
    def rows(_: Measure, judged: Sequence[Judged]) -> Array:
        return calibration_rows(
            [outcome.response.confidence for outcome in judged], [outcome.right for outcome in judged]
        )

    return Scorer(owed, rows, expected_calibration_error, expected_calibration_error)


QUESTION_SCORERS: dict[str, Scorer[Judged]] = {
    "R": _retrieval(),
    "MRR": _retrieval(),
    "nDCG": _retrieval(),
    "FigureAcc": share_of(_has_figures, lambda judged: judged.figures().exact),
    "FigureAccStrict": share_of(_has_figures, lambda judged: judged.figures(strict=True).exact),
    "FigureF1": Scorer(_has_figures, _figure_items, f1),
    "QuoteHit": share_of(_answerable, lambda judged: judged.quoted),
    "Refused": share_of(_unanswerable, _refused),
    "WronglyRefused": share_of(_answerable, _withheld),
    "RefusalBalanced": Scorer(_always, _refusals, _balanced, _each_refusal),
    "ECE": _calibration(_always),
    "ECEAnswered": _calibration(_answered),
}
