"""Claims and drafts, checked by whatever answers as POST /api/check does."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tqdm import tqdm

from corpus import ReportQAError
from eval.claim_scores import CLAIM_SCORERS, CheckedClaim
from eval.errors import ResponseError
from eval.gold import CLAIM_VERDICTS, Claim, Draft
from eval.measures import measures_of
from eval.scoring import Scores

# From the worst: a text's verdict is its worst claim's.
WORST_FIRST = ("contradicted", "not_found", "supported")
Check = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SpannedVerdict:
    """What was said of `text[start:end]`."""

    start: int
    end: int
    verdict: str


def check_claims(check: Check, claims: Sequence[Claim], quiet: bool = False) -> list[CheckedClaim]:
    """Check every claim by itself; one that fails gets no verdict, which is wrong."""
    return [_check_one(check, claim) for claim in tqdm(claims, disable=quiet)]


def check_drafts(check: Check, drafts: Sequence[Draft], quiet: bool = False) -> list[CheckedClaim]:
    """Check every draft whole; each gold sentence gets the worst verdict of the claims that overlap it."""
    checked = []
    for draft in tqdm(drafts, disable=quiet):
        error, said = "", []
        try:
            said = read_claims_said(check(draft.text))
        except ReportQAError as failure:
            error = str(failure)
        for number, sentence in enumerate(draft.claims, 1):
            claim = replace(sentence, id=f"{draft.id}.{number}")
            start = draft.text.index(claim.text)
            checked.append(CheckedClaim(claim, worst(said, start, start + len(claim.text)), error=error))
    return checked


def worst(said: Sequence[SpannedVerdict], start: int, end: int) -> str:
    """Return the worst verdict on anything in text[start:end]; "" where nothing was said of it."""
    given = {one.verdict for one in said if one.start < end and start < one.end}
    return next((verdict for verdict in WORST_FIRST if verdict in given), "")


def read_claims_said(payload: Mapping[str, Any]) -> list[SpannedVerdict]:
    """Read the claims of an answer of /api/check; raises ResponseError where it breaks the contract."""
    try:
        return [SpannedVerdict(int(c["start"]), int(c["end"]), _known(c["verdict"])) for c in payload["claims"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ResponseError(f"the answer breaks the contract: {type(error).__name__} {error}") from error


def scores_of(checked: Sequence[CheckedClaim]) -> Scores[CheckedClaim]:
    """Return the measures of some verdicts."""
    return Scores.of(measures_of("claims"), CLAIM_SCORERS, checked)


def text_of(checked: Sequence[CheckedClaim]) -> str:
    """Return the measures, then every claim whose verdict is wrong."""
    totals = scores_of(checked).totals()
    lines = [f"{name:10} {value or 0:.4f}" for name, value in totals.items()]
    wrong = [one for one in checked if not one.right]
    lines += [f"{w.claim.id} {w.claim.verdict}, not {w.error or w.verdict or 'nothing'}: {w.claim.text}" for w in wrong]
    return "\n".join(lines)


def _verdict(payload: Mapping[str, Any]) -> str:
    try:
        return _known(payload["verdict"])
    except (KeyError, ValueError) as error:
        raise ResponseError(f"the answer breaks the contract: {type(error).__name__} {error}") from error


def _known(verdict: str) -> str:
    if verdict not in CLAIM_VERDICTS:
        raise ValueError(f"verdict {verdict!r}")
    return verdict


def _check_one(check: Check, claim: Claim) -> CheckedClaim:
    clock = time.perf_counter()
    try:
        return CheckedClaim(claim, _verdict(check(claim.text)), (time.perf_counter() - clock) * 1000)
    except ReportQAError as error:
        return CheckedClaim(claim, "", (time.perf_counter() - clock) * 1000, str(error))
