"""Passages as a search finds them, with their clauses and figures, made from their texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus import Figure, Paragraph
from corpus.text.spans import clauses, sentences
from index import Clause, FigureMatch, Hit


def figure(text: str, number: str, unit: str, indicator: str, **more: Any) -> Figure:
    """Return the figure that a text states by `number`; its value is 1 unless more is said."""
    start = text.index(number)
    place = {"start": start, "end": start + len(number), "id": f"r:1:{start}-{start + len(number)}", "text": number}
    rest = {"value": 1.0, "value_max": None, "comparator": "=", "modality": "", "kind": "level", "tense": "actual"}
    facts = {"report": "r", "paragraph": 1, "unit": unit, "indicator": indicator, "year": 2024}
    return Figure(**{**place, **rest, **facts, **more})


def hit(
    text: str, *figures: Figure, score: float = 0.0, clause_scores: Sequence[float] = (), similarity: float = 0.0
) -> Hit:
    """Return a passage of that text; its clauses have its score unless they are given theirs."""
    spans = clauses(text)
    scores = clause_scores or [score] * len(spans)
    scored = tuple(Clause(span.start, span.end, clause) for span, clause in zip(spans, scores, strict=True))
    passage = Paragraph("r", 1, (), "", text, sentences(text), 0)
    return Hit(passage, score, 0.5, similarity, scored, tuple(FigureMatch(stated, similarity) for stated in figures))
