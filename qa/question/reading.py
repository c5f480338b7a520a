"""A question, read once: everything after this takes the Question, and looks at no text of it again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from corpus import Span
from corpus.figures.quantities import find_quantities
from corpus.text.forms import normalise
from index import SearchWords
from qa.errors import QuestionError
from qa.question.condition import Condition, read_condition
from qa.question.confirmation import StatedAmount, read_confirmation
from qa.question.directory import Directory
from qa.question.operation import Operation, read_dealt, read_operation
from qa.question.scope import Scope, read_scope
from qa.question.search_words import (
    Synonyms,
    counted_words,
    is_topic,
    load_synonyms,
    mentioned_name,
    read_search_words,
)
from qa.question.sides import Side, read_open_sides, read_sides, unreviewed
from qa.question.spelling import Spelled
from qa.question.subquestions import Subquestion, split_question
from qa.question.targets import Missing
from qa.question.unlisted_places import parts_of_places
from qa.question.wants import Wants, read_wants
from qa.question.when import When, read_when

# Characters; the longest question that people wrote for us has 120.
MAX_CHARACTERS = 500


# A text in one form with its time, among some reports (all, if None), in; of which of them it is asked, out.
Scoping = Callable[[str, When, Directory, Collection[str] | None], Scope]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        text: as it was asked, without the space around it.
        read: in one form, misspelt characters mended.
        remark: what was read as what, in Chinese; "" for nothing.
        wants: what it asks to be told.
        when: of which time, and of a goal or a result.
        scope: of which reports and parts of them.
        sides: of a comparison, in the order it names them; else ().
        open_sides: every place, where it names none and few have reports; else ().
        condition: what the figures must be, or None.
        words: what is searched for.
        mention: the one thing of which it asks for all that is said, or "".
        counted: words of what the figures count of which it asks for every one; none if it asks for no such list.
        parts: the parts of places (三台县) that it names.
        several: the questions that it asks, if they are more than one, each with its own words.
        operation: what it asks of several things that it names, or None.
        operands: those things, each as a question of its own.
        confirms: the amount that it asks to be confirmed, or None.
        dealt: the things of which it asks each one's number, with their names; () if it does not.
    """

    text: str
    read: str
    remark: str
    wants: Wants
    when: When
    scope: Scope
    sides: tuple[Side, ...]
    condition: Condition | None
    words: SearchWords
    mention: str
    counted: frozenset[str]
    parts: frozenset[str]
    open_sides: tuple[Side, ...] = ()
    several: tuple[tuple[str, Question], ...] = ()
    operation: Operation | None = None
    operands: tuple[Question, ...] = ()
    confirms: StatedAmount | None = None
    dealt: tuple[tuple[str, Question], ...] = ()

    @property
    def has_topic(self) -> bool:
        """Tell whether it has any word to look for."""
        return is_topic(self.words.topic)

    @property
    def lacking(self) -> Missing | None:
        """Return the place or year that it asks for and no report has, if it cannot do without it."""
        if self.scope.tense == "both" and self.sides and (missing := unreviewed(self.sides[1])):
            return missing
        return self.scope.missing or (None if self.sides else self.beside)

    @property
    def beside(self) -> Missing | None:
        """Return the place of a comparison that has no report: an answer that is none of its sides lacks it."""
        return self.scope.beside if self.wants.places_compared else None


class Spelling(Protocol):
    """Reads a question with misspelt characters."""

    def read(self, text: str) -> Spelled:
        """Return what is meant."""


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads questions about the reports of one index; safe to share between threads.

    Attributes:
        directory: the reports that are there.
        spelling: mends misspelt characters.
        modalities: the words of commitment of the reports' figures.
        synonyms: everyday words with the reports' words for each.
        scoping: tells of which reports a question is asked.
    """

    directory: Directory
    spelling: Spelling
    modalities: Collection[str] = ()
    synonyms: Synonyms = field(default_factory=load_synonyms)
    scoping: Scoping = read_scope

    def read(self, text: str, reports: Collection[str] | None = None) -> Question:
        """Read a question; `reports` are those a person picked, all if None.

        Raises:
            QuestionError: it is empty or longer than MAX_CHARACTERS.
        """
        text = _within_bounds(text)
        spelled = self.spelling.read(normalise(text))
        question = self._read_whole(text, spelled, reports)
        if question.sides:
            return question
        among = question.scope.reports if question.scope.places else reports
        several = split_question(spelled.text)
        read = ((part.name, self._read_whole(part.text, Spelled(part.text), among)) for part in several)
        return replace(question, several=tuple(read))

    def _read_whole(self, text: str, spelled: Spelled, reports: Collection[str] | None) -> Question:
        """Read one question with the things that it sets beside one another in one report."""
        question = self._read_one(text, spelled, reports)
        operation = None if question.sides else read_operation(spelled.text)
        if operation is None:
            dealt = () if question.sides else read_dealt(spelled.text, question.wants.keywords)
            each = self._read_each(dealt, question, reports)
            return replace(question, confirms=read_confirmation(spelled.text), dealt=each)
        among = question.scope.reports if question.scope.places else reports
        operands = tuple(self._read_one(side.text, Spelled(side.text), among) for side in operation.sides)
        return replace(question, operation=operation, operands=operands)

    def _read_each(
        self, parts: Sequence[Subquestion], whole: Question, reports: Collection[str] | None
    ) -> tuple[tuple[str, Question], ...]:
        among = whole.scope.reports if whole.scope.places else reports
        return tuple((part.name, self._read_one(part.text, Spelled(part.text), among)) for part in parts)

    def _read_one(self, text: str, spelled: Spelled, reports: Collection[str] | None) -> Question:
        read = spelled.text
        # 几万 asks; it does not state several.
        quantities = tuple(quantity for quantity in find_quantities(read)[0] if quantity.form != "several")
        wants, when = read_wants(read, quantities), read_when(read)
        scope = self.scoping(read, when, self.directory, reports)
        words = read_search_words(_without(read, [*scope.spans, *when.spans]), self.synonyms)
        return Question(
            text=text,
            read=read,
            remark=spelled.remark,
            wants=wants,
            when=when,
            scope=scope,
            sides=read_sides(wants, when, scope, self.directory),
            condition=read_condition(read, quantities, self.modalities),
            words=words,
            mention=mentioned_name(words.topic) if wants.mentions and not wants.number else "",
            counted=counted_words(words.topic) if wants.every else frozenset(),
            parts=parts_of_places(words.text),
            open_sides=read_open_sides(wants, when, scope, self.directory),
        )


def _within_bounds(text: str) -> str:
    text = text.strip()
    if not text:
        raise QuestionError("问题是空的，请输入想问的内容，例如：今年新增就业多少人？")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(f"问题有 {len(text)} 个字，最多 {MAX_CHARACTERS} 个字，请写短一些再问。")
    return text


def _without(text: str, spans: Iterable[Span]) -> str:
    """Leave out spans; a text that is nothing else stays."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = [""] * (span.end - span.start)
    return "".join(letters).strip() or text
