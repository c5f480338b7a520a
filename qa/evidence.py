"""What an answer would rest on: the numbers from which its probability of being right is computed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from corpus import Figure
from corpus.units import dimension
from index import Hit, Query
from index.tokens import bigrams, words
from qa.figure_choice import ScoredFigure
from qa.question import Question

# Log-odds between the first and the second count no further than this: beyond it nothing is learned.
_CLEAR = 6.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of a question's best candidate, each a plain number.

    Attributes:
        similarity: cosine of the question with the nearest clause, centred on 0.85 and in tenths; 0 without an encoder.
        lead: log-odds of the first passage over the second, at most 6.
        share: probability of the first passage among all, as log-odds within [-6, 6].
        named: share in [0, 1] of the question's topic bigrams that the first passage has, synonyms counted.
        named_near: the same for the sentence of the best clause.
        words_named: share of the question's topic words that the first passage has.
        number_asked: 1 if a number is asked for.
        figure_lead: log-odds of the first figure over the second, at most 6; 0 if no number is asked for.
        figure_near: score of the clause with the first figure, below the best clause; 0 if no number is asked for.
        figure_named: share in [0, 1] of the question's topic bigrams in that figure's indicator and clause.
        no_figure: 1 if a number is asked for and the passages have none.
        other_unit: 1 if the first figure measures something else than is asked for.
    """

    similarity: float
    lead: float
    share: float
    named: float
    named_near: float
    words_named: float
    number_asked: float
    figure_lead: float
    figure_near: float
    figure_named: float
    no_figure: float
    other_unit: float


NAMES = tuple(field.name for field in fields(Evidence))


def weigh(question: Question, query: Query, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Evidence:
    """Look at the best candidates of a question; `hits` holds at least one."""
    first = hits[0]
    near = _sentence_around(first)
    asked = frozenset(bigrams(query.topic))
    lead = first.score - hits[1].score if len(hits) > 1 else _CLEAR
    number = question.wants_number
    return Evidence(
        similarity=(first.similarity - 0.85) * 10 if first.similarity else 0.0,
        lead=min(lead, _CLEAR),
        share=_log_odds(first.share),
        named=_named(asked, query, first.passage.text),
        named_near=_named(asked, query, near),
        words_named=_share(frozenset(words(query.topic)), frozenset(words(first.passage.text + query.synonyms))),
        number_asked=float(number),
        figure_lead=min(figures[0].score - figures[1].score, _CLEAR) if number and len(figures) > 1 else 0.0,
        figure_near=_nearness(hits, figures[0]) if number and figures else 0.0,
        figure_named=_named(asked, query, _around(hits, figures[0])) if number and figures else 0.0,
        no_figure=float(number and not figures),
        other_unit=float(number and bool(figures) and _other_unit(question, figures[0].figure)),
    )


def vector(evidence: Evidence) -> tuple[float, ...]:
    """Return the features in the order of NAMES."""
    return astuple(evidence)


def _named(asked: frozenset[str], query: Query, text: str) -> float:
    """Return the share of what is asked that a text names; what only a synonym names counts half."""
    held = frozenset(bigrams(text))
    direct = _share(asked, held)
    translated = _share(frozenset(bigrams(query.synonyms)), held)
    return max(direct, (direct + translated) / 2)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _log_odds(share: float) -> float:
    bounded = min(max(share, 1e-9), 1 - 1e-9)
    return max(-_CLEAR, min(_CLEAR, math.log(bounded / (1 - bounded))))


def _sentence_around(hit: Hit) -> str:
    best = hit.best_clause
    spans = (s for s in hit.passage.sentences if s.start < best.end and s.end > best.start)
    return "".join(hit.passage.text[span.start : span.end] for span in spans)


def _nearness(hits: Sequence[Hit], scored: ScoredFigure) -> float:
    hit, figure = hits[scored.hit], scored.figure
    near = max((c.score for c in hit.clauses if c.start < figure.end and c.end > figure.start), default=0.0)
    return near - max(clause.score for clause in hits[0].clauses)


def _around(hits: Sequence[Hit], scored: ScoredFigure) -> str:
    hit, figure = hits[scored.hit], scored.figure
    covering = (c for c in hit.clauses if c.start < figure.end and c.end > figure.start)
    return figure.indicator + "".join(hit.passage.text[c.start : c.end] for c in covering)


def _other_unit(question: Question, figure: Figure) -> bool:
    return bool(question.dimensions) and dimension(figure.unit) not in question.dimensions
