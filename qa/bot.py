"""The one way in: a question in, an Answer out; the page, the API, the command line and the harness all ask here."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus import Figure, Report, Tense
from index import Encoder, Hit, Query, Searcher, Snapshot, load_encoder, open_published
from qa.answering.byline import asks_for_byline, byline
from qa.answering.draft import Finding, continued, find, quote_around, quotes
from qa.answering.enumeration import enumerated, enumerations
from qa.answering.figure_choice import score_figures
from qa.answering.figure_features import PASSAGES
from qa.answering.figure_list import condition, listing, roster
from qa.answering.mention import mentioned
from qa.answering.passages import passage_of, quoted_first
from qa.checking import Checker
from qa.comparing.comparison import (
    Compared,
    choose_alike,
    conclusion,
    counted,
    follow_up,
    interleaved,
    keeping,
    named,
    search_sides,
)
from qa.comparing.fulfilment import follow
from qa.errors import ReportOrderError, UnknownReportError
from qa.judging.confidence import Judge, load_judge
from qa.judging.features import Evidence, weigh
from qa.judging.refusals import Refusal, nothing_asked, out_of_scope, unsupported
from qa.matching.indicators import describe
from qa.question.directory import Directory
from qa.question.resolve import resolve
from qa.question.scope import Scope
from qa.question.sides import absent_side, sides_of, table_sides
from qa.question.spelling import Speller
from qa.question.wants import Question, parse
from qa.records import Answer, BotInfo, Check, Comparison, ComparisonRow, Fulfilment, Passage, Quote

_WORDS_ONLY = "没有载入语义模型，目前只按字词查找，换一种说法可能就找不到。"
# Share of the judge's threshold that the sides of a comparison reach on average; it learned from single questions.
# Of 14 comparisons of questions_multi_dev the least likely reaches 1.0; of 5 of what no report says, the likeliest 0.6.
_OF_A_SIDE = 0.75


class Bot:
    """Answers from one opened snapshot; safe to share between threads, since it only reads."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder | None, judge: Judge | None = None) -> None:
        """Take ready parts, the shipped judge if none is given; `open` finds them."""
        self.encoder = encoder
        self._searcher = Searcher(snapshot, encoder)
        self._directory = Directory(snapshot.reports)
        self._speller = Speller(passage.text for passage in snapshot.passages)
        self._checker = Checker(snapshot, encoder, self._searcher)
        self._judge = judge or load_judge("hybrid" if encoder else "words")
        self.reports: tuple[Report, ...] = snapshot.reports
        self._reports = {report.id: report for report in snapshot.reports}
        self.figures: tuple[Figure, ...] = snapshot.figures
        notes = {(p.report, p.number) for p in snapshot.passages if p.role == "note"}
        self._stated = [each for each in snapshot.figures if (each.report, each.paragraph) not in notes]
        self._enumerations = cache(lambda report: enumerations(self._reports[report].paragraphs))
        self._modalities = frozenset(figure.modality for figure in snapshot.figures)
        self.info = BotInfo(
            encoder=snapshot.manifest.encoder,
            snapshot=snapshot.manifest.id,
            reports=len(snapshot.reports),
            paragraphs=sum(len(report.paragraphs) for report in snapshot.reports),
            figures=len(snapshot.figures),
            notice="" if encoder else _WORDS_ONLY,
        )

    @classmethod
    def open(cls) -> Bot:
        """Open the published index with the encoder that EMBEDDER names.

        Raises:
            ReportQAError: there is no index, it is damaged, or it was built with another encoder.
        """
        return cls(open_published(), load_encoder())

    def reopened(self) -> Bot:
        """Open the index that is published now, with the same encoder and judge.

        Raises:
            ReportQAError: there is no index, it is damaged, or it was built with another encoder.
        """
        return Bot(open_published(), self.encoder, self._judge)

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
        asked = parse(question)
        spelled = self._speller.read(asked.text)
        answer = self._answer(parse(spelled.text) if spelled.mended else asked, top_k, reports, start)
        return replace(answer, question=question, message=spelled.remark + answer.message)

    def _answer(self, asked: Question, top_k: int, reports: Sequence[str] | None, start: float) -> Answer:
        scope = resolve(asked.text, self._directory, reports or None)
        query = self._searcher.query(scope.text)
        absent = absent_side(asked.text, scope)
        if not absent and (sides := sides_of(asked, scope, self._directory)):
            compared = choose_alike(search_sides(asked, query, sides, self._searcher))
            compared = follow_up(query, compared, self._searcher)
            if answer := self._compared(asked, query, compared, top_k, start):
                return answer
        found = self._searcher.search(query, max(top_k, PASSAGES), scope.reports, scope.priors)
        hits = self._in_one_report(query, scope, found)
        listed = None if scope.missing or absent else self._known(asked, query, scope)
        figures = score_figures(asked, query, hits, scope)
        evidence = weigh(asked, query, hits, figures)
        answerable = self._judge.answerable(evidence)
        report = hits[0].passage.report
        best = continued(find(asked, query, hits, figures), self._reports[report].paragraphs)
        numbered = self._enumerations(report) if asked.form == "list" else ()
        whole = listed or enumerated(asked, query, numbered, scope.asked, quotes(best)[0].text)
        finding = whole or best
        shown = self._quoted_first(whole, query, found) if whole else found
        passages = tuple(map(passage_of, shown[:top_k]))
        if not (listed or query.asks_something):
            return _refused(asked.text, nothing_asked(), 1.0, passages, start)
        if not listed and (barred := out_of_scope(scope, finding, absent)):
            return _refused(asked.text, barred, self._judge.barred, passages, start)
        if not whole and answerable < self._judge.threshold:
            return _refused(asked.text, unsupported(evidence), 1 - answerable, passages, start)
        return Answer(
            question=asked.text,
            answered=True,
            reason=None,
            message=finding.message,
            confidence=self._judge.right(evidence),
            answer=finding.text,
            quotes=quotes(finding),
            figures=finding.figures,
            passages=passages,
            took_ms=_since(start),
        )

    def _in_one_report(self, query: Query, scope: Scope, found: list[Hit]) -> list[Hit]:
        """Search again in the report of the best passage: weights were learned within one, and none are mixed."""
        if len(scope.reports) < 2 or not found:
            return found
        return self._searcher.search(query, PASSAGES, [found[0].passage.report], scope.priors)

    def _quoted_first(self, finding: Finding, query: Query, found: Sequence[Hit]) -> list[Hit]:
        """Put the passages first that a whole list stands in: it was read, not searched for."""
        reports = {place.passage.report for place in finding.places}
        count = sum(len(self._reports[report].paragraphs) for report in reports)
        return quoted_first(finding, found, lambda: self._searcher.search(query, count, reports))

    def _known(self, asked: Question, query: Query, scope: Scope) -> Finding | None:
        """Return what needs no search: a report's byline, all clauses that name one thing, a list of figures."""
        if asks_for_byline(asked) and (found := byline(self._reports[scope.reports[0]])):
            return found
        paragraphs = (paragraph for report in scope.reports for paragraph in self._reports[report].paragraphs)
        return mentioned(asked, query, paragraphs) or self._listed(asked, query, scope)

    def _listed(self, asked: Question, query: Query, scope: Scope) -> Finding | None:
        """Return every figure that satisfies the condition of a question that asks for all, if there are any."""
        wanted = condition(asked, self._modalities)
        found = roster(wanted, self._stated, scope, query) if wanted else ()
        places = {(each.report, each.paragraph) for each in found}
        passages = {(report, n): self._reports[report].paragraphs[n - 1] for report, n in places}
        return listing(found, passages) if found else None

    def _compared(
        self, asked: Question, query: Query, compared: Sequence[Compared], top_k: int, start: float
    ) -> Answer | None:
        """Answer with a figure and a quote for each side, or for each that keeps the bound that is asked about.

        None where fewer than two sides have a figure, or they are unlikely to be what is asked for.
        """
        kept = keeping(asked.text, compared)
        stated = [each for each in kept or compared if each.chosen]
        evidence = [weigh(asked, query, each.hits, [each.chosen]) for each in stated if each.chosen]
        if sum(each.figure is not None for each in compared) < 2 or not (
            named(query, stated) or self._likely(evidence)
        ):
            return None
        findings = [each.finding() for each in stated]
        return Answer(
            question=asked.text,
            answered=True,
            reason=None,
            message=conclusion(compared) if kept is None else counted(kept),
            confidence=sum(map(self._judge.right, evidence)) / len(evidence),
            answer="\n".join(each.text for each in findings),
            quotes=tuple(quote for each in findings for quote in quotes(each)),
            figures=tuple(figure for each in findings for figure in each.figures),
            passages=tuple(map(passage_of, interleaved(compared)[:top_k])),
            took_ms=_since(start),
        )

    def _likely(self, evidence: Sequence[Evidence]) -> bool:
        """Tell whether the reports are likely to answer the sides of a comparison, by their mean probability."""
        total = sum(map(self._judge.answerable, evidence))
        return bool(evidence) and total >= _OF_A_SIDE * self._judge.threshold * len(evidence)

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
        first, second = self._reports[target].year, self._reports[actual].year
        if first is not None and second is not None and first >= second:
            raise ReportOrderError(
                f"{target} 是 {first} 年的报告，{actual} 是 {second} 年的；结果要在目标之后的报告里找，请调换或另选。"
            )
        figures, later = (list(map(describe, self._searcher.described(report))) for report in (target, actual))
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
        asked = parse(indicator)
        sides = table_sides(self._directory, list(map(self._directory.named, places)), years, tense)
        query = self._searcher.query(resolve(asked.text, self._directory).text)
        compared = choose_alike(search_sides(asked, query, sides, self._searcher))
        return Comparison(asked.text, tuple(map(self._row, compared)), _since(start))

    def _row(self, compared: Compared) -> ComparisonRow:
        side, figure = compared.side, compared.figure
        quote = self.quote(figure) if figure else None
        return ComparisonRow(side.scope.reports[0], side.place, side.year, side.tense or "target", figure, quote)

    def quote(self, figure: Figure) -> Quote:
        """Return the sentence that states a figure of these reports."""
        return quote_around(self._reports[figure.report].paragraphs[figure.paragraph - 1], figure.start, figure.end)

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
        return self._checker.check(text, reports)

    def _refuse_unknown(self, reports: Sequence[str] | None) -> None:
        for report in reports or ():
            if report not in self._reports:
                raise UnknownReportError(f"没有编号为“{report[:64]}”的报告，现有：{'、'.join(sorted(self._reports))}。")


def _refused(question: str, refusal: Refusal, confidence: float, passages: tuple[Passage, ...], start: float) -> Answer:
    """Return why there is no answer, beside the nearest passages; `confidence`: how likely that is right."""
    return Answer(
        question=question,
        answered=False,
        reason=refusal.reason,
        message=refusal.message,
        confidence=confidence,
        answer=None,
        quotes=(),
        figures=(),
        passages=passages,
        took_ms=_since(start),
    )


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 2)
