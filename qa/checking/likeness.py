"""Does a report's figure speak of what a claimed figure speaks of? Features of the pair, and their fitted weights."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from corpus import Figure
from corpus.units import dimension
from qa.checking.amounts import comparable, difference
from qa.checking.words import coverage, opposed, plain

WEIGHTS = Path(__file__).parent.parent / "data" / "claim_weights.json"
# The cosine around which unlike and like indicators part (e5 models: 0.8 for nothing in common, 0.9 for the same).
_MIDDLE = 0.85


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about, in plain words: its indicator, and the clause or sentence around it without numbers."""

    figure: Figure
    indicator: str
    around: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What speaks for two figures being about the same thing; each a plain number, higher for the likelier.

    Attributes:
        indicator: cosine of the indicators, centred, in tenths; 0 without an encoder.
        clause: cosine of the clauses around them, the same way.
        named: share of the claimed indicator's bigrams in the stated indicator.
        named_around: share of them in the stated indicator and its clause.
        stated_named: share of the stated indicator's bigrams in the claimed sentence.
        unit: 1 if they measure the same, else 0; 0.5 for two classifiers.
        same_change: 1 if both or neither are a rate of change.
        unopposed: 0 if their words exclude each other (城镇, 农村), else 1.
        same_amount: 1 if the amounts agree.
    """

    indicator: float
    clause: float
    named: float
    named_around: float
    stated_named: float
    unit: float
    same_change: float
    unopposed: float
    same_amount: float


NAMES = tuple(field.name for field in fields(Pair))


def pair(claimed: Subject, stated: Subject, indicator: float, clause: float) -> Pair:
    """Describe a pair; the cosines are in [-1, 1], 0 without an encoder."""
    return Pair(
        indicator=(indicator - _MIDDLE) * 10 if indicator else 0.0,
        clause=(clause - _MIDDLE) * 10 if clause else 0.0,
        named=coverage(claimed.indicator, stated.indicator),
        named_around=coverage(claimed.indicator, f"{stated.indicator} {stated.around}"),
        stated_named=coverage(stated.indicator, f"{claimed.indicator} {claimed.around}"),
        unit=_unit(claimed.figure, stated.figure),
        same_change=float(_changes(claimed) == _changes(stated)),
        unopposed=float(opposed(claimed.indicator, stated.indicator) is None),
        same_amount=float(not difference(claimed.figure, stated.figure)),
    )


def _changes(subject: Subject) -> bool:
    return subject.figure.kind == "growth" or any(word in subject.indicator for word in ("增长", "下降"))


def _unit(claimed: Figure, stated: Figure) -> float:
    if dimension(claimed.unit) == dimension(stated.unit):
        return 1.0
    return 0.5 if comparable(claimed.unit, stated.unit) else 0.0


def subject(figure: Figure, around: str) -> Subject:
    """Describe what a figure is about; `around` is the text around it."""
    return Subject(figure, plain(figure.indicator), plain(around))


def likeness(pair: Pair, encoder: bool) -> float:
    """Return the log-odds that the figures of a pair are about the same thing."""
    weights = _weights("hybrid" if encoder else "words")
    return weights["intercept"] + sum(weights[name] * float(getattr(pair, name)) for name in NAMES)


@cache
def _weights(mode: str) -> dict[str, float]:
    record: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))[mode]["weights"]
    return record
