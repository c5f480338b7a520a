"""Evidence weighed: candidates with what speaks for them, and how certain the likeliest is.

What each kind of evidence is worth stands in data/evidence.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from math import prod
from pathlib import Path
from typing import Generic, TypeVar

from corpus.text.wordfile import read_toml

_FILE = Path(__file__).parent.parent / "data" / "evidence.toml"
# The most that a piece of evidence counts: even what is printed may be misprinted.
_MOST = 0.995

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence(Generic[T]):
    """A value with the kind of evidence that speaks for it, a row of the file."""

    value: T
    kind: str


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """The likeliest value, or None where nothing speaks for any.

    Attributes:
        certainty: probability that it is right, in [0, 1].
        kinds: of the evidence for it, the strongest first.
    """

    value: T | None
    certainty: float = 0.0
    kinds: tuple[str, ...] = ()


def weigh(field: str, evidence: Iterable[Evidence[T]], key: Callable[[T], object] = lambda value: value) -> Finding[T]:
    """Weigh the evidence for the values of a field; values of one `key` are one, written as the strongest has it.

    A kind counts once for a value. Agreeing kinds leave the product of their doubts; the odds of a value stand against
    those of the others and of none.

    >>> weigh("year", [Evidence(2021, "session"), Evidence(2021, "plans"), Evidence(2023, "page")])
    Finding(value=2021, certainty=0.991, kinds=('session', 'plans'))
    """
    weights = weights_of(field)
    groups: dict[object, dict[str, T]] = {}
    for piece in evidence:
        groups.setdefault(key(piece.value), {}).setdefault(piece.kind, piece.value)
    odds = {name: _odds([weights[kind] for kind in kinds]) for name, kinds in groups.items()}
    if not odds:
        return Finding(None)
    best = max(odds, key=lambda name: odds[name])
    kinds = sorted(groups[best], key=lambda kind: -weights[kind])
    return Finding(groups[best][kinds[0]], round(odds[best] / (1 + sum(odds.values())), 3), tuple(kinds))


@cache
def weights_of(field: str) -> dict[str, float]:
    """Return what the kinds of evidence for a field are worth."""
    weights: dict[str, float] = read_toml(_FILE)[field]
    return weights


def taken(certainty: float) -> tuple[bool, bool]:
    """Tell whether a value of some certainty is taken at all, and whether without asking.

    >>> taken(0.99), taken(0.6), taken(0.3)
    ((True, True), (True, False), (False, False))
    """
    limits = weights_of("taken")
    return certainty >= limits["at_all"], certainty >= limits["surely"]


def _odds(weights: list[float]) -> float:
    right = min(_MOST, 1 - prod(1 - weight for weight in weights))
    return right / (1 - right)
