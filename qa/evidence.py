"""What an answer would rest on: the numbers from which its probability of being right is computed."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from corpus.units import dimension
from index import Hit, Query
from index.tokens import bigram_set, words
from qa.figure_choice import ScoredFigure
from qa.question import Question

# Log-odds count no further than this: beyond it nothing is learned.
_CLEAR = 6.0
# The cosine around which questions and their clauses lie (e5 models: 0.8 for nothing in common, 0.9 for the same).
_MIDDLE = 0.85
# Passages in which the question's words are looked for.
_NEAREST = 3

_DATE = re.compile(r"\d+[年月日号]|年底|年内|季度|上半年|下半年")
_PART = re.compile(r"[\u4e00-\u9fff]{2,3}(?:区|县|镇|街道|乡)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of a question and its best candidates, each a plain number; those of figures are 0 if none is asked for.

    Attributes:
        similarity: cosine of the question with the nearest clause, centred and in tenths; 0 without an encoder.
        lead: log-odds of the first passage over the second.
        share: log-odds of the first passage against all others.
        clause: fused score of the best clause of the first passage.
        named: share in [0, 1] of the question's topic bigrams that the first passage has, synonyms counting half.
        named_near: the same for the sentence of the best clause.
        words_missing: share of the question's topic words of two characters or more that no near passage has.
        words_far: share of them that the best clause has not.
        translated: 1 if the question has everyday words with synonyms.
        length: characters of the question, in twenties.
        asks_when, asks_where, asks_terms: 1 if it asks for a time, a place, a price or condition.
        undated: 1 if it asks for a time and the sentence of the best clause has none.
        part: 1 if it names a part of a place (a district, a county).
        year: 1 if it names a year.
        number: 1 if a number is asked for.
        unit_unsaid: 1 if a number is asked for without saying of what.
        money: 1 if an amount of money is asked for.
        number_similarity: `similarity` where a number is asked for.
        figure_here: 1 if the best clause of the first passage has a figure.
        figure_first: 1 if the first figure is in the first passage.
        figure_lead: log-odds of the first figure over the second.
        figure_near: score of the clause with the first figure, below the best clause.
        figure_named: share of the question's topic bigrams in that figure's indicator and clause.
        figure_similarity: cosine of the question with that figure's indicator, centred and in tenths.
        figure_actual: 1 if that figure is a result, not a target.
        other_unit: 1 if it measures something else than is asked for.
    """

    similarity: float
    lead: float
    share: float
    clause: float
    named: float
    named_near: float
    words_missing: float
    words_far: float
    translated: float
    length: float
    asks_when: float
    asks_where: float
    asks_terms: float
    undated: float
    part: float
    year: float
    number: float
    unit_unsaid: float
    money: float
    number_similarity: float
    figure_here: float
    figure_first: float
    figure_lead: float
    figure_near: float
    figure_named: float
    figure_similarity: float
    figure_actual: float
    other_unit: float


NAMES = tuple(field.name for field in fields(Evidence))
_FIGURE_FEATURES = 7


def weigh(question: Question, query: Query, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Evidence:
    """Look at the best candidates of a question; `hits` holds at least one."""
    first = hits[0]
    best = first.best_clause
    clause = first.passage.text[best.start : best.end]
    sentence = _sentence_around(first)
    asked = bigram_set(query.topic)
    telling = [word for word in frozenset(words(query.topic)) if len(word) > 1]
    near = "".join(hit.passage.text for hit in hits[:_NEAREST])
    similarity = (first.similarity - _MIDDLE) * 10 if first.similarity else 0.0
    number = question.wants_number
    here = any(match.figure.start < best.end and match.figure.end > best.start for match in first.figures)
    return Evidence(
        similarity,
        min(first.score - hits[1].score, _CLEAR) if len(hits) > 1 else _CLEAR,
        _log_odds(first.share),
        best.score,
        _named(asked, query, first.passage.text),
        _named(asked, query, sentence),
        _missing(telling, near),
        _missing(telling, clause),
        float(bool(query.synonyms)),
        len(question.text) / 20,
        float("when" in question.asks),
        float("where" in question.asks),
        float("terms" in question.asks),
        float("when" in question.asks and not _DATE.search(sentence)),
        float(bool(_PART.search(query.text))),
        float(bool(question.years)),
        float(number),
        float(number and not question.dimensions),
        float("yuan" in question.dimensions),
        similarity * number,
        float(number and here),
        *(_of_figure(question, query, hits, figures) if number and figures else (0.0,) * _FIGURE_FEATURES),
    )


def vector(evidence: Evidence) -> tuple[float, ...]:
    """Return the features in the order of NAMES."""
    return tuple(getattr(evidence, name) for name in NAMES)


def _of_figure(
    question: Question, query: Query, hits: Sequence[Hit], figures: Sequence[ScoredFigure]
) -> tuple[float, ...]:
    """Return the last seven features, of the first figure."""
    first = figures[0]
    hit, figure = hits[first.hit], first.figure
    covering = [c for c in hit.clauses if c.start < figure.end and c.end > figure.start]
    around = figure.indicator + "".join(hit.passage.text[c.start : c.end] for c in covering)
    similarity = next(match.similarity for match in hit.figures if match.figure is figure)
    return (
        float(first.hit == 0),
        min(first.score - figures[1].score, _CLEAR) if len(figures) > 1 else _CLEAR,
        max((c.score for c in covering), default=0.0) - hits[0].best_clause.score,
        _named(bigram_set(query.topic), query, around),
        (similarity - _MIDDLE) * 10 if similarity else 0.0,
        float(figure.tense == "actual"),
        float(bool(question.dimensions) and dimension(figure.unit) not in question.dimensions),
    )


def _named(asked: frozenset[str], query: Query, text: str) -> float:
    """Return the share of what is asked that a text names; what only a synonym names counts half."""
    held = bigram_set(text)
    direct = _share(asked, held)
    return max(direct, (direct + _share(bigram_set(query.synonyms), held)) / 2)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _missing(telling: Sequence[str], text: str) -> float:
    return sum(word not in text for word in telling) / len(telling) if telling else 0.0


def _log_odds(share: float) -> float:
    bounded = min(max(share, 1e-9), 1 - 1e-9)
    return max(-_CLEAR, min(_CLEAR, math.log(bounded / (1 - bounded))))


def _sentence_around(hit: Hit) -> str:
    best = hit.best_clause
    spans = (s for s in hit.passage.sentences if s.start < best.end and s.end > best.start)
    return "".join(hit.passage.text[span.start : span.end] for span in spans)
