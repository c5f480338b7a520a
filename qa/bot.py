"""The one way in: a question in, an Answer out; the page, the API, the command line and the harness all ask here."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus import Figure, Quote, Report, Slice, Tense
from corpus.enumerations import enumerations
from index import Encoder, Hit, Searcher, Snapshot, load_encoder, open_published
from qa.answering.draft import Draft
from qa.answering.passages import passage_of, quoted_first
from qa.answering.search import Search, Sources
from qa.checking import Checker
from qa.comparing.alignment import ComparedSide, choose_alike, search_sides
from qa.comparing.fulfilment import follow
from qa.errors import ReportOrderError, UnknownReportError
from qa.judging.refusals import Refusal, nothing_asked, out_of_scope, unsupported
from qa.matching.indicators import describe
from qa.models import load_models
from qa.question.directory import Directory
from qa.question.reading import Question, QuestionReader
from qa.question.sides import table_sides
from qa.question.spelling import Speller
from qa.records import Answer, BotInfo, Check, Comparison, ComparisonRow, Fulfilment, Passage
from qa.routes import ROUTES, Route, first_draft

_WORDS_ONLY = "没有载入语义模型，目前只按字词查找，换一种说法可能就找不到。"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a bot is made of; `of` makes the usual ones, any of which another may stand in for.

    Attributes:
        reader: reads questions.
        sources: what answers are found in, and by.
        routes: the ways to an answer, the last of which always finds one.
        checker: holds claims against the reports.
        info: what the bot says of itself.
        encoder: that the reports were indexed with; None for word search alone.
    """

    reader: QuestionReader
    sources: Sources
    routes: tuple[Route, ...]
    checker: Checker
    info: BotInfo
    encoder: Encoder | None

    @classmethod
    def of(cls, snapshot: Snapshot, encoder: Encoder | None) -> Parts:
        """Make the parts of a bot that answers from an opened index.

        Raises:
            NoIndexError: the index was built with another encoder.
        """
        searcher = Searcher(snapshot, encoder)
        reports = {report.id: report for report in snapshot.reports}
        notes = {(passage.report, passage.number) for passage in snapshot.passages if passage.role == "note"}
        return cls(
            reader=QuestionReader(
                Directory(snapshot.reports),
                Speller(passage.text for passage in snapshot.passages),
                {figure.modality for figure in snapshot.figures},
            ),
            sources=Sources(
                reports=reports,
                figures=[figure for figure in snapshot.figures if (figure.report, figure.paragraph) not in notes],
                searcher=searcher,
                models=load_models("hybrid" if encoder else "words"),
                enumerations=cache(lambda report: enumerations(reports[report].paragraphs)),
            ),
            routes=ROUTES,
            checker=Checker(snapshot, encoder, searcher),
            info=BotInfo(
                encoder=snapshot.manifest.encoder,
                snapshot=snapshot.manifest.id,
                reports=len(reports),
                paragraphs=sum(len(report.paragraphs) for report in snapshot.reports),
                figures=len(snapshot.figures),
                notice="" if encoder else _WORDS_ONLY,
            ),
            encoder=encoder,
        )


class Bot:
    """Answers from one opened index; safe to share between threads, since it only reads."""

    def __init__(self, snapshot: Snapshot, parts: Parts) -> None:
        """Take ready parts; `over` and `open` make them."""
        self.reports: tuple[Report, ...] = snapshot.reports
        self.figures: tuple[Figure, ...] = snapshot.figures
        self.info = parts.info
        self.encoder = parts.encoder
        self._parts = parts

    @classmethod
    def over(cls, snapshot: Snapshot, encoder: Encoder | None) -> Bot:
        """Answer from an opened index with the usual parts.

        Raises:
            NoIndexError: the index was built with another encoder.
        """
        return cls(snapshot, Parts.of(snapshot, encoder))

    @classmethod
    def open(cls) -> Bot:
        """Open the published index with the encoder that EMBEDDER names.

        Raises:
            ReportQAError: there is no index, it is damaged, or it was built with another encoder.
        """
        return cls.over(open_published(), load_encoder())

    def reopened(self) -> Bot:
        """Open the index that is published now, with the same encoder.

        Raises:
            ReportQAError: there is no index, it is damaged, or it was built with another encoder.
        """
        return Bot.over(open_published(), self.encoder)

    def ask(self, question: str, top_k: int = 5, reports: Sequence[str] | None = None) -> Answer:
        """Answer a question from the reports.

        Args:
            question: in any words, at most 500 characters.
            top_k: how many passages to return, from 1 to 20.
            reports: ids of the reports to look in; all, if None.

        Raises:
            QuestionError: it is empty or too long.
            UnknownReportError: a report is not there.
        """
        start = time.perf_counter()
        self._refuse_unknown(reports)
        read = self._parts.reader.read(question, reports or None)
        answer = self._answer(read, Search(read, self._parts.sources, top_k), top_k)
        return replace(answer, question=question, message=read.remark + answer.message, took_ms=_since(start))

    def _answer(self, question: Question, search: Search, top_k: int) -> Answer:
        judge = self._parts.sources.models.judge
        draft = first_draft(question, search, self._parts.routes)
        passages = tuple(map(passage_of, _shown(draft, search)[:top_k]))
        if not (draft.in_scope or question.has_topic):
            return _refused(question, nothing_asked(), 1.0, passages)
        if not draft.in_scope and (barred := out_of_scope(question, draft)):
            return _refused(question, barred, judge.barred, passages)
        if not draft.whole and (answerable := judge.answerable.probability(search.evidence)) < judge.threshold:
            return _refused(question, unsupported(search.evidence), 1 - answerable, passages)
        evidence = draft.evidence or (search.evidence,)
        return Answer(
            question=question.text,
            answered=True,
            reason=None,
            message=draft.message,
            confidence=sum(map(judge.right.probability, evidence)) / len(evidence),
            answer=draft.text,
            quotes=draft.quotes,
            figures=draft.figures,
            passages=passages,
            took_ms=0.0,
        )

    def fulfilment(self, target: str, actual: str) -> list[Fulfilment]:
        """Follow every target of one report into another, usually of the year after.

        Args:
            target: id of the report with the targets.
            actual: id of the report with the results.

        Raises:
            UnknownReportError: a report is not there.
            ReportOrderError: the second is known not to be the later one.
        """
        self._refuse_unknown([target, actual])
        reports, searcher = self._parts.sources.reports, self._parts.sources.searcher
        first, second = reports[target].year, reports[actual].year
        if first is not None and second is not None and first >= second:
            raise ReportOrderError(
                f"{target} 是 {first} 年的报告，{actual} 是 {second} 年的；结果要在目标之后的报告里找，请调换或另选。"
            )
        figures, later = (list(map(describe, searcher.described(report))) for report in (target, actual))
        return follow(figures, later)

    def compare(
        self,
        indicator: str,
        places: Sequence[str] = (),
        years: Sequence[int] = (),
        tense: Tense | None = None,
    ) -> Comparison:
        """Look up one indicator in every report, its goals and its results.

        Args:
            indicator: its name in any words (地区生产总值增长), at most 500 characters.
            places: by any of their names; all, if empty.
            years: that the figures speak of; all, if empty.
            tense: goals or results alone.

        Raises:
            QuestionError: the indicator is empty or too long.
            UnknownPlaceError: no report is of a place.
        """
        start = time.perf_counter()
        question, directory = self._parts.reader.read(indicator), self._parts.reader.directory
        sides = table_sides(directory, list(map(directory.named, places)), years, tense)
        rows = choose_alike(search_sides(question, sides, self._parts.sources))
        return Comparison(question.text, tuple(map(self._row, rows)), _since(start))

    def _row(self, compared: ComparedSide) -> ComparisonRow:
        side, figure = compared.side, compared.figure
        quote = self.quote(figure) if figure else None
        return ComparisonRow(side.scope.reports[0], side.place, side.year, side.tense or "target", figure, quote)

    def quote(self, figure: Figure) -> Quote:
        """Return the sentence that states a figure of these reports."""
        paragraph = self._parts.sources.reports[figure.report].paragraphs[figure.paragraph - 1]
        return Slice(paragraph, figure.start, figure.end).sentence.quote()

    def check(self, text: str, reports: Sequence[str] | None = None) -> Check:
        """Check the claims of a text, a sentence or a whole draft, against the reports.

        Args:
            text: at most 20,000 characters.
            reports: ids of the reports to look in; all, if None.

        Raises:
            ClaimError: the text is empty or too long.
            UnknownReportError: a report is not there.
        """
        self._refuse_unknown(reports)
        return self._parts.checker.check(text, reports)

    def _refuse_unknown(self, reports: Sequence[str] | None) -> None:
        there = self._parts.sources.reports
        for report in reports or ():
            if report not in there:
                raise UnknownReportError(f"没有编号为“{report[:64]}”的报告，现有：{'、'.join(sorted(there))}。")


def _shown(draft: Draft, search: Search) -> Sequence[Hit]:
    """Return the passages of an answer: those that it stands in first, if it was read and not searched for."""
    if draft.hits or not draft.whole:
        return draft.hits or search.passages
    reports = list(dict.fromkeys(part.paragraph.report for part in draft.slices))
    return quoted_first(draft.slices, search.passages, lambda: search.every_passage(reports))


def _refused(question: Question, refusal: Refusal, confidence: float, passages: tuple[Passage, ...]) -> Answer:
    """Return why there is no answer, beside the nearest passages; `confidence`: how likely that is right."""
    return Answer(
        question=question.text,
        answered=False,
        reason=refusal.reason,
        message=refusal.message,
        confidence=confidence,
        answer=None,
        quotes=(),
        figures=(),
        passages=passages,
        took_ms=0.0,
    )


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 2)
