"""The figures and clauses of the reports as claims are compared with them: in plain words, with what stands around."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Paragraph, place_names
from corpus.text.gazetteer import place_of
from index import Encoder, Searcher, Snapshot
from index.granularity import Span
from index.selection import Selection
from qa.checking.words import plain, without
from qa.matching.claimed import Subject, subject

Rows = NDArray[np.int64]
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StatedClause:
    """A clause of a report, `paragraph.text[start:end]`."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return its characters."""
        return self.paragraph.text[self.start : self.end]

    @property
    def elsewhere(self) -> str:
        """Return the rest of its paragraph."""
        return self.paragraph.text[: self.start] + "|" + self.paragraph.text[self.end :]

    @property
    def sentence(self) -> tuple[int, int]:
        """Return the span of the sentence it stands in, without the space around it."""
        around = [s for s in self.paragraph.sentences if s.start < self.end and s.end > self.start]
        start, end = around[0].start, around[-1].end
        text = self.paragraph.text[start:end]
        return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


class Shelf:
    """What the reports state, row by row as the index has it; safe to share between threads."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder | None, searcher: Searcher) -> None:
        self.encoder = encoder
        self.mode = "hybrid" if encoder else "words"
        self.names = tuple(dict.fromkeys(name for report in snapshot.reports for name in _names(report.place)))
        self.years = {report.id: report.planned_year for report in snapshot.reports}
        self.select = searcher.select
        self._snapshot = snapshot
        self._paragraphs = {(passage.report, passage.number): passage.text for passage in snapshot.passages}
        self._subjects: dict[int, Subject] = {}
        self._clause_rows: dict[int, list[int]] = defaultdict(list)
        for row, span in enumerate(snapshot.grains["clause"].spans):
            self._clause_rows[span.passage].append(row)

    def vectors(self, texts: Sequence[str]) -> Vectors | None:
        """Embed texts as the index embeds its own: float32 [n, dim]; None without an encoder."""
        return self.encoder.passages(texts) if self.encoder and texts else None

    def paragraph(self, report: str, number: int) -> str:
        """Return the text of a paragraph."""
        return self._paragraphs[report, number]

    def figure(self, row: int) -> Figure:
        """Return a figure by its row of the grain "indicator"."""
        return self._snapshot.figures[row]

    def subject(self, row: int) -> Subject:
        """Return what a figure is about."""
        if row not in self._subjects:
            self._subjects[row] = subject(self.figure(row))
        return self._subjects[row]

    def clause(self, row: int) -> StatedClause:
        """Return a clause by its row."""
        span = self._snapshot.grains["clause"].spans[row]
        return StatedClause(self._snapshot.passages[span.passage], span.start, span.end)

    def clauses_of(self, row: int) -> list[int]:
        """Return the rows of the clauses that a figure stands in."""
        span = self._span(row)
        spans = self._snapshot.grains["clause"].spans
        return [r for r in self._clause_rows[span.passage] if spans[r].start < span.end and spans[r].end > span.start]

    def sentence_of(self, row: int) -> str:
        """Return the sentence that a figure stands in."""
        clause = self.clause(self.clauses_of(row)[0])
        start, end = clause.sentence
        return clause.paragraph.text[start:end]

    def cosines(self, grain: str, vector: Vectors | None, selection: Selection) -> Vectors:
        """Return the cosine of a vector with every row of a grain, those outside the selection 0; all 0 for None."""
        cosines = np.zeros(len(self._snapshot.grains[grain].spans), np.float32)
        if vector is not None:
            rows = selection.spans[grain].rows
            cosines[rows] = self._snapshot.source.dense[grain].scores(vector, rows)
        return cosines

    def words_of_clauses(self, text: str) -> Vectors:
        """Return BM25 over bigrams of a text with every clause."""
        return self._snapshot.source.lexical["clause_bigrams"].scores(text)

    def _span(self, row: int) -> Span:
        return self._snapshot.grains["indicator"].spans[row]


def plain_names(text: str, names: Sequence[str]) -> str:
    """Return a text in plain words, without the names of places whose reports are there."""
    return plain(without(text, names))


def _names(place: str) -> tuple[str, ...]:
    """Return the full and short names of a place; a district's own too where it stands behind its city's (甲市乙区)."""
    own = place_of(place).names[:2] if place_of(place).parent else ()
    return (*place_names(place), *own)
