"""Which clauses and figures of a report answer a question, which do not, and which are left untaught."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus import Figure, Span
from corpus.text.overlap import find_quotes, share
from corpus.text.tokens import bigram_set
from eval.learn.cross_encoder.segmented import FiguredSegment, SegmentedReport, SegmentKey
from eval.learn.training_questions import FigureValue

# Marks of a clause or a figure. Untaught is what says nearly the same elsewhere: it may answer too.
ANSWERS, OTHER, UNTAUGHT = 1, 0, -1
# Share of the shorter of clause and quote that both have, for the clause to answer.
_COVERED = 0.5
# Share of a quote's bigrams that makes another clause say nearly the same; of the shorter's where it has the figure.
_ALIKE, _ALIKE_WITH_FIGURE = 0.6, 0.4
# Relative difference of two equal values.
_PRECISION = 1e-6


@dataclass(frozen=True, slots=True)
class Labels:
    """Marks of the clauses and the figures of segments, in their order; every mark of a segment not named is OTHER."""

    clauses: Mapping[SegmentKey, tuple[int, ...]] = field(default_factory=dict)
    figures: Mapping[SegmentKey, tuple[int, ...]] = field(default_factory=dict)

    @property
    def answering(self) -> list[SegmentKey]:
        """Return the segments that have a clause that answers, in order."""
        return [key for key, marks in self.clauses.items() if ANSWERS in marks]


@dataclass(frozen=True, slots=True)
class MarkedQuotes:
    """What answers a question: quotes of the report, and the figures asked for."""

    quotes: Sequence[str]
    figures: Sequence[FigureValue] = ()

    def labels(self, report: SegmentedReport) -> Labels:
        """Find the quotes in a report and mark its segments."""
        texts = {paragraph.number: paragraph.text for paragraph in report.report.paragraphs}
        spans = {
            number: [span for quote in self.quotes for span in find_quotes(text, quote)]
            for number, text in texts.items()
        }
        clauses, figures = dict[SegmentKey, tuple[int, ...]](), dict[SegmentKey, tuple[int, ...]]()
        for key, segment in report.segments.items():
            marks = tuple(self._mark(segment, clause, spans[key.paragraph]) for clause in segment.segment.clauses)
            if any(marks):
                clauses[key] = marks
                figures[key] = tuple(self._figure_mark(figure, segment, marks) for figure in segment.figures)
        return Labels(clauses, figures)

    def asks_for(self, figure: Figure) -> bool:
        """Tell whether a figure is worth one of those asked for."""
        return any(
            figure.unit == asked.unit and abs(figure.value - asked.value) <= _PRECISION * abs(asked.value)
            for asked in self.figures
        )

    def _mark(self, segment: FiguredSegment, clause: Span, quotes: Sequence[Span]) -> int:
        if any(_covered(clause, quote) for quote in quotes):
            return ANSWERS
        return UNTAUGHT if self._is_alike(segment, clause) else OTHER

    def _is_alike(self, segment: FiguredSegment, clause: Span) -> bool:
        own = bigram_set(segment.clause_text(clause))
        wanted = [bigram_set(quote) for quote in self.quotes]
        if not self.figures:
            return any(share(quote, own) >= _ALIKE for quote in wanted)
        return any(map(self.asks_for, segment.figures_of(clause))) and any(
            max(share(own, quote), share(quote, own)) >= _ALIKE_WITH_FIGURE for quote in wanted
        )

    def _figure_mark(self, figure: Figure, segment: FiguredSegment, marks: Sequence[int]) -> int:
        clauses = zip(segment.segment.clauses, marks, strict=True)
        mark = next((mark for clause, mark in clauses if clause.start <= figure.start < clause.end), OTHER)
        if mark != ANSWERS:
            return mark
        if not self.figures:
            return UNTAUGHT
        return ANSWERS if self.asks_for(figure) else OTHER


def _covered(clause: Span, quote: Span) -> bool:
    shared = min(clause.end, quote.end) - max(clause.start, quote.start)
    return shared > 0 and shared >= _COVERED * min(clause.end - clause.start, quote.end - quote.start)
