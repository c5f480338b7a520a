"""The one way in: a question in, an Answer out; the page, the API, the command line and the harness all ask here."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from corpus import Figure, Quote, Report, Slice, Tense
from index import Encoder, Snapshot, load_encoder, open_published
from qa.answering.draft import Draft
from qa.answering.passages import passages_beside
from qa.answering.search import Search
from qa.answering.several import combine_answers
from qa.comparing.alignment import ComparedSide, choose_alike, search_sides
from qa.comparing.fulfilment import follow
from qa.comparing.left_open import ask_back
from qa.errors import ReportOrderError, UnknownReportError
from qa.judging.refusals import Refusal, refuse
from qa.matching.indicators import describe
from qa.parts import BotParts
from qa.question.reading import Question
from qa.question.sides import table_sides
from qa.records import Answer, Check, Comparison, ComparisonRow, Fulfilment
from qa.routes import first_draft


class Bot:
    """Answers from one opened index; safe to share between threads, since it only reads."""

    def __init__(self, snapshot: Snapshot, parts: BotParts) -> None:
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
        return cls(snapshot, BotParts.of(snapshot, encoder))

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
        answer = self._answer_all(read.several, top_k) if read.several else self._answer(read, top_k)
        first, second = (answer.message, read.remark) if read.confirms else (read.remark, answer.message)
        return replace(answer, question=question, message=first + second, took_ms=_since(start))

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

    def fulfilment(self, target: str, actual: str) -> list[Fulfilment]:
        """Follow every target of one report into another, usually of the year after.

        Args:
            target: id of the report with the targets.
            actual: id of the report with the results.

        Raises:
            UnknownReportError: a report is not there.
            ReportOrderError: the second is known not to be the later one, or to be of another place.
        """
        self._refuse_unknown([target, actual])
        reports, searcher = self._parts.sources.reports, self._parts.sources.searcher
        _refuse_order(reports[target], reports[actual])
        _refuse_places(reports[target], reports[actual], self.reports)
        earlier, later = (list(map(describe, searcher.described(report))) for report in (target, actual))
        planned = reports[actual].year
        return follow(earlier, later, None if planned is None else planned - 1)

    def quote(self, figure: Figure) -> Quote:
        """Return the sentence that states a figure of these reports."""
        paragraph = self._parts.sources.reports[figure.report].paragraphs[figure.paragraph - 1]
        return Slice(paragraph, figure.start, figure.end).sentence.quote()

    def _answer(self, question: Question, top_k: int, part: bool = False) -> Answer:
        """Answer one question; `part`: it is one of several, and something to be looked for is there to be found."""
        search = Search(question, self._parts.sources, top_k)
        draft = first_draft(question, search, self._parts.routes)
        refusal = refuse(question, draft, search, part) or ask_back(question, draft, search)
        answer = _refused(refusal) if refusal else _answered(draft, search)
        answer = replace(answer, passages=passages_beside(draft, search, top_k))
        if len(answer.figures) >= len(question.dealt):
            return answer
        return max(answer, self._answer_all(question.dealt, top_k, part), key=lambda dealt: len(dealt.figures))

    def _answer_all(self, questions: Sequence[tuple[str, Question]], top_k: int, inside: bool = False) -> Answer:
        parts = [(name, self._answer(question, top_k, part=True)) for name, question in questions]
        return combine_answers(parts, top_k, inside)

    def _row(self, compared: ComparedSide) -> ComparisonRow:
        side, figure = compared.side, compared.figure
        quote = self.quote(figure) if figure else None
        return ComparisonRow(side.scope.reports[0], side.place, side.year, side.tense or "target", figure, quote)

    def _refuse_unknown(self, reports: Sequence[str] | None) -> None:
        there = self._parts.sources.reports
        for report in reports or ():
            if report not in there:
                raise UnknownReportError(f"没有编号为“{report[:64]}”的报告，现有：{'、'.join(sorted(there))}。")


def _answered(draft: Draft, search: Search) -> Answer:
    """Return a draft as the answer; its question, passages and time are still to come."""
    right = search.sources.models.judge.right
    evidence = draft.evidence or (search.evidence,)
    return Answer(
        question="",
        answered=True,
        reason=None,
        message=draft.message,
        confidence=sum(map(right, evidence)) / len(evidence),
        answer=draft.text,
        quotes=draft.quotes,
        figures=draft.figures,
        passages=(),
        took_ms=0.0,
        verdict=draft.verdict,
        computed=draft.computed,
    )


def _refused(refusal: Refusal) -> Answer:
    """Return why there is no answer; its question, passages and time are still to come."""
    return Answer(
        question="",
        answered=False,
        reason=refusal.reason,
        message=refusal.message,
        confidence=refusal.confidence,
        answer=None,
        quotes=(),
        figures=(),
        passages=(),
        took_ms=0.0,
        choices=refusal.choices,
    )


def _refuse_order(earlier: Report, later: Report) -> None:
    if earlier.year is not None and later.year is not None and earlier.year >= later.year:
        raise ReportOrderError(
            f"{earlier.id} 是 {earlier.year} 年的报告，{later.id} 是 {later.year} 年的；"
            "结果要在目标之后的报告里找，请调换或另选。"
        )


def _refuse_places(earlier: Report, later: Report, reports: Sequence[Report]) -> None:
    """Refuse two reports of different places, and name the pairs that there are."""
    if not (earlier.place and later.place) or earlier.place == later.place:
        return
    pairs = [
        f"{a.id} 与 {b.id}"
        for a in reports
        for b in reports
        if a.place and a.place == b.place and a.year is not None and b.year == a.year + 1
    ]
    there = f"可以对照的有：{'；'.join(pairs)}。" if pairs else "现有报告里没有同一地方相连两年的。"
    raise ReportOrderError(f"{earlier.id} 是{earlier.place}的报告，{later.id} 是{later.place}的，不能互相对照。{there}")


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 2)
