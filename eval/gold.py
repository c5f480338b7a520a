"""Gold data: records that check themselves, and their files, one JSON object a line.

A record's fields bear the names of the file. Every fault names file, line and reason; nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Protocol, TypeVar, get_args

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, TypeAdapter, ValidationError

from corpus import Comparator, Kind, Tense
from eval.errors import DatasetError, what_is_wrong

ClaimVerdict = Literal["supported", "contradicted", "not_found"]
TargetVerdict = Literal["met", "missed", "not_found"]
StructuredKind = Literal["multi", "compare", "count", "list", "sum", "yesno_check", "target_or_result", "none"]
CLAIM_VERDICTS: tuple[ClaimVerdict, ...] = get_args(ClaimVerdict)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def _quotes(value: object) -> object:
    """Take a bare quote for evidence of whichever report there is, a single one for a list, and "" for none."""
    quotes = [value] * bool(value) if isinstance(value, str) else value
    if not isinstance(quotes, list):
        return quotes
    return tuple({"quote": quote} if isinstance(quote, str) else quote for quote in quotes)


Text = Annotated[str, AfterValidator(_filled)]
Whole = Annotated[int, Field(ge=0)]
Number = Annotated[float, Field(allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure that an answer must give; `value` has its scale words multiplied out, `unit` is "" for a fraction."""

    text: Text
    value: Number
    unit: str
    comparator: Comparator
    value_max: Number | None = None


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    """A verbatim quote that answers.

    Attributes:
        quote: the words, white space aside.
        report: the report it stands in; "" where any report will do.
        grade: how relevant, at least 1; only nDCG looks at it.
    """

    quote: Text
    report: str = ""
    grade: Whole = 1


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with its gold; one that is not answerable has no evidence.

    Attributes:
        report: id of the report it is about; "" for whichever there is.
    """

    id: Text
    question: Text
    answerable: bool
    evidence: Annotated[
        tuple[GoldEvidence, ...],
        BeforeValidator(_quotes),
        Field(validation_alias=AliasChoices("evidence", "quotes", "quote")),
    ] = ()
    figures: tuple[GoldFigure, ...] = ()
    answer: str = ""
    type: str = ""
    style: str = ""
    report: str = ""

    def __post_init__(self) -> None:
        if self.answerable != bool(self.evidence):
            raise ValueError(
                f"'answerable' is {str(self.answerable).lower()} but 'evidence' has {len(self.evidence)} quotes"
            )


@dataclass(frozen=True, slots=True)
class GoldResult:
    """What is to be computed from the figures of an answer."""

    value: Number
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStructured:
    """A question of several parts, sides or items about one report, or one that no report answers (kind none).

    Attributes:
        quotes: of a list all clauses that belong to it, else what answers.
        answer_side: of a comparison the figure, or the clause, that is ahead; "equal" where neither is.
        computed: of a sum, a difference or a ratio.
        count: how many things are asked to be counted.
        polarity: whether what is asked to be confirmed is so.
        missing_parts: parts of the question that the report does not answer.
    """

    id: Text
    report: Text
    question: Text
    kind: StructuredKind
    answerable: bool
    quotes: tuple[str, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    answer_side: str = ""
    computed: GoldResult | None = None
    count: Whole | None = None
    polarity: Literal["yes", "no", ""] = ""
    missing_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure by its words alone."""

    text: Text


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A statement and what the report says of it.

    Attributes:
        report: id of the report it is about; "" for whichever there is.
        half: "learned" where weights were fitted on it, so that it measures nothing; "held_out" where they must not be.
        figures_report: the report's figures that it speaks of, if that was written down.
    """

    text: Annotated[Text, Field(validation_alias=AliasChoices("claim", "sentence"))]
    verdict: ClaimVerdict
    id: str = ""
    report: str = ""
    half: Literal["", "learned", "held_out"] = ""
    figures_report: tuple[FigureText, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDraft:
    """A text of several claims; each claim's text is one sentence of it, in order."""

    id: Text
    text: Text
    claims: tuple[GoldClaim, ...]

    def __post_init__(self) -> None:
        missing = [claim.text for claim in self.claims if claim.text not in self.text]
        if missing or not self.claims:
            raise ValueError(f"the text does not hold the sentence {missing[0]!r}" if missing else "'claims' is empty")


@dataclass(frozen=True, slots=True)
class AnnotatedSpan:
    """A stretch of a report, `source[start:end]`: one in which every figure was written down, or one that is none."""

    start: Whole
    end: Whole
    report: str = ""

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"the span {self.start}-{self.end} is empty")

    @property
    def id(self) -> str:
        """Return report and span."""
        return f"{self.report}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpannedFigure(GoldFigure):
    """A figure of a report: `source[start:end] == text`; finding one that is not required is no duty."""

    report: Text
    start: Whole
    end: Whole
    indicator: str
    kind: Kind
    tense: Tense
    required: bool

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"the span {self.start}-{self.end} has not the length of {self.text!r}")

    @property
    def id(self) -> str:
        """Return report and span."""
        return f"{self.report}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure(GoldFigure):
    """A figure with the quote that states it, in one report."""

    report: Text
    quote: Text
    indicator: Text


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A target of a place, what the next year's report says of it (None: nothing), and the verdict."""

    id: Text
    place: Text
    target: StatedFigure
    actual: StatedFigure | None
    verdict: TargetVerdict


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A file with what is right of it: one name of its place, full or short, and its year."""

    file: Text
    place: Annotated[Text, Field(validation_alias=AliasChoices("county", "place"))]
    year: Whole


class Identified(Protocol):
    """A record that is told apart by its id."""

    @property
    def id(self) -> str:
        """Return what no other record of its file has."""


Record = TypeVar("Record")
Unique = TypeVar("Unique", bound=Identified)


def read_gold(path: Path, kind: type[Unique]) -> tuple[Unique, ...]:
    """Read a file of one kind of record.

    Raises:
        DatasetError: it cannot be read, a line is malformed, two have one id, or there is none.
    """
    records: dict[str, Unique] = {}
    for line, record in read_records(path, kind):
        if record.id in records:
            raise DatasetError(path, line, f"the id {record.id!r} was there before; ids must differ")
        records[record.id] = record
    if not records:
        raise DatasetError(path, 0, "holds no record")
    return tuple(records.values())


def read_records(path: Path, kind: type[Record]) -> Iterator[tuple[int, Record]]:
    """Yield each record with its line, from 1; blank lines separate nothing and are allowed.

    Raises:
        DatasetError: the file cannot be read, or a line is malformed.
    """
    for number, line in enumerate(read_gold_text(path).split("\n"), 1):
        if line.strip():
            yield number, parse_record(line, kind, path, number)


def read_gold_text(path: Path) -> str:
    """Return a file's text, UTF-8; raises DatasetError."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(path, 0, f"cannot be read: {error}") from error


def parse_record(text: str, kind: type[Record], path: Path, line: int = 0) -> Record:
    """Read JSON as a record; a fault names file and line as DatasetError."""
    try:
        return read_json(kind, text)
    except ValidationError as error:
        raise DatasetError(path, line, what_is_wrong(error)) from error


def read_json(kind: type[Record], text: str | bytes) -> Record:
    """Read JSON as a record, strictly: a "yes" is no true, a "5" no number; raises pydantic's ValidationError."""
    record: Record = _adapter(kind).validate_json(text, strict=True)  # type: ignore[arg-type]  # a class is hashable
    return record


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
