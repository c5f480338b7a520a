"""Questions read by hand, over no reports unless some are given, and what is laid beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus import Paragraph, Report
from corpus.enumerations import enumerations
from index import Hit, SearchWords
from qa.answering.search import Search, Sources
from qa.models import Models
from qa.question.directory import Directory
from qa.question.reading import Question, QuestionReader
from qa.question.scope import Scope
from qa.question.spelling import AsWritten


def read(
    text: str, reports: Sequence[Report] = (), modalities: Collection[str] = (), chosen: Sequence[str] | None = None
) -> Question:
    return QuestionReader(Directory(reports), AsWritten(), modalities).read(text, chosen)


def about(text: str, topic: str, scope: Scope | None = None) -> Question:
    question = read(text)
    return replace(question, words=SearchWords(topic, topic), scope=scope or question.scope)


class FoundHere(Search):
    """What a test lays beside a question."""

    def __init__(
        self, question: Question, hits: Sequence[Hit], paragraphs: Sequence[Paragraph], models: Models
    ) -> None:
        report = Report("r", "", "", None, "", "", "", tuple(paragraphs))
        sources = Sources({"r": report}, (), None, models, lambda report: enumerations(paragraphs))  # type: ignore[arg-type]
        super().__init__(question, sources, 5)
        self.__dict__["passages"] = self.__dict__["hits"] = list(hits)
