"""The figures and clauses of the reports as claims are compared with them: in plain words, with what stands around."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Slice, place_names
from corpus.budget import spend
from corpus.text.gazetteer import place_of
from corpus.text.spans import touching
from index import Encoder, Searcher, Snapshot
from index.selection import Selection
from qa.checking.coverage import Coverage
from qa.checking.words import plain_words
from qa.matching.claimed import Subject

# Texts embedded between two looks at the time that is left.
_AT_ONCE = 32

Rows = NDArray[np.int64]
Vectors = NDArray[np.float32]


class Statements:
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
        for row, passage in enumerate(snapshot.grains["clause"].owner.tolist()):
            self._clause_rows[passage].append(row)

    @cached_property
    def coverage(self) -> Coverage:
        """How much of a claim's words each clause has, by its row."""
        return Coverage([self.clause(row).text for row in range(len(self._snapshot.grains["clause"].spans))])

    def vectors(self, texts: Iterable[str]) -> dict[str, Vectors]:
        """Embed texts as the index embeds its own, each once: float32 [dim]; none without an encoder.

        Raises:
            OverBudgetError: it takes longer than the work may.
        """
        waiting = iter(dict.fromkeys(texts) if self.encoder else ())
        vectors: dict[str, Vectors] = {}
        while self.encoder and (batch := list(islice(waiting, _AT_ONCE))):
            spend()
            vectors.update(zip(batch, self.encoder.passages(batch), strict=True))
        return vectors

    def paragraph(self, report: str, number: int) -> str:
        """Return the text of a paragraph."""
        return self._paragraphs[report, number]

    def figure(self, row: int) -> Figure:
        """Return a figure by its row of the grain "indicator"."""
        return self._snapshot.figures[row]

    def subject(self, row: int) -> Subject:
        """Return what a figure is about."""
        if row not in self._subjects:
            figure = self.figure(row)
            self._subjects[row] = Subject(figure, plain_words(figure.indicator), "")
        return self._subjects[row]

    def clause(self, row: int) -> Slice:
        """Return a clause by its row."""
        grain = self._snapshot.grains["clause"]
        span = grain.spans[row]
        return Slice(self._snapshot.passages[grain.owner[row]], span.start, span.end)

    def clauses_of(self, row: int) -> list[int]:
        """Return the rows of the clauses that a figure stands in."""
        indicators, clauses = self._snapshot.grains["indicator"], self._snapshot.grains["clause"]
        rows = self._clause_rows[int(indicators.owner[row])]
        return [clause for clause in rows if touching([clauses.spans[clause]], indicators.spans[row])]

    def first_clause(self, row: int) -> Slice:
        """Return the first clause that a figure stands in."""
        return self.clause(self.clauses_of(row)[0])

    def cosines(self, grain: str, vector: Vectors | None, selection: Selection) -> Vectors:
        """Return the cosine of a vector with every row of a grain, those outside the selection 0; all 0 for None."""
        cosines = np.zeros(len(self._snapshot.grains[grain].spans), np.float32)
        if vector is not None:
            rows = selection.spans[grain].rows
            cosines[rows] = self._snapshot.source.dense[grain].scores(vector, rows)
        return cosines

    def word_scores(self, text: str) -> Vectors:
        """Return BM25 over bigrams of a text with every clause."""
        return self._snapshot.source.lexical["clause_bigrams"].scores(text)


def _names(place: str) -> tuple[str, ...]:
    """Return the names of a place, none of an unknown one; a district's own too behind its city's (甲市乙区)."""
    district = place_of(place).names[:2] if place and place_of(place).parent else ()
    return (*place_names(place), *district)
