"""What the encoder learns from: a question, the clause or sentence that answers it, and one that does not."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Library, Paragraph, Report
from corpus.text.spans import clauses, touching
from eval.learn.encoder.questions import Pointer, Sources, TrainingQuestion
from index.encoder.with_parts import SentenceWithClauses
from index.errors import IndexingError

# Characters; of a longer sentence the clauses next to the answer are shown, since one long text pads its whole batch.
_LONGEST = 96
# Share of the questions that a whole sentence answers; a clause does the others. Both are searched.
_WHOLE = 1 / 3


@dataclass(frozen=True, slots=True)
class Taught:
    """A sentence and which of its clauses are meant, from 0; none means the sentence itself."""

    text: SentenceWithClauses
    meant: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One question about a report: what is meant by `right` answers it, what is meant by `wrong` does not.

    Attributes:
        wrong: None where it stands in the same sentence: the other clauses of a sentence are wrong anyway.
    """

    report: str
    question: str
    right: Taught
    wrong: Taught | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A span of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    def taught(self, whole: bool) -> Taught:
        """Return its sentence, or both of two that it touches, with its clauses meant, or all of it."""
        touched = touching(self.paragraph.sentences, self)
        start, end = touched[0].start, touched[-1].end
        spans = [(start + c.start, start + c.end) for c in clauses(self.paragraph.text[start:end])]
        meant = [i for i, (a, b) in enumerate(spans) if a < self.end and b > self.start]
        first, last = _window(spans, meant[0], meant[-1])
        start, end = spans[first][0], end if last == len(spans) - 1 else spans[last][1]
        text = self.paragraph.text[start:end]
        if whole:
            return Taught(SentenceWithClauses(text), ())
        parts = tuple((a - start, b - start) for a, b in spans[first : last + 1])
        return Taught(SentenceWithClauses(text, parts), tuple(i - first for i in meant))

    def neighbour(self) -> _Place | None:
        """Return the nearest clause of the paragraph outside it."""
        outside = [span for span in clauses(self.paragraph.text) if span.end <= self.start or span.start >= self.end]
        if not outside:
            return None
        nearest = min(outside, key=lambda span: max(self.start - span.end, span.start - self.end))
        return _Place(self.paragraph, nearest.start, nearest.end)


def _window(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Widen a run of clauses to their neighbours, the shorter first, while it has at most _LONGEST characters."""

    def length(run: tuple[int, int]) -> int:
        return spans[run[1]][1] - spans[run[0]][0]

    wider = [run for run in ((first - 1, last), (first, last + 1)) if run[0] >= 0 and run[1] < len(spans)]
    fitting = [run for run in wider if length(run) <= _LONGEST]
    return _window(spans, *min(fitting, key=length)) if fitting else (first, last)


def examples(questions: Sequence[TrainingQuestion], folder: Path, seed: int) -> list[Example]:
    """Turn the answerable questions into examples, in their order.

    What is wrong is the tempting clause, and where there is none the clause beside the answer. Left out are questions
    whose answer stands in no paragraph.

    Args:
        questions: about reports in `folder`.
        folder: of `ID.txt` files.
        seed: of the choice between clause and sentence.

    Raises:
        IndexingError: a report is missing, or is not the one that the questions were written over.
    """
    chance, shelf = random.Random(seed), _Shelf(folder)
    made = (_example(question, shelf, chance.random() < _WHOLE) for question in questions if question.answer)
    return [example for example in made if example]


def _example(question: TrainingQuestion, shelf: _Shelf, whole: bool) -> Example | None:
    right = shelf.place(question, "answer")
    if right is None:
        return None
    wrong = shelf.place(question, "tempting") or right.neighbour()
    taught, tempting = right.taught(whole), wrong.taught(whole) if wrong else None
    if tempting and tempting.text.text == taught.text.text:
        taught, tempting = right.taught(whole=False), None
    return Example(question.report, question.question, taught, tempting)


class _Shelf:
    """Reports as files, which pointers point into, and as paragraphs, which are embedded."""

    def __init__(self, folder: Path) -> None:
        self._library = Library((folder,))
        self._sources = Sources(folder)
        self._reports: dict[str, Report] = {}

    def place(self, question: TrainingQuestion, name: str) -> _Place | None:
        """Return the span of a paragraph that a question's pointer means; None without pointer or such a paragraph."""
        pointer: Pointer | None = getattr(question, name)
        if pointer is None:
            return None
        try:
            text = pointer.read(self._sources[question.report])
        except ValueError as error:
            raise IndexingError(
                f"question {question.id}: {error}; the report {question.report} is another version than the one "
                "that the questions were written over"
            ) from error
        pattern = re.compile(r"\s*".join(map(re.escape, re.sub(r"\s", "", text))))
        for paragraph in self._report(question.report).paragraphs:
            if found := pattern.search(paragraph.text):
                return _Place(paragraph, found.start(), found.end())
        return None

    def _report(self, report: str) -> Report:
        if report not in self._reports:
            self._reports[report] = self._library.load(report)
        return self._reports[report]
