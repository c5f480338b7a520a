"""An answer's place: from ranked passages and scored figures to the span that answers, its figures and its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure, Paragraph
from index import Hit
from qa.figure_choice import ScoredFigure
from qa.question import Question
from qa.records import Quote

# Keywords ask for a figure if they name this share of its indicator (5G基站总量 2024).
_NAMED = 0.7


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer's place: the clause or clauses of one passage, and the figures in them."""

    hit: Hit
    start: int
    end: int
    figures: tuple[Figure, ...]


def find(question: Question, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Finding:
    """Find the smallest span that answers: the clauses of the chosen figures, or the best clause."""
    if figures and (question.wants_number or (question.terse and figures[0].named >= _NAMED)):
        return _stated(hits[figures[0].hit], [each for each in figures if each.chosen])
    best = hits[0].best_clause
    return Finding(hits[0], best.start, best.end, ())


def _stated(hit: Hit, chosen: Sequence[ScoredFigure]) -> Finding:
    """Return the clauses of one passage that state the figures, which are listed in the order of the text."""
    ordered = [each.figure for each in sorted(chosen, key=lambda each: (each.hit, each.figure.start))]
    here = [f for f in ordered if (f.report, f.paragraph) == (hit.passage.report, hit.passage.number)]
    covering = [c for c in hit.clauses if any(c.start < f.end and c.end > f.start for f in here)]
    return Finding(hit, min(c.start for c in covering), max(c.end for c in covering), tuple(ordered))


def quotes(finding: Finding) -> tuple[Quote, ...]:
    """Quote the sentence or sentences around what was found."""
    return (quote_around(finding.hit.passage, finding.start, finding.end),)


def quote_around(passage: Paragraph, start: int, end: int) -> Quote:
    """Quote the sentence or sentences that hold `passage.text[start:end]`, without the space around them."""
    around = [s for s in passage.sentences if s.start < end and s.end > start]
    text = passage.text[around[0].start : around[-1].end]
    first = around[0].start + len(text) - len(text.lstrip())
    return Quote(passage.report, passage.number, first, first + len(text.strip()), text.strip())
