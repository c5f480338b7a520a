"""An answer's place: from ranked passages and scored figures to the span that answers, its figures and its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure, Paragraph
from index import Hit
from qa.figure_choice import ScoredFigure, choose
from qa.question import Question
from qa.records import Quote


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer's place: the clause or clauses of one passage, and the figures in them."""

    hit: Hit
    start: int
    end: int
    figures: tuple[Figure, ...]


def find(question: Question, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Finding:
    """Find the smallest span that answers: the clauses of the chosen figures, or the best clause."""
    if question.wants_number and figures:
        chosen = choose(question, figures)
        hit = hits[figures[0].hit]
        here = [f for f in chosen if f.report == hit.passage.report and f.paragraph == hit.passage.number]
        covering = [c for c in hit.clauses if any(c.start < f.end and c.end > f.start for f in here)]
        return Finding(hit, min(c.start for c in covering), max(c.end for c in covering), tuple(chosen))
    hit = hits[0]
    best = hit.best_clause
    return Finding(hit, best.start, best.end, ())


def quotes(finding: Finding) -> tuple[Quote, ...]:
    """Quote the sentence or sentences around what was found."""
    return (quote_around(finding.hit.passage, finding.start, finding.end),)


def quote_around(passage: Paragraph, start: int, end: int) -> Quote:
    """Quote the sentence or sentences that hold `passage.text[start:end]`, without the space around them."""
    around = [s for s in passage.sentences if s.start < end and s.end > start]
    text = passage.text[around[0].start : around[-1].end]
    first = around[0].start + len(text) - len(text.lstrip())
    return Quote(passage.report, passage.number, first, first + len(text.strip()), text.strip())
