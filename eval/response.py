"""What a system says, as its HTTP contract has it, whether it was asked in process or over HTTP.

The records check themselves; what the contract has besides is left aside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError

from eval.errors import ResponseError, what_is_wrong
from eval.gold import ClaimVerdict, Number, Record, TargetVerdict, Whole, read_json

# Text, or null for none.
OptionalText = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage, best first in its response."""

    report: str
    paragraph: Whole
    text: str
    score: Number

    @property
    def id(self) -> str:
        """Name it in qrels and runs: report:paragraph."""
        return f"{self.report}:{self.paragraph}"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote that the answer rests on."""

    report: str
    paragraph: Whole
    text: str


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure of the answer."""

    text: str
    value: Number
    value_max: Number | None
    unit: str
    comparator: str
    report: str = ""


@dataclass(frozen=True, slots=True)
class FoundResult:
    """What was computed from the figures of the answer; `ahead` is the place of the one that is ahead, if one is."""

    operator: str
    value: Number
    unit: str
    ahead: Whole | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, a refusal, or a failure.

    Attributes:
        answered: false is a refusal.
        confidence: in [0, 1].
        took_ms: time inside the system, as it says.
        client_ms: time until the one who asked had the answer.
        message: the reason of a refusal, or a remark.
        verdict: what became of the target that was asked about.
        computed: from the figures, or None.
        error: why there is no response at all; "" when there is one. A failure counts as the worst of every measure.
    """

    answered: bool
    confidence: Annotated[float, Field(ge=0, le=1)]
    passages: tuple[FoundPassage, ...]
    quotes: tuple[FoundQuote, ...]
    figures: tuple[FoundFigure, ...]
    answer: OptionalText
    reason: OptionalText
    took_ms: Number
    client_ms: Number = 0.0
    error: str = ""
    message: str = ""
    verdict: TargetVerdict | None = None
    computed: FoundResult | None = None

    @classmethod
    def failed(cls, error: str, client_ms: float = 0.0) -> Response:
        """Return what stands for a response that never came: confident and wrong."""
        return cls(True, 1.0, (), (), (), "", "", 0.0, client_ms, error)


@dataclass(frozen=True, slots=True)
class SpannedVerdict:
    """What was said of `text[start:end]` of a text that was checked."""

    start: Whole
    end: Whole
    verdict: ClaimVerdict


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text that was checked: the verdict on the whole, and on each of its claims."""

    verdict: ClaimVerdict
    claims: tuple[SpannedVerdict, ...]


@dataclass(frozen=True, slots=True)
class FollowedFigure:
    """A figure of a report: where it stands, and what it says."""

    report: str
    paragraph: Whole
    start: Whole
    end: Whole
    value: Number
    unit: str


@dataclass(frozen=True, slots=True)
class FollowedTarget:
    """A target, the result that was found for it (None: nothing), and the verdict."""

    target: FollowedFigure
    actual: FollowedFigure | None
    verdict: TargetVerdict


@dataclass(frozen=True, slots=True)
class Followed:
    """All that became of the targets of a report."""

    items: tuple[FollowedTarget, ...]


def read_response(body: str | bytes, client_ms: float | None = None) -> Response:
    """Read the JSON of POST /api/ask, or of an Answer record; `client_ms` is the one it holds unless given.

    Raises:
        ResponseError: a field of the contract is missing, of another type or out of its range.
    """
    response = _read(Response, body)
    return response if client_ms is None else replace(response, client_ms=client_ms, error="")


def read_check(body: str | bytes) -> CheckedText:
    """Read the JSON of POST /api/check; raises ResponseError where it breaks the contract."""
    return _read(CheckedText, body)


def read_fulfilment(body: str | bytes) -> tuple[FollowedTarget, ...]:
    """Read the JSON of GET /api/fulfilment; raises ResponseError where it breaks the contract."""
    return _read(Followed, body).items


def _read(kind: type[Record], body: str | bytes) -> Record:
    try:
        return read_json(kind, body)
    except ValidationError as error:
        raise ResponseError(f"the answer breaks the contract: {what_is_wrong(error)}") from error
