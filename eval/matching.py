"""When a passage, a quote, a figure or an answer counts as right; white space never matters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from corpus.text.overlap import contains, squeeze
from eval.gold import GoldEvidence, GoldQuestion

# Relative: a value that went through a float and back is still the same.
VALUE_TOLERANCE = 1e-6
# Of the shorter quote: what must be shared for two quotes to be about the same words.
QUOTE_OVERLAP = 0.5


class Located(Protocol):
    """A text with the report it stands in."""

    @property
    def report(self) -> str:
        """Id of the report."""

    @property
    def text(self) -> str:
        """The words."""


class FigureLike(Protocol):
    """A value with its unit and comparator."""

    @property
    def value(self) -> float:
        """The number, scale words multiplied out."""

    @property
    def unit(self) -> str:
        """The base unit."""

    @property
    def comparator(self) -> str:
        """The bound."""


AnyFigure = TypeVar("AnyFigure", bound=FigureLike)


@dataclass(frozen=True, slots=True)
class FigureCount:
    """How many figures agree, as sets."""

    shared: int
    returned: int
    gold: int

    @property
    def exact(self) -> bool:
        """Say whether both sets are the same."""
        return self.shared == self.returned == self.gold


def grade(passage: Located, evidence: Sequence[GoldEvidence]) -> int:
    """Return the highest grade of the evidence that a passage holds; 0 when it holds none."""
    return max((e.grade for e in evidence if _same_report(passage, e) and contains(passage.text, e.quote)), default=0)


def quote_hit(quotes: Sequence[Located], evidence: Sequence[GoldEvidence]) -> bool:
    """Say whether some quote shares at least half of the shorter with some evidence of its report."""
    return any(
        _same_report(quote, e) and shared_run(quote.text, e.quote) >= QUOTE_OVERLAP
        for quote in quotes
        for e in evidence
    )


def shared_run(left: str, right: str) -> float:
    """Return the longest run of characters that both share, as a share of the shorter text: in [0, 1].

    >>> shared_run("增长 7%", "总值增长7%以上"), shared_run("增加3家", "增长3家"), shared_run("粮食产量", "")
    (1.0, 0.5, 0.0)
    """
    left, right = squeeze(left), squeeze(right)
    if not left or not right:
        return 0.0
    shared = SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size
    return shared / min(len(left), len(right))


def same_figure(left: FigureLike, right: FigureLike, strict: bool = False) -> bool:
    """Say whether value (1e-6 relative) and unit agree; the comparator too when strict."""
    return (
        left.unit == right.unit
        and math.isclose(left.value, right.value, rel_tol=VALUE_TOLERANCE)
        and (not strict or left.comparator == right.comparator)
    )


def among(figure: FigureLike, figures: Sequence[FigureLike], strict: bool = False) -> bool:
    """Say whether a figure is one of some."""
    return any(same_figure(figure, other, strict) for other in figures)


def distinct(figures: Sequence[AnyFigure], strict: bool = False) -> list[AnyFigure]:
    """Return the figures as a set: the first of those that are the same."""
    return [figure for place, figure in enumerate(figures) if not among(figure, figures[:place], strict)]


def count_figures(returned: Sequence[FigureLike], gold: Sequence[FigureLike], strict: bool = False) -> FigureCount:
    """Count the figures of an answer against the gold ones."""
    wanted = distinct(gold, strict)
    shared = sum(among(figure, returned, strict) for figure in wanted)
    return FigureCount(shared, len(distinct(returned, strict)), len(wanted))


def is_right(question: GoldQuestion, figures: Sequence[FigureLike], quotes: Sequence[Located]) -> bool:
    """Say whether an answer is right: exactly the gold figures where there are any, else a quote that hits."""
    return count_figures(figures, question.figures).exact if question.figures else quote_hit(quotes, question.evidence)


def _same_report(text: Located, evidence: GoldEvidence) -> bool:
    return not evidence.report or evidence.report == text.report
