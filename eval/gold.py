"""The records of gold data: what was asked, what is right, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["supported", "contradicted", "not_found"]
Outcome = Literal["met", "missed", "not_found"]
VERDICTS: tuple[Verdict, ...] = ("supported", "contradicted", "not_found")
OUTCOMES: tuple[Outcome, ...] = ("met", "missed", "not_found")


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that an answer must give; `value` has its scale words multiplied out, `unit` is "" for a fraction."""

    text: str
    value: float
    unit: str
    comparator: str
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote that answers.

    Attributes:
        quote: the words, white space aside.
        report: the report it stands in; "" where any report will do.
        grade: how relevant, at least 1; only nDCG looks at it.
    """

    quote: str
    report: str = ""
    grade: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its gold; one that is not answerable has neither evidence nor figures."""

    id: str
    question: str
    answerable: bool
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    answer: str = ""
    type: str = ""
    style: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and what the report says of it.

    Attributes:
        report: id of the report it is about; "" for whichever is there.
        learned: weights were fitted on it, so it measures nothing.
    """

    id: str
    text: str
    verdict: Verdict
    report: str = ""
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A text of several claims; each claim's text is one sentence of it, in order."""

    id: str
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SpannedFigure:
    """A figure of a report: `source[start:end] == figure.text`; finding one that is not required is no duty."""

    report: str
    start: int
    end: int
    figure: GoldFigure
    indicator: str
    kind: str
    tense: str
    required: bool


@dataclass(frozen=True, slots=True)
class AnnotatedSpan:
    """A stretch of a report in which every figure was written down: `source[start:end]`."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the quote that states it, in one report."""

    report: str
    quote: str
    figure: GoldFigure
    indicator: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A target, what the next year's report says of it (None: nothing), and the verdict."""

    id: str
    target: Stated
    actual: Stated | None
    verdict: Outcome
