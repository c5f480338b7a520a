"""What the encoder learns from: a question, the clause or sentence that answers it, and one that does not; in batches.

A batch is about one report, because that is the choice the bot has to make.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Library, Paragraph, Report
from corpus.text.overlap import find_quote
from corpus.text.spans import Span, clauses, touching
from eval.learn.pointers import Pointer, ReportTexts
from eval.learn.training_questions import TrainingQuestion
from index.encoder.with_parts import SentenceWithClauses

# Characters; of a longer sentence the clauses next to the answer are shown, since one long text pads its whole batch.
_LONGEST = 96
# Share of the questions that a whole sentence answers; a clause does the others. Both are searched.
_WHOLE = 1 / 3


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence and which of its clauses are meant, from 0; none means the sentence itself."""

    text: SentenceWithClauses
    meant: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContrastivePair:
    """One question about a report: what is meant by `right` answers it, what is meant by `wrong` does not.

    Attributes:
        wrong: None where it stands in the same sentence: the other clauses of a sentence are wrong anyway.
    """

    report: str
    question: str
    right: MarkedText
    wrong: MarkedText | None


@dataclass(frozen=True, slots=True)
class _Slice:
    """A slice of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    def marked(self, whole: bool) -> MarkedText:
        """Return its sentence, or both of two that it touches, with its clauses meant, or all of it."""
        touched = touching(self.paragraph.sentences, self)
        start, end = touched[0].start, touched[-1].end
        spans = [clause.moved(start) for clause in clauses(self.paragraph.text[start:end])]
        meant = [spans.index(span) for span in touching(spans, self)]
        first, last = _window(spans, meant[0], meant[-1])
        start, end = spans[first].start, end if last == len(spans) - 1 else spans[last].end
        text = self.paragraph.text[start:end]
        if whole:
            return MarkedText(SentenceWithClauses(text), ())
        parts = tuple((span.start - start, span.end - start) for span in spans[first : last + 1])
        return MarkedText(SentenceWithClauses(text, parts), tuple(i - first for i in meant))

    def neighbour(self) -> _Slice | None:
        """Return the nearest clause of the paragraph outside it."""
        spans = clauses(self.paragraph.text)
        outside = [span for span in spans if span.end <= self.start or span.start >= self.end]
        if not outside:
            return None
        nearest = min(outside, key=lambda span: max(self.start - span.end, span.start - self.end))
        return _Slice(self.paragraph, nearest.start, nearest.end)


def _window(spans: Sequence[Span], first: int, last: int) -> tuple[int, int]:
    """Widen a run of clauses to their neighbours, the shorter first, while it has at most _LONGEST characters."""

    def length(run: tuple[int, int]) -> int:
        return spans[run[1]].end - spans[run[0]].start

    wider = [run for run in ((first - 1, last), (first, last + 1)) if run[0] >= 0 and run[1] < len(spans)]
    fitting = [run for run in wider if length(run) <= _LONGEST]
    return _window(spans, *min(fitting, key=length)) if fitting else (first, last)


def contrastive_pairs(questions: Sequence[TrainingQuestion], folder: Path, seed: int) -> list[ContrastivePair]:
    """Turn the answerable questions into pairs, in their order; of several clauses that answer, the first counts.

    What is wrong is the tempting clause, and where there is none the clause beside the answer. Left out are questions
    whose answer stands in no paragraph.

    Args:
        questions: about reports in `folder`.
        folder: of `ID.txt` files.
        seed: of the choice between clause and sentence.

    Raises:
        UnavailableError: a report is missing, or is not the one that the questions were written over.
    """
    chance, texts = random.Random(seed), _Texts(folder)
    pairs = (_pair(question, texts, chance.random() < _WHOLE) for question in questions if question.answers)
    return [pair for pair in pairs if pair]


def _pair(question: TrainingQuestion, texts: _Texts, whole: bool) -> ContrastivePair | None:
    answer = texts.slice_of(question, question.answers[0])
    if answer is None:
        return None
    other = texts.slice_of(question, question.tempting) or answer.neighbour()
    right, wrong = answer.marked(whole), other.marked(whole) if other else None
    if wrong and wrong.text.text == right.text.text:
        right, wrong = answer.marked(whole=False), None
    return ContrastivePair(question.report, question.question, right, wrong)


class _Texts:
    """Reports as files, which pointers point into, and as paragraphs, which are embedded."""

    def __init__(self, folder: Path) -> None:
        self._library = Library((folder,))
        self._sources = ReportTexts(folder)
        self._reports: dict[str, Report] = {}

    def slice_of(self, question: TrainingQuestion, pointer: Pointer | None) -> _Slice | None:
        """Return the slice of a paragraph that a question's pointer means; None without pointer or such a paragraph."""
        if pointer is None:
            return None
        quote = self._sources.quote(f"question {question.id}", question.report, pointer)
        for paragraph in self._report(question.report).paragraphs:
            if span := find_quote(paragraph.text, quote):
                return _Slice(paragraph, span.start, span.end)
        return None

    def _report(self, report: str) -> Report:
        if report not in self._reports:
            self._reports[report] = self._library.load(report)
        return self._reports[report]


def batches(pairs: Sequence[ContrastivePair], size: int, epochs: float, seed: int) -> list[list[ContrastivePair]]:
    """Return shuffled batches of at most `size`; no sentence comes twice in one, for it would be its own wrong answer.

    Args:
        pairs: about one report or several.
        size: at least 1.
        epochs: how often each pair comes; of a fraction, so large a part of the batches.
        seed: of the order.
    """
    chance = random.Random(seed)
    passes = [_one_pass(pairs, size, chance) for _ in range(math.ceil(epochs))]
    wanted = math.ceil(epochs * len(passes[0]))
    return [batch for one_pass in passes for batch in one_pass][:wanted]


def _one_pass(pairs: Sequence[ContrastivePair], size: int, chance: random.Random) -> list[list[ContrastivePair]]:
    by_report: dict[str, list[ContrastivePair]] = defaultdict(list)
    for pair in pairs:
        by_report[pair.report].append(pair)
    made = list[list[ContrastivePair]]()
    for of_report in by_report.values():
        chance.shuffle(of_report)
        made += _cut(of_report, size)
    chance.shuffle(made)
    return made


def _cut(pairs: Sequence[ContrastivePair], size: int) -> Iterator[list[ContrastivePair]]:
    """Fill one batch after the other with what does not repeat a sentence of it."""
    while pairs:
        batch, later, seen = list[ContrastivePair](), list[ContrastivePair](), set[str]()
        for pair in pairs:
            texts = {marked.text.text for marked in (pair.right, pair.wrong) if marked}
            if len(batch) < size and seen.isdisjoint(texts):
                batch.append(pair)
                seen |= texts
            else:
                later.append(pair)
        yield batch
        pairs = later
