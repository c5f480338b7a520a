"""Extracted figures laid beside gold ones, and how the measures of extraction are computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.gold import AnnotatedSpan, SpannedFigure
from eval.matching import same_quantity, squeeze
from eval.measures import Measure
from eval.scorer import Array, Scorer, counted, f1, mean

# Of character bigrams: from here on two indicators name the same thing.
INDICATOR_F1 = 0.6


@dataclass(frozen=True, slots=True)
class Aligned:
    """A gold figure, an extracted one, or both where they match; both have offsets in the report's source."""

    gold: SpannedFigure | None
    found: SpannedFigure | None

    @property
    def report(self) -> str:
        """Return the report that they stand in."""
        return next((one.report for one in (self.gold, self.found) if one), "")

    @property
    def matched(self) -> bool:
        """Say whether both are there."""
        return self.gold is not None and self.found is not None

    @property
    def optional(self) -> bool:
        """Say whether finding it is no duty: neither found nor missed does it count."""
        return self.gold is not None and not self.gold.required


def align(
    gold: Sequence[SpannedFigure], found: Sequence[SpannedFigure], spans: Sequence[AnnotatedSpan]
) -> list[Aligned]:
    """Match each gold figure, required ones first, with the first extracted one that fits; drop what no span covers.

    They match when the spans overlap and value, unit and comparator agree; each figure matches at most once.
    """
    left = [figure for figure in found if any(_inside(figure, span) for span in spans)]
    aligned = []
    for one in sorted(gold, key=lambda figure: not figure.required):
        match = next((figure for figure in left if _matches(one, figure)), None)
        if match is not None:
            left.remove(match)
        aligned.append(Aligned(one, match))
    return aligned + [Aligned(None, figure) for figure in left]


def same_indicator(left: str, right: str) -> bool:
    """Say whether two indicators agree: one holds the other, or their character bigrams have an F1 of at least 0.6.

    >>> same_indicator("新增就业", "城镇新增就业"), same_indicator("改造老旧小区", "老旧小区改造")
    (True, True)
    >>> same_indicator("粮食产量", "猪肉产量")
    False
    """
    left, right = squeeze(left), squeeze(right)
    if not left or not right:
        return left == right
    return left in right or right in left or _bigram_f1(left, right) >= INDICATOR_F1


def _bigram_f1(left: str, right: str) -> float:
    ours, theirs = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (left, right))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0


def _inside(figure: SpannedFigure, span: AnnotatedSpan) -> bool:
    return figure.report == span.report and span.start <= figure.start and figure.end <= span.end


def _matches(gold: SpannedFigure, found: SpannedFigure) -> bool:
    overlaps = gold.report == found.report and gold.start < found.end and found.start < gold.end
    return overlaps and same_quantity(gold, found, strict=True)


def _share(owed: Callable[[Aligned], bool], good: Callable[[Aligned], bool]) -> Scorer[Aligned]:
    return Scorer(owed, lambda _, aligned: counted([good(one) for one in aligned]), mean)


def _counts(_: Measure, aligned: Sequence[Aligned]) -> Array:
    """Columns: matched, found, gold."""
    return np.array([(one.matched, one.found is not None, one.gold is not None) for one in aligned], np.float64)


def _agrees(name: str) -> Scorer[Aligned]:
    return _share(_matched, lambda one: getattr(one.gold, name) == getattr(one.found, name))


def _matched(one: Aligned) -> bool:
    return one.matched


def _indicator_agrees(one: Aligned) -> bool:
    return bool(one.gold and one.found and same_indicator(one.gold.indicator, one.found.indicator))


FIGURE_SCORERS: dict[str, Scorer[Aligned]] = {
    "FigureExtractP": _share(lambda one: one.found is not None and not one.optional, _matched),
    "FigureExtractR": _share(lambda one: one.gold is not None and not one.optional, _matched),
    "FigureExtractF1": Scorer(lambda one: not one.optional, _counts, f1),
    "IndicatorAcc": _share(_matched, _indicator_agrees),
    "KindAcc": _agrees("kind"),
    "TenseAcc": _agrees("tense"),
}
