"""The sentences that are nearest a question, each read together with it by the cross-encoder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from corpus import Figure, Paragraph, Report
from corpus.text.spans import Bounds, touching
from index import Hit
from index.cross_encoder import CrossEncoder, Segment, SegmentReading, segments_of
from qa.question.reading import Question

# Segments that are read, two at a time; of 100 questions 97 are answered by one of the first four.
_READ, _AT_ONCE = 4, 2
# Log-odds of a clause at which no more is read: it then is the answer.
_SURE = 1.0
# What a passage's score is worth beside that of the segment's best clause.
_OF_PASSAGE = 0.5
# Log-odds of what was not read: about the least that is ever said.
UNREAD = -8.0
# Paragraphs whose segments are kept; a report has about 90.
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class CloseReading:
    """What the cross-encoder says of the nearest segments for one question, the nearest by the index first.

    Attributes:
        segments: at least one.
        figures: log-odds that each is asked for, and that its clause belongs to the answer, by its id.
    """

    segments: tuple[SegmentReading, ...]
    figures: Mapping[str, tuple[float, float]]

    @classmethod
    def of(cls, segments: Sequence[SegmentReading], figures: Sequence[Figure]) -> CloseReading:
        """Take what was read, and the figures that stand there."""
        by_id = {figure.id: figure for figure in figures}
        return cls(
            tuple(segments),
            {
                name: (asked, _clause_at(segment, by_id[name].start))
                for segment in segments
                for name, asked in segment.figures.items()
            },
        )

    def clause(self, report: str, paragraph: int, clause: Bounds) -> float:
        """Return the log-odds that a clause of a paragraph belongs to the answer, UNREAD if it was not read."""
        return max(
            (
                log_odds
                for reading in self.segments
                if (reading.segment.report, reading.segment.paragraph) == (report, paragraph)
                for span, log_odds in zip(reading.segment.clauses, reading.clauses, strict=True)
                if span.start < clause.end and span.end > clause.start
            ),
            default=UNREAD,
        )

    def figure(self, figure: Figure) -> tuple[float, float]:
        """Return the log-odds that a figure is asked for, and that its clause belongs to the answer."""
        return self.figures.get(figure.id, (UNREAD, UNREAD))


def _clause_at(reading: SegmentReading, place: int) -> float:
    clauses = zip(reading.segment.clauses, reading.clauses, strict=True)
    return next((log_odds for span, log_odds in clauses if span.start <= place < span.end), UNREAD)


class ReadsClosely(Protocol):
    """Whatever reads a question with the nearest sentences of some passages."""

    def read(self, question: Question, hits: Sequence[Hit]) -> CloseReading:
        """Read a question; `hits` holds at least one."""


class CloseReader:
    """Chooses the segments of the best passages and reads them; safe to call from several threads."""

    def __init__(self, cross_encoder: CrossEncoder, reports: Mapping[str, Report]) -> None:
        """Take the model, and the reports whose passages are read, by their ids."""
        self._cross_encoder = cross_encoder
        self._reports = reports
        self._segments = lru_cache(_KEPT)(self._cut)

    def read(self, question: Question, hits: Sequence[Hit]) -> CloseReading:
        """Read a question with the nearest segments of some passages; `hits` holds at least one.

        Where one of the nearest surely answers, the rest is left unread, but for a question that wants several things.
        """
        nearest = sorted(self._candidates(hits), key=lambda scored: -scored[0])[:_READ]
        figures = {(hit.passage.report, hit.passage.number): [match.figure for match in hit.figures] for hit in hits}
        given = [(segment, _inside(segment, figures[segment.report, segment.paragraph])) for _, segment in nearest]
        several = question.wants.several or question.wants.form == "list"
        read: list[SegmentReading] = []
        for first in range(0, len(given), _AT_ONCE):
            read += self._cross_encoder.read(question.text, given[first : first + _AT_ONCE])
            if not several and max(segment.best for segment in read) >= _SURE:
                break
        return CloseReading.of(read, [figure for _, own in given for figure in own])

    def _candidates(self, hits: Sequence[Hit]) -> Iterator[tuple[float, Segment]]:
        """Yield every segment of the passages with how near it is: log-odds below the best, at most 0."""
        highest = max(clause.score for hit in hits for clause in hit.clauses)
        for hit in hits:
            for segment in self._segments(hit.passage.report, hit.passage.number):
                own = [clause.score for clause in touching(hit.clauses, segment)]
                if own:
                    yield max(own) - highest + _OF_PASSAGE * (hit.score - hits[0].score), segment

    def _cut(self, report: str, number: int) -> tuple[Segment, ...]:
        source = self._reports[report]
        paragraph: Paragraph = source.paragraphs[number - 1]
        return segments_of(paragraph, source.place, source.year, self._cross_encoder.tokenizer)


def _inside(segment: Segment, figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if segment.start <= figure.start < segment.end]
