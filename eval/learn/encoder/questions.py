"""Training questions, which point at their answers in the reports instead of repeating them.

A line of JSON: id, report, question, answer, and often tempting: a clause that seems to answer and does not. Answer and
tempting are pointers into the report's file, {"start", "end", "sha256"}; an unanswerable question has no answer. The
texts stay outside the project, and a report that is not the one that the questions were written over is noticed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import decode
from corpus.text.overlap import find_quote
from eval.errors import DatasetError, UnavailableError
from eval.gold import Text, Whole, read_gold, read_records

# The questions that ship.
POINTED = Path(__file__).parents[1] / "data" / "questions.jsonl"
# Hexadecimal digits of a pointer's hash: a text changed by accident passes once in 2^64.
_KEY = 16


@dataclass(frozen=True, slots=True)
class Pointer:
    """Characters start to end of a report's file, decoded, and the first digits of the SHA-256 of that text."""

    start: Whole
    end: Whole
    sha256: Text

    @classmethod
    def to(cls, quote: str, source: str) -> Pointer:
        """Point at the first place where a quote stands in a source, white space ignored.

        Raises:
            ValueError: it stands nowhere.
        """
        if (span := find_quote(source, quote)) is None:
            raise ValueError(f"{quote!r} stands nowhere in the report")
        return cls(span.start, span.end, _key(span.of(source)))

    def read(self, source: str) -> str:
        """Return the text it points at.

        Raises:
            ValueError: another text stands there.
        """
        text = source[self.start : self.end]
        if _key(text) != self.sha256:
            raise ValueError(f"characters {self.start} to {self.end} are not the text that was pointed at")
        return text


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question about one report; no answer if the report has none."""

    id: Text
    report: Text
    question: Text
    answer: Pointer | None
    tempting: Pointer | None


@dataclass(frozen=True, slots=True)
class QuotedQuestion:
    """The same with the quotes themselves; "" for none."""

    id: Text
    report: Text
    question: Text
    quote: str
    tempting: str


def read_pointed(path: Path = POINTED) -> tuple[TrainingQuestion, ...]:
    """Read questions with pointers, one JSON object a line; raises DatasetError."""
    return read_gold(path, TrainingQuestion)


def write_pointed(path: Path, questions: Iterable[TrainingQuestion]) -> None:
    """Write what `read_pointed` reads."""
    lines = (json.dumps(asdict(question), ensure_ascii=False) for question in questions)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def point(gold: Path, folder: Path) -> list[TrainingQuestion]:
    """Turn questions with quotes into questions with pointers.

    Raises:
        DatasetError: the file cannot be read, or a quote stands nowhere in its report.
        UnavailableError: a report is missing.
    """
    sources = ReportTexts(folder)
    pointed = []
    for line, quoted in read_records(gold, QuotedQuestion):
        source = sources[quoted.report]
        try:
            answer, tempting = (Pointer.to(q, source) if q else None for q in (quoted.quote, quoted.tempting))
        except ValueError as error:
            raise DatasetError(gold, line, str(error)) from error
        pointed.append(TrainingQuestion(quoted.id, quoted.report, quoted.question, answer, tempting))
    return pointed


class ReportTexts(dict[str, str]):
    """The texts of a folder's reports, characters as they are in the files, by id; read when first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, report: str) -> str:
        path = self._folder / f"{report}.txt"
        try:
            self[report] = decode(path.read_bytes())
        except OSError as error:
            raise UnavailableError(
                f"{path} cannot be read: {error.strerror}; training needs the reports that its questions are about"
            ) from error
        return self[report]


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]
