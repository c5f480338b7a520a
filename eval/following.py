"""Targets followed into the next year's report, by whatever answers as GET /api/fulfilment does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from eval.fulfilment_scores import FULFILMENT_SCORERS, Followed, Kept, Paragraphs, pair, read_items
from eval.gold import Promise
from eval.measures import measures_of
from eval.scoring import Scores

# Ids of the report with the targets and of the one with the results in; the answer of the API out.
Follow = Callable[[str, str], Mapping[str, Any]]


def follow_promises(follow: Follow, promises: Sequence[Promise], paragraphs: Paragraphs) -> list[Kept]:
    """Follow every pair of reports that the promises are about, once, and lay the items beside the promises."""
    items: list[Followed] = []
    for target, actual in report_pairs(promises):
        items += read_items(follow(target, actual))
    return pair(promises, items, paragraphs)


def report_pairs(promises: Iterable[Promise]) -> list[tuple[str, str]]:
    """Return (report of the targets, report of the results), each once; a promise without result says nothing."""
    return list(dict.fromkeys((one.target.report, one.actual.report) for one in promises if one.actual))


def scores_of(kept: Sequence[Kept]) -> Scores[Kept]:
    """Return the measures of followed targets."""
    return Scores.of(measures_of("fulfilment"), FULFILMENT_SCORERS, kept)


def text_of(kept: Sequence[Kept]) -> str:
    """Return the measures, then every promise whose verdict or value is wrong."""
    lines = [f"{name:12} {value or 0:.4f}" for name, value in scores_of(kept).totals().items()]
    wrong = (one for one in kept if not (one.right and (one.promise.actual is None or one.value_right)))
    return "\n".join([*lines, *map(_line, wrong)])


def _line(kept: Kept) -> str:
    promise, item = kept.promise, kept.item
    said = "no such target" if item is None else f"{item.verdict} by {item.actual.value if item.actual else 'nothing'}"
    gold = f"{promise.verdict} by {promise.actual.figure.value if promise.actual else 'nothing'}"
    return f"{promise.id} {promise.target.indicator} {promise.target.figure.text}: {said}, gold {gold}"
