"""Measures as values that print and parse; how each is computed stands in eval/scores."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from eval.errors import MeasureError

Task = Literal["questions", "claims", "figures", "fulfilment"]


@dataclass(frozen=True, slots=True)
class Definition:
    """What a name means.

    Attributes:
        task: what it is a measure of.
        what: one sentence.
        cutoff: True where the name takes one (R@5).
        lower: True where lower is better.
    """

    task: Task
    what: str
    cutoff: bool = False
    lower: bool = False


DEFINITIONS: dict[str, Definition] = {
    "R": Definition("questions", "a passage with an evidence quote is within the first k", cutoff=True),
    "MRR": Definition("questions", "one over the rank of the first passage with an evidence quote", cutoff=True),
    "nDCG": Definition("questions", "discounted gain of passages with evidence, of the best possible", cutoff=True),
    "FigureAcc": Definition("questions", "the figures are exactly the gold ones, by value and unit"),
    "FigureAccStrict": Definition("questions", "the same, by value, unit and comparator"),
    "FigureF1": Definition("questions", "F1 over the items of all figures, by value and unit"),
    "QuoteHit": Definition("questions", "some quote shares at least half of the shorter with an evidence quote"),
    "Refused": Definition("questions", "share of unanswerable questions refused"),
    "WronglyRefused": Definition("questions", "share of answerable questions refused", lower=True),
    "RefusalBalanced": Definition("questions", "mean of Refused and one minus WronglyRefused"),
    "ECE": Definition("questions", "calibration error, 10 bins; refusing what is unanswerable is right", lower=True),
    "ECEAnswered": Definition("questions", "calibration error over what was answered", lower=True),
    "ClaimAcc": Definition("claims", "share of verdicts that are right"),
    "ClaimF1": Definition("claims", "F1 of the verdicts, mean over the three"),
    "FigureExtractP": Definition("figures", "share of extracted figures that are gold"),
    "FigureExtractR": Definition("figures", "share of required gold figures that were extracted"),
    "FigureExtractF1": Definition("figures", "harmonic mean of the two"),
    "IndicatorAcc": Definition("figures", "share of matched figures whose indicator agrees"),
    "KindAcc": Definition("figures", "share of matched figures whose kind agrees"),
    "TenseAcc": Definition("figures", "share of matched figures whose tense agrees"),
    "FulfilAcc": Definition("fulfilment", "share of targets whose verdict is right"),
    "FulfilValue": Definition("fulfilment", "share of reported results whose value was found"),
}
_PATTERN = re.compile(r"([A-Za-z0-9]+)(?:@([1-9]\d*))?")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure; equal when it prints the same.

    >>> Measure.parse("R@5"), str(Measure("FigureAcc"))
    (Measure(name='R', cutoff=5), 'FigureAcc')
    """

    name: str
    cutoff: int | None = None

    @classmethod
    def parse(cls, text: str) -> Measure:
        """Read what `str` prints.

        Raises:
            MeasureError: there is no such measure, or it lacks a cutoff or takes none.
        """
        match = _PATTERN.fullmatch(text)
        definition = DEFINITIONS.get(match[1]) if match else None
        if match is None or definition is None:
            raise MeasureError(f"no measure {text!r}; there are: {', '.join(map(_spelling, DEFINITIONS))}")
        if definition.cutoff != (match[2] is not None):
            raise MeasureError(f"{text!r} is not how it is written; write {_spelling(match[1])}")
        return cls(match[1], int(match[2]) if match[2] else None)

    def __str__(self) -> str:
        return self.name if self.cutoff is None else f"{self.name}@{self.cutoff}"

    @property
    def definition(self) -> Definition:
        """Return what it means."""
        return DEFINITIONS[self.name]


def parse_measures(text: str) -> tuple[Measure, ...]:
    """Read measures separated by white space or commas; raises MeasureError.

    >>> [str(measure) for measure in parse_measures("R@1, MRR@10")]
    ['R@1', 'MRR@10']
    """
    return tuple(Measure.parse(word) for word in text.replace(",", " ").split())


def measures_of(task: Task) -> tuple[Measure, ...]:
    """Return what is measured of a task unless told otherwise."""
    return parse_measures(_USUAL[task])


_USUAL: dict[Task, str] = {
    "questions": "R@1 R@5 MRR@10 nDCG@10 FigureAcc FigureAccStrict FigureF1 QuoteHit"
    " Refused WronglyRefused RefusalBalanced ECE ECEAnswered",
    "claims": "ClaimAcc ClaimF1",
    "figures": "FigureExtractP FigureExtractR FigureExtractF1 IndicatorAcc KindAcc TenseAcc",
    "fulfilment": "FulfilAcc FulfilValue",
}


def _spelling(name: str) -> str:
    return f"{name}@k" if DEFINITIONS[name].cutoff else name


def better(measure: Measure, left: float, right: float) -> bool:
    """Say whether the left value is strictly better."""
    return left < right if measure.definition.lower else left > right
