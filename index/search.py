"""A question in, ranked passages out, with their clauses ranked too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corpus import Figure, Paragraph, Span
from corpus.text.spans import clauses, touching
from corpus.text.tokens import load_dictionary
from index.encoder import Encoder
from index.errors import NoIndexError
from index.fusion import Fusion, Scores
from index.prior import PassageParts, Prior
from index.search_words import SearchWords
from index.selection import Column, Selection, select_passages
from index.signals import Signals
from index.snapshot import Snapshot
from index.vectors import Vectors, use_one_thread

# Selections that are cached, since most questions are asked of the same few reports; each is about 1 MB for 28 reports.
_CACHED_SELECTIONS = 64
# Passages whose clauses are cached; a report has about 90.
_CACHED_CLAUSES = 4_000
# Questions whose vectors are cached while their sides are searched; no more, for a question seldom comes twice.
_CACHED_VECTORS = 4
# Passages of a search that are all looked into; of more (five reports have about 400), the best _NEAR by each signal of
# whole passages are, in a third of the time. Of 578 questions over 28 reports, without their places, the right passage
# is first for 0.43 and among ten for 0.79, as with 200 of each; for 0.44 and 0.80 where all are looked into.
_MANY = 500
_NEAR = 100


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


@dataclass(frozen=True, slots=True)
class DescribedFigure:
    """A figure with the clause or clauses it stands in, and its indicator's unit vector (None without an encoder)."""

    figure: Figure
    clause: str
    vector: Vectors | None


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
        use_one_thread()
        load_dictionary()
        self._snapshot = snapshot
        self._encoder = encoder
        mode = "hybrid" if encoder else "words"
        self._passage_fusion = Fusion.load(f"{mode}_paragraphs")
        self._clause_fusion = Fusion.load(f"{mode}_clauses")
        self._parts = PassageParts.of(snapshot.passages)
        self._figure_rows = {figure.id: row for row, figure in enumerate(snapshot.figures)}
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, passage in enumerate(snapshot.passages):
            self._rows[passage.report].append(row)
        self._selections: dict[frozenset[str], Selection] = {}
        self._vectors: dict[str, Vectors] = {}

    def search(
        self,
        words: SearchWords,
        top_k: int,
        reports: Collection[str] | None = None,
        priors: Mapping[str, Prior] | None = None,
        ranks: bool = False,
    ) -> list[Hit]:
        """Return the best `top_k` passages of the reports (all, if None), best first; fewer if there are fewer.

        Args:
            words: what to search for.
            top_k: at least 1.
            reports: ids.
            priors: by report, what its parts are worth before anything is read.
            ranks: give the ranks of each passage (居全省第2位) in place of its other figures.
        """
        selection = self.select(reports)
        if not len(selection):
            return []
        vector = self._vector(words)
        selection = self._shortlist(words, vector, selection)
        signals = self._snapshot.source.of(words, vector, selection)
        scores = self._passage_fusion.combine(signals.passages)
        if priors:
            scores = scores + self._parts.scores(selection.passages, priors)
        clause_scores = self._clause_fusion.combine(signals.clauses)
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        hits = (
            Hit(
                passage=self._snapshot.passages[selection.passages[i]],
                score=float(scores[i]),
                share=float(shares[i]),
                similarity=float(signals.passages["dense_clause"][i]) if self._encoder else 0.0,
                clauses=self._clauses(selection, int(i), clause_scores),
                figures=self._figures(selection, int(i), signals.indicators, ranks),
            )
            for i in np.argsort(-scores, kind="stable")[:top_k]
        )
        return list(hits)

    def described(self, report: str) -> list[DescribedFigure]:
        """Return every figure that a report states with its clause and its indicator's vector, in order.

        What a note counts is none of them, nor is a rank.
        """
        selection = self.select([report])
        owners, rows = selection.spans["indicator"].owner, selection.spans["indicator"].rows
        vectors = self._snapshot.source.indicator_vectors(rows) if self._encoder else [None] * len(rows)
        passages = [self._snapshot.passages[selection.passages[owner]] for owner in owners]
        figures = [self._snapshot.figures[row] for row in rows]
        return [
            DescribedFigure(figure, _clause_around(passage.text, figure), vector)
            for figure, passage, vector in zip(figures, passages, vectors, strict=True)
            if passage.role != "note" and figure.kind != "rank"
        ]

    def describe(self, hit: Hit, figure: Figure) -> DescribedFigure:
        """Return a figure of a passage that was found, with its clause and its indicator's vector."""
        rows = np.array([self._figure_rows[figure.id]], np.int64)
        vector = self._snapshot.source.indicator_vectors(rows)[0] if self._encoder else None
        return DescribedFigure(figure, _clause_around(hit.passage.text, figure), vector)

    def signals(self, words: SearchWords, selection: Selection) -> Signals:
        """Score the chosen passages and their clauses in every way."""
        return self._snapshot.source.of(words, self._vector(words), selection)

    def select(self, reports: Collection[str] | None) -> Selection:
        """Choose the passages of some reports, or of all, and remember the choice."""
        ids = frozenset(reports if reports is not None else (report.id for report in self._snapshot.reports))
        if ids not in self._selections:
            if len(self._selections) >= _CACHED_SELECTIONS:
                self._selections.clear()
            rows = sorted(row for report in ids for row in self._rows.get(report, ()))
            self._selections[ids] = select_passages(self._snapshot.grains, np.array(rows, np.int64))
        return self._selections[ids]

    def _shortlist(self, words: SearchWords, vector: Vectors | None, selection: Selection) -> Selection:
        """Keep the passages of many that are worth looking into sentence by sentence."""
        if len(selection) <= _MANY:
            return selection
        near = self._snapshot.source.nearest(words, vector, selection, _NEAR)
        return select_passages(self._snapshot.grains, selection.passages[near])

    def _vector(self, words: SearchWords) -> Vectors | None:
        """Embed a question; those on their way are kept, since a comparison searches every side for the same words."""
        if self._encoder is None:
            return None
        vector = self._vectors.get(words.embedded)
        if vector is None:
            if len(self._vectors) >= _CACHED_VECTORS:
                self._vectors.clear()
            vector = self._vectors[words.embedded] = self._encoder.queries([words.embedded])[0]
        return vector

    def _clauses(self, selection: Selection, passage: int, scores: Scores) -> tuple[Clause, ...]:
        grain, chosen = self._snapshot.grains["clause"], selection.spans["clause"]
        places = chosen.of(passage)
        here = slice(places.start, places.stop)
        spans = [grain.spans[row] for row in chosen.rows[here].tolist()]
        return tuple(
            Clause(span.start, span.end, score) for span, score in zip(spans, scores[here].tolist(), strict=True)
        )

    def _figures(
        self, selection: Selection, passage: int, similarities: Column, ranks: bool
    ) -> tuple[FigureMatch, ...]:
        chosen = selection.spans["indicator"]
        matches = (
            FigureMatch(self._snapshot.figures[chosen.rows[i]], float(similarities[i])) for i in chosen.of(passage)
        )
        return tuple(match for match in matches if (match.figure.kind == "rank") == ranks)


@lru_cache(maxsize=_CACHED_CLAUSES)
def _clauses_of(text: str) -> tuple[Span, ...]:
    return clauses(text)


def _clause_around(text: str, figure: Figure) -> str:
    around = touching(_clauses_of(text), figure)
    return text[around[0].start : around[-1].end] if around else figure.text
