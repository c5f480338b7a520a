"""Training questions, which point at their answers in the reports instead of repeating them.

A line of JSON: id, report, question, answers, figures, kind, style, tempting. Answers and tempting (a clause that seems
to answer and does not) are pointers into the report's file; a question that the report does not answer has no answers.
The texts stay outside the project, and a report that is not the one that the questions were written over is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.errors import DatasetError
from eval.gold import GoldQuestion, Number, Text, read_gold, read_records
from eval.learn.pointers import Pointer, ReportTexts
from eval.sets import SHIPPED

DATA = Path(__file__).parent / "data"
# The questions that ship: those that the encoder learns from, and those that the cross-encoder learns from as well.
POINTED = DATA / "questions.jsonl"
ALL_POINTED = (POINTED, DATA / "contrast.jsonl", DATA / "structured.jsonl", DATA / "multi.jsonl")


@dataclass(frozen=True, slots=True)
class FigureValue:
    """What a figure is worth, as `GoldFigure` counts it."""

    value: Number
    unit: str


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question about one report.

    Attributes:
        answers: every clause that is known to answer; none if the report has no answer.
        figures: those that are asked for.
        kind: what is asked for (figure, list, count ...).
        style: in which words (plain, typo, english ...).
        tempting: a clause that seems to answer and does not.
    """

    id: Text
    report: Text
    question: Text
    answers: tuple[Pointer, ...]
    figures: tuple[FigureValue, ...] = ()
    kind: str = ""
    style: str = ""
    tempting: Pointer | None = None


@dataclass(frozen=True, slots=True)
class QuotedQuestion(GoldQuestion):
    """The same with the quotes themselves, as gold sets have it; `kind` where there is no `type`."""

    kind: str = ""
    tempting: str = ""

    @property
    def only_report(self) -> str:
        """Return the one report that it is about, or ""."""
        reports = {evidence.report or self.report for evidence in self.evidence} or {self.report}
        return reports.pop() if len(reports) == 1 else ""


def read_pointed(path: Path = POINTED) -> tuple[TrainingQuestion, ...]:
    """Read questions with pointers, one JSON object a line; raises DatasetError."""
    return read_gold(path, TrainingQuestion)


def write_pointed(path: Path, records: Iterable[object]) -> None:
    """Write records of a dataclass, one JSON object a line: what `read_pointed` reads."""
    lines = (json.dumps(asdict(record), ensure_ascii=False) for record in records)  # type: ignore[call-overload]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def point(gold: Path, folder: Path) -> tuple[list[TrainingQuestion], int]:
    """Turn questions with quotes into questions with pointers.

    Returns:
        Them, and how many were left out: those about several reports or none, and about the shipped one, which nothing
        is learned from.

    Raises:
        DatasetError: the file cannot be read, or a quote stands nowhere in its report.
        UnavailableError: a report is missing.
    """
    sources = ReportTexts(folder)
    pointed, left_out = list[TrainingQuestion](), 0
    for line, quoted in read_records(gold, QuotedQuestion):
        if quoted.only_report in ("", SHIPPED):
            left_out += 1
            continue
        try:
            pointed.append(_pointed(quoted, sources[quoted.only_report]))
        except ValueError as error:
            raise DatasetError(gold, line, str(error)) from error
    return pointed, left_out


def _pointed(quoted: QuotedQuestion, source: str) -> TrainingQuestion:
    return TrainingQuestion(
        quoted.id,
        quoted.only_report,
        quoted.question,
        tuple(Pointer.to(evidence.quote, source) for evidence in quoted.evidence),
        tuple(FigureValue(figure.value, figure.unit) for figure in quoted.figures),
        quoted.type or quoted.kind,
        quoted.style,
        Pointer.to(quoted.tempting, source) if quoted.tempting else None,
    )
