"""How near the best passage is to the question, in meaning and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.overlap import share
from corpus.text.tokens import bigram_set, rarity, words
from index import SearchWords
from qa.judging.features.candidates import Candidates

# Log-odds count no further than this: beyond it nothing is learned.
CLEAR = 6.0
# The mean cosine of a question and a clause over questions_dev (of the nearest clause 0.89 where the report answers,
# 0.85 where it does not), and what a cosine's distance from it is worth.
_MIDDLE, _WORTH = 0.75, 4.6


@dataclass(frozen=True, slots=True)
class Coverage:
    """Features of the question beside the best passage.

    Attributes:
        similarity: cosine of the question with the nearest clause, centred and scaled; 0 without an encoder.
        number_similarity: the same where a number is asked for.
        lead: log-odds of the first passage over the second.
        share: log-odds of the first passage against all others.
        clause: fused score of the best clause of the first passage.
        named, named_near, named_clause: share in [0, 1] of the question's topic bigrams that the first passage, the
            sentence of its best clause, and that clause have; a synonym counts half in the first two.
        unasked: share of the best clause's bigrams that the question has not.
        exact: `named_clause` times what is not `unasked`.
        missing, missing_sentence, missing_clause: share of the question's words of two characters or more, weighed
            by rarity, that no near passage, the sentence and the best clause have, nor the reports' word for it.
        rarest_missing, rarest_missing_sentence: rarity of the rarest of them, in powers of ten.
        words: how many such words the question has.
    """

    similarity: float
    number_similarity: float
    lead: float
    share: float
    clause: float
    named: float
    named_near: float
    named_clause: float
    unasked: float
    exact: float
    missing: float
    missing_sentence: float
    missing_clause: float
    rarest_missing: float
    rarest_missing_sentence: float
    words: float

    @classmethod
    def of(cls, candidates: Candidates) -> Coverage:
        """Lay the question beside the best passage."""
        hits, query = candidates.hits, candidates.question.words
        near = centred(candidates.first.similarity)
        telling = _telling(query)
        topic, clause = bigram_set(query.topic), bigram_set(candidates.clause)
        named, unasked = share(topic, clause), 1 - share(clause, topic | bigram_set(query.synonyms))
        return cls(
            similarity=near,
            number_similarity=near * candidates.question.wants.number,
            lead=min(hits[0].score - hits[1].score, CLEAR) if len(hits) > 1 else CLEAR,
            share=_log_odds(candidates.first.share),
            clause=candidates.best.score,
            named=named_by(query, candidates.first.passage.text),
            named_near=named_by(query, candidates.sentence),
            named_clause=named,
            unasked=unasked,
            exact=named * (1 - unasked),
            missing=_missing(telling, candidates.near),
            missing_sentence=_missing(telling, candidates.sentence),
            missing_clause=_missing(telling, candidates.clause),
            rarest_missing=_rarest(telling, candidates.near),
            rarest_missing_sentence=_rarest(telling, candidates.sentence),
            words=float(len(telling)),
        )


def centred(cosine: float) -> float:
    """Return a cosine, scaled, from where those of nothing and of an answer meet; 0 for none."""
    return (cosine - _MIDDLE) * _WORTH if cosine else 0.0


def named_by(query: SearchWords, text: str) -> float:
    """Return the share of what is asked that a text names; what only a synonym names counts half."""
    named = bigram_set(text)
    direct = share(bigram_set(query.topic), named)
    return max(direct, (direct + share(bigram_set(query.synonyms), named)) / 2)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the question: how rare it is, in powers of ten, and what else it may be called."""

    rarity: float
    forms: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        return any(form in text for form in self.forms)


def _telling(query: SearchWords) -> list[_Word]:
    named = dict.fromkeys(word for word in words(query.topic) if len(word) > 1)
    return [_Word(rarity(forms[0]), forms) for forms in query.forms(named)]


def _missing(telling: Sequence[_Word], text: str) -> float:
    total = sum(word.rarity for word in telling)
    return sum(word.rarity for word in telling if not word.is_in(text)) / total if total else 0.0


def _rarest(telling: Sequence[_Word], text: str) -> float:
    return max((word.rarity for word in telling if not word.is_in(text)), default=0.0)


def _log_odds(share: float) -> float:
    bounded = min(max(share, 1e-9), 1 - 1e-9)
    return max(-CLEAR, min(CLEAR, math.log(bounded / (1 - bounded))))
