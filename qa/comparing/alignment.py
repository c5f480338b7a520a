"""A figure for each side of a comparison, chosen so that all speak of one indicator."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure, Slice
from corpus.budget import spend
from corpus.text.overlap import share
from corpus.text.spans import touching
from corpus.text.tokens import bigram_set
from index import Hit
from qa.answering.figure_choice import ScoredFigure, score_figures
from qa.answering.figure_features import PASSAGES
from qa.answering.search import Sources
from qa.judging.confidence import Judge
from qa.judging.features import AnswerFeatures
from qa.matching.indicators import (
    Described,
    canonical,
    comparable,
    describe,
    opposed_names,
    same_probability,
)
from qa.question.reading import Question
from qa.question.sides import Side
from qa.question.when import is_mean

# Figures of a side that are considered, and how many of the best of all sides are tried as the measure of the others.
_CANDIDATES = 6
_ANCHORS = 12
# Log-odds of a goal beside a result, where the question does not say which it asks for.
_OTHER_TENSE = -3.0
# ... that a figure gains whose indicator, in one wording, the question names (GDP, 经济增长).
_NAMED = 3.0
# ... of a side that states none: a pair of figures far from the question is no better.
_NONE = -4.0
# Share of the judge's threshold that the sides reach on average; it learned from single questions. Of 14 comparisons of
# questions_multi_dev the least likely reaches 1.0; of 5 of what no report says, the likeliest 0.6.
_OF_A_SIDE = 0.75
# Least probability that a side's figure speaks of the indicator; below it, the side states none.
_LEAST_ALIKE = 0.25


@dataclass(frozen=True, slots=True)
class SideCandidate:
    """A figure of a side with what it is compared by.

    Attributes:
        fit: its score below the side's best, and what it gains where the question names its indicator; log-odds.
    """

    scored: ScoredFigure
    described: Described
    fit: float


@dataclass(frozen=True, slots=True)
class SideSearch:
    """A side with what was found in its reports, and its best figures."""

    side: Side
    hits: list[Hit]
    candidates: list[SideCandidate]


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """A side with the figure that is compared, or None where its reports state none."""

    side: Side
    hits: list[Hit]
    chosen: ScoredFigure | None

    @property
    def figure(self) -> Figure | None:
        """Return the figure, if there is one."""
        return self.chosen.figure if self.chosen else None

    def slice(self) -> Slice:
        """Return the clauses that state the figure."""
        assert self.chosen is not None
        hit = self.hits[self.chosen.hit]
        around = touching(hit.clauses, self.chosen.figure)
        return Slice(hit.passage, around[0].start, around[-1].end)


def search_sides(question: Question, sides: Sequence[Side], sources: Sources) -> list[SideSearch]:
    """Search each side's reports alone, so that a place with much to say hides no other."""
    return [_search(question, side, sources) for side in sides]


def choose_alike(searches: Sequence[SideSearch]) -> list[ComparedSide]:
    """Choose a figure for each side so that all speak of one indicator: the best sum of scores and likenesses.

    The best candidates of all sides are tried as the measure of the others; each side then gives its own best.
    """
    candidates = (candidate for search in searches for candidate in search.candidates)
    anchors = sorted(candidates, key=lambda candidate: candidate.fit, reverse=True)[:_ANCHORS]
    if not anchors:
        return [ComparedSide(search.side, search.hits, None) for search in searches]
    choices = ([_nearest(anchor, search) for search in searches] for anchor in anchors)
    best = max(choices, key=lambda choice: sum(score for _, score in choice))
    return [ComparedSide(search.side, search.hits, chosen) for search, (chosen, _) in zip(searches, best, strict=True)]


def is_likely(question: Question, figures: Sequence[Figure], evidence: Sequence[AnswerFeatures], judge: Judge) -> bool:
    """Tell whether figures are what is asked for: it names their indicators, in one wording, or the judge takes them.

    The mean probability of the sides is asked for; the judge learned from single questions.
    """
    text = canonical(question.words.text)
    if all(canonical(figure.indicator) in text for figure in figures):
        return True
    total = sum(map(judge.answerable, evidence))
    return bool(evidence) and total >= _OF_A_SIDE * judge.threshold * len(evidence)


def _search(question: Question, side: Side, sources: Sources) -> SideSearch:
    if not side.scope.reports:
        return SideSearch(side, [], [])
    spend()
    passages = sources.searcher.search(question.words, PASSAGES, side.scope.reports, side.scope.priors)
    hits = [hit for hit in passages if hit.passage.role != "note"]  # notes explain terms; what they count is no result
    scored = score_figures(question, hits, side.scope, sources.models.figures)
    fitting = [found for found in scored if speaks_of(side, found.figure, question.when.mean)][:_CANDIDATES]
    described = [describe(sources.searcher.describe(hits[figure.hit], figure.figure)) for figure in fitting]
    wording = canonical(question.words.text)
    return SideSearch(
        side,
        hits,
        [
            SideCandidate(figure, form, figure.score - fitting[0].score + _NAMED * _named(form.name, wording))
            for figure, form in zip(fitting, described, strict=True)
            if not opposed_names(form.name, wording)  # 工业投资, where 固定资产投资 is asked for
        ],
    )


def speaks_of(side: Side, figure: Figure, mean: bool) -> bool:
    """Tell whether a figure can be a side's: of its tense, of no other year, and no mean of several years."""
    if side.tense not in (None, figure.tense) or (is_mean(figure) and not mean):
        return False
    return side.year is None or figure.year in (side.year, None)


def _named(name: str, wording: str) -> float:
    return share(bigram_set(name), bigram_set(wording))


def _nearest(anchor: SideCandidate, search: SideSearch) -> tuple[ScoredFigure | None, float]:
    """Return the figure of a side that fits best beside the anchor, or None, with the score."""
    fitting = []
    for i, candidate in enumerate(search.candidates):
        likeness = _likeness(anchor.described, candidate.described)
        other_tense = search.side.tense is None and anchor.scored.figure.tense != candidate.scored.figure.tense
        if likeness >= _LEAST_ALIKE:
            fitting.append((math.log(likeness) + candidate.fit + _OTHER_TENSE * other_tense, -i))
    if not fitting:
        return None, _NONE
    score, place = max(fitting)
    return search.candidates[-place].scored, max(score, _NONE)


def _likeness(a: Described, b: Described) -> float:
    """Return the probability that two figures speak of one indicator."""
    if a is b:
        return 1.0
    if not comparable(a.figure, b.figure) or opposed_names(a.name, b.name):
        return 0.0
    return same_probability(a, b)
