"""A report cut into the segments that the cross-encoder reads, each with the figures that start in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus import Figure, Report, Span, figures_of
from index.cross_encoder import Segment, segments_of
from index.encoder.builtin import Unigram


class SegmentKey(NamedTuple):
    """Where a segment stands: its report, its paragraph's number, its start in the paragraph's text."""

    report: str
    paragraph: int
    start: int


@dataclass(frozen=True, slots=True)
class FiguredSegment:
    """A segment and the figures of its paragraph that start in it, in order."""

    segment: Segment
    figures: tuple[Figure, ...] = ()

    @property
    def key(self) -> SegmentKey:
        """Return where it stands."""
        return SegmentKey(self.segment.report, self.segment.paragraph, self.segment.start)

    def clause_text(self, clause: Span) -> str:
        """Return the characters of one of its clauses."""
        return clause.moved(-self.segment.start).of(self.segment.text)

    def figures_of(self, clause: Span) -> list[Figure]:
        """Return the figures that start in one of its clauses."""
        return [figure for figure in self.figures if clause.start <= figure.start < clause.end]


@dataclass(frozen=True, slots=True)
class SegmentedReport:
    """A report and its segments in order, by where they stand."""

    report: Report
    segments: Mapping[SegmentKey, FiguredSegment]

    @classmethod
    def of(cls, report: Report, tokenizer: Unigram) -> SegmentedReport:
        """Cut a report; the tokenizer is the model's, since segments are as long as a model can read."""
        figured = (
            FiguredSegment(segment, tuple(f for f in figures if segment.start <= f.start < segment.end))
            for paragraph in report.paragraphs
            for figures in [figures_of(paragraph, report.year)]
            for segment in segments_of(paragraph, report.place, report.year, tokenizer)
        )
        return cls(report, {each.key: each for each in figured})
