"""Targets followed into the next year's report, by whatever answers as GET /api/fulfilment does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from eval.fulfilment_scores import FULFILMENT_SCORERS, Followed, Paragraphs, ScoredTarget, pair, read_items
from eval.gold import GoldTarget
from eval.measures import measures_of
from eval.scoring import Scores

# Ids of the report with the targets and of the one with the results in; the answer of the API out.
Follow = Callable[[str, str], Mapping[str, Any]]


def follow_targets(follow: Follow, targets: Sequence[GoldTarget], paragraphs: Paragraphs) -> list[ScoredTarget]:
    """Follow every pair of reports that the targets are about, once, and lay the items beside the targets."""
    items: list[Followed] = []
    for target, actual in report_pairs(targets):
        items += read_items(follow(target, actual))
    return pair(targets, items, paragraphs)


def report_pairs(targets: Iterable[GoldTarget]) -> list[tuple[str, str]]:
    """Return (report of the targets, report of the results), each once; a target without result says nothing."""
    return list(dict.fromkeys((one.target.report, one.actual.report) for one in targets if one.actual))


def scores_of(kept: Sequence[ScoredTarget]) -> Scores[ScoredTarget]:
    """Return the measures of followed targets."""
    return Scores.of(measures_of("fulfilment"), FULFILMENT_SCORERS, kept)


def text_of(kept: Sequence[ScoredTarget]) -> str:
    """Return the measures, then every target whose verdict or value is wrong."""
    lines = [f"{name:12} {value or 0:.4f}" for name, value in scores_of(kept).totals().items()]
    wrong = (one for one in kept if not (one.right and (one.gold.actual is None or one.value_right)))
    return "\n".join([*lines, *map(_line, wrong)])


def _line(kept: ScoredTarget) -> str:
    gold, item = kept.gold, kept.item
    said = "no such target" if item is None else f"{item.verdict} by {item.actual.value if item.actual else 'nothing'}"
    result = gold.actual.value if gold.actual else "nothing"
    return f"{gold.id} {gold.target.indicator} {gold.target.text}: {said}, gold {gold.verdict} by {result}"
