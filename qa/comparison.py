"""One figure for each side of a comparison, all of one indicator, and what they show beside one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure
from corpus.units import convert
from index import DescribedFigure, Hit, Query, Searcher
from qa.figure_choice import ScoredFigure, score_figures
from qa.figure_features import PASSAGES
from qa.finding import Finding
from qa.fulfilment import outcome
from qa.likeness import Described, alike, comparable, describe, load_likeness, opposed
from qa.question import Question
from qa.scope import favour
from qa.sides import Side

# Figures of a side that are considered, and sides whose first figures are tried as the measure of the others'.
_CANDIDATES = 8
_ANCHORED = 3
# Log-odds of two figures that cannot speak of the same indicator, and of two of which one is a goal, one a result.
_UNLIKE = -6.0
_OTHER_TENSE = -1.0
_WORDS = {"=": "", ">": "超过", ">=": "不低于", "<": "低于", "<=": "不超过", "~": "约", "range": ""}
_TENSES = {"target": "目标", "actual": "实际", None: ""}


@dataclass(frozen=True, slots=True)
class Searched:
    """A side with what was found in its reports, and its figures, best first."""

    side: Side
    hits: list[Hit]
    figures: list[ScoredFigure]


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

    def finding(self) -> Finding:
        """Return the clauses that state the figure."""
        assert self.chosen is not None
        hit, figure = self.hits[self.chosen.hit], self.chosen.figure
        covering = [c for c in hit.clauses if c.start < figure.end and c.end > figure.start]
        return Finding(hit, covering[0].start, covering[-1].end, (figure,))


def search_sides(question: Question, query: Query, sides: Sequence[Side], searcher: Searcher) -> list[Searched]:
    """Search each side's reports alone, so that a place with much to say hides no other."""
    found = []
    for side in sides:
        hits = searcher.search(query, PASSAGES, side.scope.reports, side.scope.priors)
        figures = favour(side.scope, score_figures(question, query, hits, side.scope))
        fitting = [each for each in figures if side.tense in (None, each.figure.tense)]
        found.append(Searched(side, hits, fitting))
    return found


def choose_alike(searched: Sequence[Searched]) -> list[Compared]:
    """Choose a figure for each side so that all speak of one indicator: the best sum of scores and likenesses.

    Every candidate of the first sides is tried as the measure of the others; each side then gives its own best.
    """
    candidates = [_candidates(each) for each in searched]
    anchors = [anchor for own in candidates[:_ANCHORED] for anchor in own]
    if not anchors:
        return [Compared(each.side, each.hits, None) for each in searched]
    choices = ([_nearest(anchor, own) for own in candidates] for anchor in anchors)
    best = max(choices, key=lambda choice: sum(score for _, score in choice))
    return [
        Compared(each.side, each.hits, chosen if score > _UNLIKE else None)
        for each, (chosen, score) in zip(searched, best, strict=True)
    ]


def conclusion(compared: Sequence[Compared]) -> str:
    """Say in a Chinese sentence what stands beside what, and which is higher or whether the goal was met."""
    said = "；".join(_said(each) for each in compared)
    figures = [each.figure for each in compared if each.figure]
    tenses = [each.side.tense for each in compared]
    if len(compared) == len(figures) == 2 and tenses == ["target", "actual"]:
        return f"{said}。{'已达到目标' if outcome(*figures) == 'met' else '没有达到目标'}。"
    return f"{said}。{_ranked(compared)}"


def _candidates(searched: Searched) -> list[tuple[ScoredFigure, Described, float]]:
    """Return the best figures of a side, each with what it is compared by and its score below the best."""
    found = []
    for each in searched.figures[:_CANDIDATES]:
        clauses = searched.hits[each.hit].clauses
        text = searched.hits[each.hit].passage.text
        around = "".join(
            text[c.start : c.end] for c in clauses if c.start < each.figure.end and c.end > each.figure.start
        )
        described = describe(DescribedFigure(each.figure, around, None))
        found.append((each, described, each.score - searched.figures[0].score))
    return found


def _nearest(
    anchor: tuple[ScoredFigure, Described, float], own: Sequence[tuple[ScoredFigure, Described, float]]
) -> tuple[ScoredFigure | None, float]:
    """Return a side's figure that fits best beside the anchor, with its score."""
    scored = [(_likeness(anchor[1], described) + score, i) for i, (_, described, score) in enumerate(own)]
    if not scored:
        return None, _UNLIKE
    score, place = max(scored, key=lambda pair: (pair[0], -pair[1]))
    return own[place][0], score


def _likeness(a: Described, b: Described) -> float:
    """Return the log-probability that two figures speak of one indicator."""
    if a is b:
        return 0.0
    if not comparable(a.figure, b.figure) or opposed(a.name, b.name):
        return _UNLIKE
    probability = load_likeness("words").probability(alike(a, b))
    return max(_UNLIKE, math.log(max(probability, 1e-9))) + _OTHER_TENSE * (a.figure.tense != b.figure.tense)


def _said(compared: Compared) -> str:
    side, figure = compared.side, compared.figure
    year = f"{side.year}年" if side.year else ""
    head = f"{side.place}{year}{_TENSES[side.tense]}"
    return f"{head}：{_WORDS[figure.comparator]}{figure.text}" if figure else f"{head}：报告没有给出"


def _ranked(compared: Sequence[Compared]) -> str:
    stated = [each for each in compared if each.figure]
    first = stated[0].figure if stated else None
    if first is None or len(stated) < 2:
        return ""
    values = [(convert(each.figure.value, each.figure.unit, first.unit), each) for each in stated if each.figure]
    if any(value is None for value, _ in values):
        return ""
    ordered = sorted(values, key=lambda pair: -(pair[0] or 0))
    if ordered[0][0] == ordered[-1][0]:
        return "数值相同。"
    return f"最高的是{_name(ordered[0][1].side, compared)}，最低的是{_name(ordered[-1][1].side, compared)}。"


def _name(side: Side, compared: Sequence[Compared]) -> str:
    """Name a side by what tells it from the others."""
    one_place = len({each.side.place for each in compared}) == 1
    one_year = len({each.side.year for each in compared}) == 1
    return f"{'' if one_place else side.place}{'' if one_year else f'{side.year}年'}"
