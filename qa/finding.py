"""An answer's place: from ranked passages and scored figures to the span that answers, its figures and its quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure, Paragraph
from index import Hit, Query
from qa import span
from qa.figure_choice import ScoredFigure
from qa.question import Question
from qa.records import Quote
from qa.status import remark

# Keywords ask for a figure if they name this share of its indicator (5G基站总量 2024).
_NAMED = 0.7


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer's place.

    Attributes:
        start, end: the answer's span in the text of the passage.
        figures: those that answer, in the order of the passages and their text.
        further: quotes from elsewhere: of further figures, or of what is nearly as likely to answer.
        message: a remark in Chinese, or "".
    """

    hit: Hit
    start: int
    end: int
    figures: tuple[Figure, ...]
    further: tuple[Quote, ...] = ()
    message: str = ""

    @property
    def text(self) -> str:
        """Return the answer, a slice of the passage."""
        return self.hit.passage.text[self.start : self.end]


def find(question: Question, query: Query, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Finding:
    """Find the smallest span that answers: the clauses of the chosen figures, or the best clause."""
    if figures and (question.wants_number or (question.terse and figures[0].named >= _NAMED)):
        return _stated(hits, [each for each in figures if each.chosen])
    return _told(question, hits, span.best(question, query, hits))


def _stated(hits: Sequence[Hit], chosen: Sequence[ScoredFigure]) -> Finding:
    """Return the clauses of the best figure's passage that state figures, with quotes of those in other passages."""
    hit = hits[chosen[0].hit]
    ordered = sorted(chosen, key=lambda each: (each.hit, each.figure.start))
    here = [each.figure for each in ordered if each.hit == chosen[0].hit]
    covering = [c for c in hit.clauses if any(c.start < f.end and c.end > f.start for f in here)]
    elsewhere = [each for each in ordered if each.hit != chosen[0].hit]
    return Finding(
        hit,
        min(c.start for c in covering),
        max(c.end for c in covering),
        tuple(each.figure for each in ordered),
        tuple(quote_around(hits[each.hit].passage, each.figure.start, each.figure.end) for each in elsewhere),
    )


def _told(question: Question, hits: Sequence[Hit], answers: Sequence[span.Candidate]) -> Finding:
    """Return the clause that answers, or of a way of doing something the whole sentence, and quote the second best."""
    first, *others = answers
    place = first.around if question.form == "how" else first.clause
    further = tuple(quote_around(hits[each.rank].passage, each.clause.start, each.clause.end) for each in others)
    message = remark(first.text) if question.form == "yesno" else ""
    return Finding(hits[first.rank], place.start, place.end, (), further, message)


def quotes(finding: Finding) -> tuple[Quote, ...]:
    """Quote the sentence or sentences around what was found, then those from elsewhere."""
    return (quote_around(finding.hit.passage, finding.start, finding.end), *finding.further)


def quote_around(passage: Paragraph, start: int, end: int) -> Quote:
    """Quote the sentence or sentences that hold `passage.text[start:end]`, without the space around them."""
    around = [s for s in passage.sentences if s.start < end and s.end > start]
    text = passage.text[around[0].start : around[-1].end]
    first = around[0].start + len(text) - len(text.lstrip())
    return Quote(passage.report, passage.number, first, first + len(text.strip()), text.strip())
