"""A response laid beside its gold: which passages are right, which figures, which quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.gold import Question
from eval.matching import distinct, grade, quote_hit, shared_figures, squeeze
from eval.response import Response
from eval.sets import SourcePassage


@dataclass(frozen=True, slots=True)
class FigureCount:
    """How many figures agree, as sets."""

    shared: int
    found: int
    gold: int

    @property
    def exact(self) -> bool:
        """Say whether both sets are the same."""
        return self.shared == self.found == self.gold


@dataclass(frozen=True, slots=True)
class Judged:
    """One question of a run.

    Attributes:
        grades: for each passage of the response, how relevant it is; 0 also where it was returned before.
        unfound: id and grade of the relevant passages that the response does not hold.
    """

    question: Question
    response: Response
    grades: tuple[int, ...]
    unfound: tuple[tuple[str, int], ...]

    @property
    def rank(self) -> int | None:
        """Return the rank, from 1, of the first passage with evidence; None when there is none."""
        return next((rank for rank, grade in enumerate(self.grades, 1) if grade), None)

    def figures(self, strict: bool = False) -> FigureCount:
        """Count the figures of the answer against the gold ones."""
        found, gold = self.response.figures, self.question.figures
        return FigureCount(
            shared_figures(found, gold, strict), len(distinct(found, strict)), len(distinct(gold, strict))
        )

    @property
    def quoted(self) -> bool:
        """Say whether some quote hits."""
        return quote_hit(self.response.quotes, self.question.evidence)

    @property
    def right(self) -> bool:
        """Say whether the response is right: the figures where there are gold ones, else a quote; or the refusal."""
        if self.response.error or self.response.answered != self.question.answerable:
            return False
        if not self.question.answerable:
            return True
        return self.figures().exact if self.question.figures else self.quoted


def judge(question: Question, response: Response, relevant: Mapping[str, int] | None = None) -> Judged:
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

    def relevant(self, question: Question) -> dict[str, int]:
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


def unknown_reports(questions: Sequence[Question], passages: Iterable[SourcePassage]) -> list[str]:
    """Return the reports that evidence names and the passages lack, sorted."""
    named = {evidence.report for question in questions for evidence in question.evidence if evidence.report}
    return sorted(named - {passage.report for passage in passages})
