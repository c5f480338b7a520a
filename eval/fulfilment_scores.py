"""What became of targets: a server's items laid beside the gold pairs, and how the measures are computed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.errors import ResponseError
from eval.gold import TARGET_VERDICTS, GoldTarget, StatedFigure
from eval.matching import VALUE_TOLERANCE, contains, squeeze
from eval.scorer import Scorer, counted, mean

# Text of a paragraph: (report, number) in, its characters out.
Paragraphs = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class FollowedFigure:
    """A figure of an item: where it stands, and what it says."""

    report: str
    paragraph: int
    start: int
    end: int
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Followed:
    """An item: a target, the result that was found for it (None: nothing), and the verdict."""

    target: FollowedFigure
    actual: FollowedFigure | None
    verdict: str


@dataclass(frozen=True, slots=True)
class ScoredTarget:
    """A gold pair with the item that is about it; None where the server has none, which is wrong."""

    gold: GoldTarget
    item: Followed | None

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


def read_items(payload: Mapping[str, Any]) -> list[Followed]:
    """Read an answer of GET /api/fulfilment; raises ResponseError where it breaks the contract."""
    try:
        return [_item(item) for item in payload["items"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ResponseError(f"the answer breaks the contract: {type(error).__name__} {error}") from error


def pair(targets: Iterable[GoldTarget], items: Sequence[Followed], paragraphs: Paragraphs) -> list[ScoredTarget]:
    """Give each gold pair the first item whose target is its own: report, value, unit and an overlapping quote."""
    return [
        ScoredTarget(gold, next((item for item in items if _same_target(gold.target, item.target, paragraphs)), None))
        for gold in targets
    ]


def _same_target(gold: StatedFigure, found: FollowedFigure, paragraphs: Paragraphs) -> bool:
    return (
        found.report == gold.report
        and found.unit == gold.unit
        and math.isclose(found.value, gold.value, rel_tol=VALUE_TOLERANCE)
        and _stands_in(found, gold.quote, paragraphs.get((found.report, found.paragraph), ""))
    )


def _stands_in(found: FollowedFigure, quote: str, text: str) -> bool:
    """Say whether the figure overlaps the quote in its paragraph, white space aside."""
    if not contains(text, quote):
        return False
    start = squeeze(text).index(squeeze(quote))
    before, inside = len(squeeze(text[: found.start])), len(squeeze(text[found.start : found.end]))
    return before < start + len(squeeze(quote)) and start < before + inside


def _item(item: Mapping[str, Any]) -> Followed:
    if item["verdict"] not in TARGET_VERDICTS:
        raise ValueError(f"verdict {item['verdict']!r}")
    actual = item["actual"]
    return Followed(_figure(item["target"]), None if actual is None else _figure(actual), item["verdict"])


def _figure(figure: Mapping[str, Any]) -> FollowedFigure:
    return FollowedFigure(
        report=figure["report"],
        paragraph=int(figure["paragraph"]),
        start=int(figure["start"]),
        end=int(figure["end"]),
        value=float(figure["value"]),
        unit=figure["unit"],
    )


def _share(owed: Callable[[ScoredTarget], bool], good: Callable[[ScoredTarget], bool]) -> Scorer[ScoredTarget]:
    return Scorer(owed, lambda _, kept: counted([good(one) for one in kept]), mean)


FULFILMENT_SCORERS: dict[str, Scorer[ScoredTarget]] = {
    "FulfilAcc": _share(lambda one: True, lambda one: one.right),
    "FulfilValue": _share(lambda one: one.gold.actual is not None, lambda one: one.value_right),
}
