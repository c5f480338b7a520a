"""Targets followed into the next year's report, laid beside the gold ones, and their measures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.text.overlap import find_quotes
from corpus.text.spans import touching
from eval.gold import GoldTarget, StatedFigure
from eval.matching import VALUE_TOLERANCE
from eval.measures import measures_of
from eval.response import FollowedFigure, FollowedTarget
from eval.scorer import Scorer, Scores, share_of
from eval.sets import DATASETS

FULFILMENT_SET = DATASETS / "fulfilment_dev.jsonl"
# Ids of the report with the targets and of the one with the results in, what became of each target out.
Follow = Callable[[str, str], Sequence[FollowedTarget]]
# Text of a paragraph: (report, number) in, its characters out.
Paragraphs = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class ScoredTarget:
    """A gold target with the item that is about it; None where the system has none, which is wrong."""

    gold: GoldTarget
    item: FollowedTarget | None

    @property
    def right(self) -> bool:
        """Say whether the verdict is the gold one."""
        return self.item is not None and self.item.verdict == self.gold.verdict

    @property
    def value_right(self) -> bool:
        """Say whether the result that was found has the value of the gold one."""
        gold, item = self.gold.actual, self.item
        if gold is None or item is None or item.actual is None:
            return False
        return math.isclose(gold.value, item.actual.value, rel_tol=VALUE_TOLERANCE)


def follow_targets(follow: Follow, targets: Sequence[GoldTarget], paragraphs: Paragraphs) -> list[ScoredTarget]:
    """Follow every pair of reports that the targets are about, once, and lay the items beside the targets.

    A target gets the first item whose target is its own: report, value, unit and an overlapping quote.
    """
    items = [item for pair in report_pairs(targets) for item in follow(*pair)]
    return [
        ScoredTarget(gold, next((item for item in items if _same(gold.target, item.target, paragraphs)), None))
        for gold in targets
    ]


def report_pairs(targets: Iterable[GoldTarget]) -> list[tuple[str, str]]:
    """Return (report of the targets, report of the results), each once; a target without result says nothing."""
    return list(dict.fromkeys((gold.target.report, gold.actual.report) for gold in targets if gold.actual))


def _same(gold: StatedFigure, figure: FollowedFigure, paragraphs: Paragraphs) -> bool:
    return (
        figure.report == gold.report
        and figure.unit == gold.unit
        and math.isclose(figure.value, gold.value, rel_tol=VALUE_TOLERANCE)
        and _stands_in(figure, gold.quote, paragraphs.get((figure.report, figure.paragraph), ""))
    )


def _stands_in(figure: FollowedFigure, quote: str, text: str) -> bool:
    """Say whether the figure overlaps the quote in its paragraph."""
    return bool(touching(find_quotes(text, quote), figure))


def fulfilment_scores(targets: Sequence[ScoredTarget]) -> Scores[ScoredTarget]:
    """Return the measures of followed targets."""
    return Scores.of(measures_of("fulfilment"), FULFILMENT_SCORERS, targets)


def fulfilment_lines(targets: Sequence[ScoredTarget]) -> list[str]:
    """Return the measures, then every target whose verdict or value is wrong."""
    lines = [f"{name:12} {value or 0:.4f}" for name, value in fulfilment_scores(targets).totals().items()]
    wrong = (scored for scored in targets if not (scored.right and (scored.gold.actual is None or scored.value_right)))
    return [*lines, *map(_line, wrong)]


def _line(scored: ScoredTarget) -> str:
    gold, item = scored.gold, scored.item
    verdict = "no such target" if item is None else f"{item.verdict} by {_value(item.actual)}"
    head = f"{gold.id} {gold.target.indicator} {gold.target.text}"
    return f"{head}: {verdict}, gold {gold.verdict} by {_value(gold.actual)}"


def _value(figure: FollowedFigure | StatedFigure | None) -> str:
    return "nothing" if figure is None else f"{figure.value:.15g}"


FULFILMENT_SCORERS: dict[str, Scorer[ScoredTarget]] = {
    "FulfilAcc": share_of(lambda scored: True, lambda scored: scored.right),
    "FulfilValue": share_of(lambda scored: scored.gold.actual is not None, lambda scored: scored.value_right),
}
