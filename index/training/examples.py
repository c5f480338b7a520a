"""What the encoder learns from: a question, the text that answers it, and a near one that does not."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Library, Paragraph, Report
from index.errors import IndexingError
from index.grains import clauses
from index.training.questions import Pointer, Sources, TrainingQuestion

# Characters; a longer sentence would pad its whole batch and says too many things to stand for one answer.
_LONGEST_SENTENCE = 70
# Share of the questions whose texts are clauses; the others' are whole sentences, since both grains are searched.
_CLAUSES = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """One question about a report: `right` answers it, `wrong` does not."""

    report: str
    question: str
    right: str
    wrong: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A span of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    def clause(self) -> str:
        return self.paragraph.text[self.start : self.end]

    def sentence(self) -> str:
        """Return the sentences that it touches, or itself if they are too long."""
        touched = [s for s in self.paragraph.sentences if s.start < self.end and s.end > self.start]
        text = self.paragraph.text[touched[0].start : touched[-1].end] if touched else ""
        return text if 0 < len(text) <= _LONGEST_SENTENCE else self.clause()

    def neighbour(self) -> _Place | None:
        """Return the nearest clause of the paragraph outside it."""
        outside = [span for span in clauses(self.paragraph.text) if span[1] <= self.start or span[0] >= self.end]
        if not outside:
            return None
        return _Place(self.paragraph, *min(outside, key=lambda span: max(self.start - span[1], span[0] - self.end)))


def examples(questions: Sequence[TrainingQuestion], folder: Path, seed: int) -> list[Example]:
    """Turn the answerable questions into examples, in their order.

    The wrong text is the tempting clause, and where there is none the clause beside the answer. Left out are questions
    whose answer is all of its paragraph and that tempt to nothing, or whose answer stands in no paragraph.

    Args:
        questions: about reports in `folder`.
        folder: of `ID.txt` files.
        seed: of the choice between clause and sentence.

    Raises:
        IndexingError: a report is missing, or is not the one that the questions were written over.
    """
    chance, shelf = random.Random(seed), _Shelf(folder)
    made = (_example(question, shelf, chance.random() < _CLAUSES) for question in questions if question.answer)
    return [example for example in made if example]


def _example(question: TrainingQuestion, shelf: _Shelf, clause: bool) -> Example | None:
    right = shelf.place(question, "answer")
    wrong = shelf.place(question, "tempting") or (right and right.neighbour())
    if right is None or wrong is None:
        return None
    texts = [place.clause() if clause else place.sentence() for place in (right, wrong)]
    if texts[0] == texts[1]:  # one sentence holds both
        texts = [right.clause(), wrong.clause()]
    return Example(question.report, question.question, *texts)


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
