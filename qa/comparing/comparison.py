"""One figure for each side of a comparison, all of one indicator, and what they show beside one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from corpus import Figure, Slice
from corpus.text.overlap import share
from corpus.text.spans import touching
from corpus.text.tokens import bigram_set
from corpus.text.units import convert
from index import Hit, Searcher, SearchWords
from qa import display
from qa.answering.draft import Draft
from qa.answering.figure_choice import ScoredFigure, score_figures
from qa.answering.figure_features import PASSAGES
from qa.answering.search import ALL, Search, Shelf
from qa.comparing.fulfilment import follow, outcome
from qa.judging.confidence import Judge
from qa.judging.features import Evidence, weigh
from qa.matching.indicators import (
    Described,
    canonical,
    comparable,
    describe,
    load_same_indicator,
    opposed_names,
    pair_features,
)
from qa.question.reading import Question
from qa.question.sides import Side

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
class Compared:
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


def compared(question: Question, search: Search) -> Draft | None:
    """Answer with a figure and a quote for each side, or for each that keeps the bound that is asked about.

    None where fewer than two sides have a figure, or they are unlikely to be what is asked for.
    """
    if not question.sides or question.lacking:
        return None
    searcher, models = search.shelf.searcher, search.shelf.models
    rows = choose_alike(search_sides(question, question.sides, search.shelf))
    rows = _follow_up(question.words, rows, searcher)
    kept = keeping(question, rows)
    stated = [row for row in (rows if kept is None else kept) or rows if row.chosen]
    evidence = tuple(weigh(question, row.hits, [row.chosen], models.prior) for row in stated if row.chosen)
    if sum(row.figure is not None for row in rows) < 2 or not (
        named(question.words, stated) or _likely(evidence, models.judge)
    ):
        return None
    return Draft(
        slices=tuple(row.slice() for row in stated),
        figures=tuple(row.figure for row in stated if row.figure),
        message=conclusion(rows) if kept is None else counted(kept),
        whole=True,
        in_scope=True,
        evidence=evidence,
        hits=tuple(interleaved(rows)),
    )


def _likely(evidence: Sequence[Evidence], judge: Judge) -> bool:
    """Tell whether the reports are likely to answer the sides of a comparison, by their mean probability."""
    total = sum(map(judge.answerable.probability, evidence))
    return bool(evidence) and total >= _OF_A_SIDE * judge.threshold * len(evidence)


def search_sides(question: Question, sides: Sequence[Side], shelf: Shelf) -> list[SideSearch]:
    """Search each side's reports alone, so that a place with much to say hides no other."""
    return [_search(question, side, shelf) for side in sides]


def choose_alike(searched: Sequence[SideSearch]) -> list[Compared]:
    """Choose a figure for each side so that all speak of one indicator: the best sum of scores and likenesses.

    The best candidates of all sides are tried as the measure of the others; each side then gives its own best.
    """
    rows = [each.candidates for each in searched]
    anchors = sorted((c for row in rows for c in row), key=lambda c: c.fit, reverse=True)[:_ANCHORS]
    if not anchors:
        return [Compared(each.side, each.hits, None) for each in searched]
    choices = ([_nearest(anchor, each.side, each.candidates) for each in searched] for anchor in anchors)
    best = max(choices, key=lambda choice: sum(score for _, score in choice))
    return [Compared(each.side, each.hits, chosen) for each, (chosen, _) in zip(searched, best, strict=True)]


def _follow_up(words: SearchWords, compared: Sequence[Compared], searcher: Searcher) -> list[Compared]:
    """Of a goal and its result, look for the result among all figures of its report, as fulfilment does."""
    if [each.side.tense for each in compared] != ["target", "actual"]:
        return list(compared)
    goal, result = compared
    if goal.chosen is None:
        return [goal, result]
    target = describe(searcher.describe(goal.hits[goal.chosen.hit], goal.chosen.figure))
    figures = [describe(each) for report in result.side.scope.reports for each in searcher.described(report)]
    followed = follow([target], figures)[0]
    if followed.actual is None:
        return list(compared)
    hits, at = result.hits, _rank(result.hits, followed.actual)
    if at is None:
        hits = searcher.search(words, ALL, result.side.scope.reports)
        at = _rank(hits, followed.actual)
    if at is None:  # a report so long that only its near passages were looked into
        return [goal, result]
    return [goal, Compared(result.side, hits, ScoredFigure(followed.actual, at, followed.confidence))]


def _rank(hits: Sequence[Hit], figure: Figure) -> int | None:
    """Return the rank of the passage that states a figure, or None."""
    place = (figure.report, figure.paragraph)
    return next((i for i, hit in enumerate(hits) if (hit.passage.report, hit.passage.number) == place), None)


def named(words: SearchWords, rows: Sequence[Compared]) -> bool:
    """Tell whether the question names the indicator of every figure compared, in one wording (GDP, 经济增长)."""
    text = canonical(words.text)
    return all(canonical(row.figure.indicator) in text for row in rows if row.figure)


def keeping(question: Question, rows: Sequence[Compared]) -> list[Compared] | None:
    """Return the sides that keep the bound of a question (哪些省在5.5%以上), or None where it sets none."""
    bound = question.condition and question.condition.bound
    if bound is None or len({row.side.tense for row in rows}) > 1:
        return None
    return [row for row in rows if row.figure and bound.holds(row.figure)]


def counted(kept: Sequence[Compared]) -> str:
    """Say in Chinese how many sides keep a bound, and which."""
    if not kept:
        return "没有合乎条件的；下面是各地的数字。"
    return f"合乎条件的有 {len(kept)} 个：{'；'.join(map(_said, kept))}。"


def conclusion(compared: Sequence[Compared]) -> str:
    """Say in Chinese what stands beside what, and which is the highest or whether the goal was met."""
    said = "；".join(map(_said, compared))
    figures = [each.figure for each in compared if each.figure]
    tenses = [each.side.tense for each in compared]
    if len(compared) == len(figures) == 2 and tenses == ["target", "actual"]:
        return f"{said}。{'已达到目标' if outcome(*figures) == 'met' else '没有达到目标'}。"
    return f"{said}。{_ranked(compared)}"


def _search(question: Question, side: Side, shelf: Shelf) -> SideSearch:
    found = shelf.searcher.search(question.words, PASSAGES, side.scope.reports, side.scope.priors)
    hits = [hit for hit in found if hit.passage.role != "note"]  # notes explain terms; what they count is no result
    scored = score_figures(question, hits, side.scope, shelf.models.figures)
    fitting = [each for each in scored if side.tense in (None, each.figure.tense)][:_CANDIDATES]
    described = [describe(shelf.searcher.describe(hits[each.hit], each.figure)) for each in fitting]
    text = canonical(question.words.text)
    asked = bigram_set(text)
    return SideSearch(
        side,
        hits,
        [
            SideCandidate(each, like, each.score - fitting[0].score + _NAMED * share(bigram_set(like.name), asked))
            for each, like in zip(fitting, described, strict=True)
            if not opposed_names(like.name, text)  # 工业投资, where 固定资产投资 is asked for
        ],
    )


def _nearest(anchor: SideCandidate, side: Side, row: Sequence[SideCandidate]) -> tuple[ScoredFigure | None, float]:
    """Return the figure of a side that fits best beside the anchor, or None, with the score."""
    fitting = []
    for i, each in enumerate(row):
        like = _likeness(anchor.described, each.described)
        other_tense = side.tense is None and anchor.scored.figure.tense != each.scored.figure.tense
        if like >= _LEAST_ALIKE:
            fitting.append((math.log(like) + each.fit + _OTHER_TENSE * other_tense, -i))
    if not fitting:
        return None, _NONE
    score, place = max(fitting)
    return row[-place].scored, max(score, _NONE)


def _likeness(a: Described, b: Described) -> float:
    """Return the probability that two figures speak of one indicator."""
    if a is b:
        return 1.0
    if not comparable(a.figure, b.figure) or opposed_names(a.name, b.name):
        return 0.0
    return load_same_indicator("words" if a.vector is None else "hybrid").probability(pair_features(a, b))


def _said(compared: Compared) -> str:
    side, figure = compared.side, compared.figure
    head = f"{side.place}{f'{side.year}年' if side.year else ''}{_tense(side)}"
    return f"{head}：{display.bounded(figure)}" if figure else f"{head}：报告没有给出"


def _tense(side: Side) -> str:
    return {"target": "目标", "actual": "实际", None: ""}[side.tense]


def _ranked(compared: Sequence[Compared]) -> str:
    stated = [(each.side, each.figure) for each in compared if each.figure]
    values = [convert(figure.value, figure.unit, stated[0][1].unit) for _, figure in stated]
    known = [value for value in values if value is not None]
    if len(known) < 2 or len(known) < len(values):
        return ""
    if max(known) == min(known):
        return "数值相同。"
    highest, lowest = (stated[known.index(end(known))][0] for end in (max, min))
    return f"最高的是{_name(highest, compared)}，最低的是{_name(lowest, compared)}。"


def _name(side: Side, compared: Sequence[Compared]) -> str:
    """Name a side by what tells it from the others."""
    one_place = len({each.side.place for each in compared}) == 1
    one_year = len({each.side.year for each in compared}) == 1
    return f"{'' if one_place else side.place}{'' if one_year else f'{side.year}年'}"


def interleaved(compared: Sequence[Compared]) -> list[Hit]:
    """Return the passages of all sides, those of the figures compared first, then in turn."""
    first = [each.hits[each.chosen.hit] for each in compared if each.chosen]
    rest = [hit for row in zip_longest(*(each.hits for each in compared)) for hit in row if hit]
    kept: dict[tuple[str, int], Hit] = {}
    for hit in (*first, *rest):
        kept.setdefault((hit.passage.report, hit.passage.number), hit)
    return list(kept.values())
