"""Training claims, which point at the clauses that settle them: id, report, claim, verdict, settled_by; JSON a line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.errors import DatasetError
from eval.gold import ClaimVerdict, Text, read_gold, read_records
from eval.learn.pointers import Pointer, ReportTexts
from eval.learn.training_questions import DATA
from eval.sets import SHIPPED

POINTED_CLAIMS = DATA / "claims.jsonl"


@dataclass(frozen=True, slots=True)
class TrainingClaim:
    """A claim about one report.

    Attributes:
        settled_by: the clauses that it is held against, also where they leave it open.
    """

    id: Text
    report: Text
    claim: Text
    verdict: ClaimVerdict
    settled_by: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class QuotedClaim:
    """The same with the quotes themselves."""

    id: Text
    report: Text
    claim: Text
    verdict: ClaimVerdict
    quotes: tuple[Text, ...]


def read_pointed_claims(path: Path = POINTED_CLAIMS) -> tuple[TrainingClaim, ...]:
    """Read claims with pointers; raises DatasetError."""
    return read_gold(path, TrainingClaim)


def point_claims(gold: Path, folder: Path) -> tuple[list[TrainingClaim], int]:
    """Turn claims with quotes into claims with pointers, as `point` does with questions.

    Raises:
        DatasetError: the file cannot be read, or a quote stands nowhere in its report.
        UnavailableError: a report is missing.
    """
    sources = ReportTexts(folder)
    pointed, left_out = list[TrainingClaim](), 0
    for line, claim in read_records(gold, QuotedClaim):
        if claim.report == SHIPPED:
            left_out += 1
            continue
        try:
            pointers = tuple(Pointer.to(quote, sources[claim.report]) for quote in claim.quotes)
        except ValueError as error:
            raise DatasetError(gold, line, str(error)) from error
        pointed.append(TrainingClaim(claim.id, claim.report, claim.claim, claim.verdict, pointers))
    return pointed, left_out
