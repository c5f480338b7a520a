"""What a system said to one question: one record, whether it was asked in process or over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.errors import ResponseError


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage, best first in its response."""

    report: str
    paragraph: int
    text: str
    score: float

    @property
    def id(self) -> str:
        """Name it in qrels and runs: report:paragraph."""
        return f"{self.report}:{self.paragraph}"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote that the answer rests on."""

    report: str
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure of the answer."""

    text: str
    value: float
    value_max: float | None
    unit: str
    comparator: str


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, a refusal, or a failure.

    Attributes:
        answered: false is a refusal.
        confidence: in [0, 1].
        took_ms: time inside the system, as it says.
        client_ms: time until the one who asked had the answer.
        error: why there is no response at all; "" when there is one. A failure counts as the worst of every measure.
    """

    answered: bool
    confidence: float
    passages: tuple[FoundPassage, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    figures: tuple[FoundFigure, ...] = ()
    answer: str = ""
    reason: str = ""
    took_ms: float = 0.0
    client_ms: float = 0.0
    error: str = ""

    @classmethod
    def failed(cls, error: str, client_ms: float = 0.0) -> Response:
        """Return what stands for a response that never came: confident and wrong."""
        return cls(answered=True, confidence=1.0, client_ms=client_ms, error=error)


def read_response(payload: Mapping[str, Any], client_ms: float) -> Response:
    """Read the JSON of POST /api/ask, or of an Answer record as a dict.

    Raises:
        ResponseError: a field of the contract is missing, of another type or out of its range.
    """
    try:
        return Response(
            answered=_flag(payload["answered"]),
            confidence=_probability(payload["confidence"]),
            passages=tuple(
                FoundPassage(p["report"], int(p["paragraph"]), p["text"], float(p["score"]))
                for p in payload["passages"]
            ),
            quotes=tuple(FoundQuote(q["report"], int(q["paragraph"]), q["text"]) for q in payload["quotes"]),
            figures=tuple(_figure(figure) for figure in payload["figures"]),
            answer=payload["answer"] or "",
            reason=payload["reason"] or "",
            took_ms=float(payload["took_ms"]),
            client_ms=client_ms,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResponseError(f"the answer breaks the contract: {type(error).__name__} {error}") from error


def _figure(figure: Mapping[str, Any]) -> FoundFigure:
    high = figure["value_max"]
    return FoundFigure(
        text=figure["text"],
        value=float(figure["value"]),
        value_max=None if high is None else float(high),
        unit=figure["unit"],
        comparator=figure["comparator"],
    )


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"'answered' is {value!r}")
    return value


def _probability(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.0 <= value <= 1.0:
        raise ValueError(f"'confidence' is {value!r}, not in [0, 1]")
    return float(value)
