"""What is found for one question, each thing when a way to an answer first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus import Figure, Paragraph, Report
from corpus.enumerations import Enumeration
from index import Hit, Searcher
from qa.answering.close_reading import CloseReading, ReadsClosely
from qa.answering.figure_choice import ScoredFigure, score_figures
from qa.answering.figure_features import PASSAGES
from qa.judging.features import AnswerFeatures, weigh_answer
from qa.models import Models
from qa.question.reading import Question

# Passages; more than any report has.
ALL = 10_000


@dataclass(frozen=True, slots=True)
class Sources:
    """What answers are found in, and by.

    Attributes:
        reports: by their ids.
        figures: all that the reports state; what notes count is none of theirs.
        searcher: ranks their passages.
        models: choose among figures and clauses, and say how likely an answer is.
        enumerations: what a report enumerates, by its id.
        close_reader: reads the nearest sentences together with the question; None without the built-in encoder.
    """

    reports: Mapping[str, Report]
    figures: Sequence[Figure]
    searcher: Searcher
    models: Models
    enumerations: Callable[[str], Sequence[Enumeration]]
    close_reader: ReadsClosely | None = None


class Search:
    """What the reports have for a question."""

    def __init__(self, question: Question, sources: Sources, count: int) -> None:
        """Take a question, and how many passages are wanted."""
        self.question = question
        self.sources = sources
        self._count = count

    @cached_property
    def passages(self) -> list[Hit]:
        """Return the best passages of the reports that are asked about; at least one."""
        scope, count = self.question.scope, max(self._count, PASSAGES)
        return self.sources.searcher.search(
            self.question.words, count, scope.reports, scope.priors, self.question.wants.rank
        )

    @cached_property
    def hits(self) -> list[Hit]:
        """Return the best passages of the report of the first: weights were learned within one, and none are mixed."""
        scope = self.question.scope
        if len(scope.reports) < 2:
            return self.passages
        return self.sources.searcher.search(
            self.question.words, PASSAGES, [self.report.id], scope.priors, self.question.wants.rank
        )

    @cached_property
    def reading(self) -> CloseReading | None:
        """Return what the cross-encoder says of the nearest sentences of those passages; None if there is none."""
        reader = self.sources.close_reader
        return reader.read(self.question, self.hits) if reader else None

    @cached_property
    def figures(self) -> list[ScoredFigure]:
        """Return the figures of those passages, the best first."""
        return score_figures(self.question, self.hits, self.question.scope, self.sources.models.figures, self.reading)

    @cached_property
    def evidence(self) -> AnswerFeatures:
        """Return what speaks for an answer from those passages, and against it."""
        return weigh_answer(self.question, self.hits, self.figures, self.sources.models.prior, self.reading)

    @property
    def report(self) -> Report:
        """Return the report of the best passage."""
        return self.sources.reports[self.passages[0].passage.report]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Return every paragraph of the reports that are asked about."""
        reports = (self.sources.reports[report] for report in self.question.scope.reports)
        return [paragraph for report in reports for paragraph in report.paragraphs]

    def every_passage(self, reports: Sequence[str]) -> list[Hit]:
        """Return all passages of some reports, the best first."""
        return self.sources.searcher.search(self.question.words, ALL, reports)
