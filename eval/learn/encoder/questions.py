"""Training questions, which point at their answers in the reports instead of repeating them.

A line of JSON: id, report, question, answer, and often tempting: a clause that seems to answer and does not. Answer and
tempting are pointers into the report's file, {"start", "end", "sha256"}; an unanswerable question has no answer. The
texts stay outside the project, and a report that is not the one that the questions were written over is noticed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus import decode
from index.errors import IndexingError

# Hexadecimal digits of a pointer's hash: a text changed by accident passes once in 2^64.
_KEY = 16


@dataclass(frozen=True, slots=True)
class Pointer:
    """Characters start to end of a report's file, decoded, and the first digits of the SHA-256 of that text."""

    start: int
    end: int
    sha256: str

    @classmethod
    def to(cls, quote: str, source: str) -> Pointer:
        """Point at the first place where a quote stands in a source, white space ignored.

        Raises:
            ValueError: it stands nowhere.
        """
        found = re.search(r"\s*".join(map(re.escape, re.sub(r"\s", "", quote))), source)
        if not found:
            raise ValueError(f"{quote!r} stands nowhere in the report")
        return cls(found.start(), found.end(), _key(found.group()))

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

    id: str
    report: str
    question: str
    answer: Pointer | None
    tempting: Pointer | None


def read_questions(path: Path) -> list[TrainingQuestion]:
    """Read questions, one JSON object a line.

    Raises:
        IndexingError: the file cannot be read, or a line is no training question.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise IndexingError(f"{path} cannot be read: {error.strerror}") from error
    return [_question(line, f"{path}, line {number}") for number, line in enumerate(lines, 1)]


def write_questions(path: Path, questions: Iterable[TrainingQuestion]) -> None:
    """Write what `read_questions` reads."""
    lines = (json.dumps(asdict(question), ensure_ascii=False) for question in questions)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def point(gold: Path, folder: Path) -> list[TrainingQuestion]:
    """Turn questions with quotes (id, report, question, quote, tempting; "" for none) into questions with pointers.

    Raises:
        IndexingError: a file cannot be read, or a quote stands nowhere in its report.
    """
    sources = Sources(folder)
    found = []
    for number, line in enumerate(gold.read_text("utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            source = sources[record["report"]]
            answer, tempting = (Pointer.to(quote, source) if quote else None for quote in _quotes(record))
        except (ValueError, KeyError) as error:
            raise IndexingError(f"{gold}, line {number}: {error}") from error
        found.append(TrainingQuestion(record["id"], record["report"], record["question"], answer, tempting))
    return found


class Sources(dict[str, str]):
    """The texts of a folder's reports, characters as they are in the files, by id; read when first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, report: str) -> str:
        path = self._folder / f"{report}.txt"
        try:
            self[report] = decode(path.read_bytes())
        except OSError as error:
            raise IndexingError(
                f"{path} cannot be read: {error.strerror}; training needs the reports that its questions are about"
            ) from error
        return self[report]


def _quotes(record: Mapping[str, Any]) -> tuple[str, str]:
    return record["quote"], record["tempting"]


def _question(line: str, place: str) -> TrainingQuestion:
    try:
        record = json.loads(line)
        answer, tempting = (Pointer(**record[name]) if record[name] else None for name in ("answer", "tempting"))
        return TrainingQuestion(record["id"], record["report"], record["question"], answer, tempting)
    except (ValueError, KeyError, TypeError) as error:
        raise IndexingError(f"{place}: not a training question ({error!r})") from error


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]
