"""A question in, ranked passages out, with their clauses ranked too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Paragraph, place_names
from index.encoder import Encoder
from index.errors import NoIndexError
from index.fusion import Fusion, Scores
from index.query import Query, read_question
from index.signals import Signals
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a passage, `text[start:end]`, with its own fused score; comparable within one question."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A figure of a passage; `similarity` is the cosine of question and indicator, 0 without an encoder."""

    figure: Figure
    similarity: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        score: fused, log-odds up to a constant; higher is better, comparable within one question.
        share: probability in [0, 1] that this is the right passage, given that one of the searched ones is.
        similarity: cosine of the question with the passage's nearest clause, 0 without an encoder.
        clauses: all of its clauses, in order.
        figures: all of its figures, in order.
    """

    passage: Paragraph
    score: float
    share: float
    similarity: float
    clauses: tuple[Clause, ...]
    figures: tuple[FigureMatch, ...]

    @property
    def best_clause(self) -> Clause:
        """Return the clause that fits best."""
        return max(self.clauses, key=lambda clause: clause.score)


class Searcher:
    """Ranks the passages of a snapshot."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder | None) -> None:
        """Take ready parts.

        Raises:
            NoIndexError: the snapshot was built with another encoder.
        """
        name = encoder.name if encoder else "none"
        if snapshot.manifest.encoder != name:
            raise NoIndexError(
                f"the index was built with encoder {snapshot.manifest.encoder}, not {name}; run `python -m index build`"
            )
        self._snapshot = snapshot
        self._encoder = encoder
        mode = "hybrid" if encoder else "words"
        self._passage_fusion = Fusion.load(f"{mode}_paragraphs")
        self._clause_fusion = Fusion.load(f"{mode}_clauses")
        self._report_of = np.array([passage.report for passage in snapshot.passages])
        self._names = [name for report in snapshot.reports for name in place_names(report.place)]

    def search(self, query: Query, top_k: int, reports: Collection[str] | None = None) -> list[Hit]:
        """Return the best `top_k` passages of the reports (all, if None), best first; fewer if there are fewer."""
        signals = self.signals(query)
        rows = self._rows(reports)
        if not len(rows):
            return []
        scores = self._passage_fusion.combine({name: column[rows] for name, column in signals.passages.items()})
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = np.argsort(-scores, kind="stable")[:top_k]
        clause_scores = self._clause_scores(signals, rows)
        return [self._hit(int(rows[i]), float(scores[i]), float(shares[i]), signals, clause_scores) for i in best]

    def query(self, question: str) -> Query:
        """Read a question, without the names of the places whose reports are indexed."""
        return read_question(question, self._names)

    def signals(self, query: Query) -> Signals:
        """Score every passage and clause in every way."""
        vector = self._encoder.queries([query.embedded])[0] if self._encoder else None
        return self._snapshot.source.of(query, vector)

    def _rows(self, reports: Collection[str] | None) -> NDArray[np.int64]:
        if reports is None:
            return np.arange(len(self._report_of))
        return np.flatnonzero(np.isin(self._report_of, list(reports)))

    def _clause_scores(self, signals: Signals, rows: NDArray[np.int64]) -> Scores:
        """Return the fused score of every clause, standardised among those of the searched passages."""
        chosen = np.flatnonzero(np.isin(self._snapshot.grains["clause"].owner, rows))
        scores = np.full(len(self._snapshot.grains["clause"].spans), -np.inf)
        scores[chosen] = self._clause_fusion.combine({name: s[chosen] for name, s in signals.clauses.items()})
        return scores

    def _hit(self, row: int, score: float, share: float, signals: Signals, clause_scores: Scores) -> Hit:
        spans = self._snapshot.grains["clause"].spans
        clauses = tuple(
            Clause(spans[i].start, spans[i].end, float(clause_scores[i])) for i in self._members("clause", row)
        )
        figures = tuple(
            FigureMatch(self._snapshot.figures[i], float(signals.indicators[i]))
            for i in self._members("indicator", row)
        )
        similarity = float(signals.passages["dense_clause"][row]) if self._encoder else 0.0
        return Hit(self._snapshot.passages[row], score, share, similarity, clauses, figures)

    def _members(self, grain: str, row: int) -> range:
        """Return the spans of a grain that belong to a passage."""
        first, last = np.searchsorted(self._snapshot.grains[grain].owner, [row, row + 1])
        return range(int(first), int(last))
