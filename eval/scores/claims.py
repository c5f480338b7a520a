"""Verdicts on claims and drafts laid beside the gold ones, and their measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from tqdm import tqdm

from corpus import ReportQAError
from eval.gold import CLAIM_VERDICTS, GoldClaim, GoldDraft, read_gold
from eval.measures import Measure, measures_of
from eval.response import CheckedText, SpannedVerdict
from eval.scorer import Array, Scorer, Scores, ratio, share_of
from eval.sets import DATASETS

# The sets of claims and of drafts over the shipped report, and ours over others, in eval/datasets.
CLAIM_SETS = ("claims_dev", "drafts_dev")
OWN_CLAIMS = "claims_own"
# A text and the reports to look in (none: all) in, what is said of it out; a failure is a ReportQAError.
CheckText = Callable[[str, Sequence[str]], CheckedText]
# From the worst: a text's verdict is its worst claim's.
_WORST_FIRST = ("contradicted", "not_found", "supported")


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with the verdict that a system gave; "" where it gave none, which is wrong."""

    claim: GoldClaim
    verdict: str
    error: str = ""

    @property
    def right(self) -> bool:
        """Say whether the verdict is the gold one."""
        return self.verdict == self.claim.verdict


def check_set(check: CheckText, name: str, quiet: bool = False) -> list[CheckedClaim]:
    """Check every claim of a set that nothing was learned from."""
    path = DATASETS / f"{name}.jsonl"
    if name.startswith("drafts"):
        return check_drafts(check, read_gold(path, GoldDraft), quiet)
    return check_claims(check, [claim for claim in read_gold(path, GoldClaim) if claim.half != "learned"], quiet)


def check_claims(check: CheckText, claims: Sequence[GoldClaim], quiet: bool = False) -> list[CheckedClaim]:
    """Check every claim by itself, in the report that it is about."""
    return [_check_claim(check, claim) for claim in tqdm(claims, disable=quiet)]


def _check_claim(check: CheckText, claim: GoldClaim) -> CheckedClaim:
    try:
        return CheckedClaim(claim, check(claim.text, [claim.report] if claim.report else []).verdict)
    except ReportQAError as error:
        return CheckedClaim(claim, "", str(error))


def check_drafts(check: CheckText, drafts: Sequence[GoldDraft], quiet: bool = False) -> list[CheckedClaim]:
    """Check every draft whole; each gold sentence gets the worst verdict of the claims that overlap it."""
    return [checked for draft in tqdm(drafts, disable=quiet) for checked in _check_draft(check, draft)]


def _check_draft(check: CheckText, draft: GoldDraft) -> list[CheckedClaim]:
    sentences = [replace(claim, id=f"{draft.id}.{number}") for number, claim in enumerate(draft.claims, 1)]
    try:
        verdicts = check(draft.text, []).claims
    except ReportQAError as error:
        return [CheckedClaim(sentence, "", str(error)) for sentence in sentences]
    starts = [draft.text.index(sentence.text) for sentence in sentences]
    return [
        CheckedClaim(sentence, verdict_between(verdicts, start, start + len(sentence.text)))
        for sentence, start in zip(sentences, starts, strict=True)
    ]


def verdict_between(verdicts: Sequence[SpannedVerdict], start: int, end: int) -> str:
    """Return the worst verdict on anything in text[start:end]; "" where nothing was said of it."""
    given = {spanned.verdict for spanned in verdicts if spanned.start < end and start < spanned.end}
    return next((verdict for verdict in _WORST_FIRST if verdict in given), "")


def claim_scores(checked: Sequence[CheckedClaim]) -> Scores[CheckedClaim]:
    """Return the measures of some verdicts."""
    return Scores.of(measures_of("claims"), CLAIM_SCORERS, checked)


def claim_lines(checked: Sequence[CheckedClaim]) -> list[str]:
    """Return the measures, then every claim whose verdict is wrong."""
    lines = [f"{name:10} {value or 0:.4f}" for name, value in claim_scores(checked).totals().items()]
    wrong = [outcome for outcome in checked if not outcome.right]
    return lines + [
        f"{outcome.claim.id} {outcome.claim.verdict}, not {outcome.error or outcome.verdict or 'nothing'}:"
        f" {outcome.claim.text}"
        for outcome in wrong
    ]


def _confusion(_: Measure, checked: Sequence[CheckedClaim]) -> Array:
    """Columns, for each verdict in turn: right, given, gold."""
    columns = [
        (outcome.right and outcome.verdict == verdict, outcome.verdict == verdict, outcome.claim.verdict == verdict)
        for outcome in checked
        for verdict in CLAIM_VERDICTS
    ]
    return np.array(columns, np.float64).reshape(len(checked), len(CLAIM_VERDICTS) * 3)


def macro_f1(sums: Array) -> Array:
    """Return the mean F1 over the verdicts that are given or gold.

    Args:
        sums: float64 [..., verdicts * 3]; of each verdict how many were right, given and gold.
    """
    counts = sums.reshape(*sums.shape[:-1], -1, 3)
    present = counts[..., 1] + counts[..., 2]
    scores = ratio(2 * counts[..., 0], present, empty=0.0)
    return ratio(scores.sum(axis=-1), (present > 0).sum(axis=-1))


def _right_of_confusion(rows: Array) -> Array:
    counts = rows.reshape(*rows.shape[:-1], -1, 3)
    return np.asarray(counts[..., 0].sum(axis=-1))


CLAIM_SCORERS: dict[str, Scorer[CheckedClaim]] = {
    "ClaimAcc": share_of(lambda checked: True, lambda checked: checked.right),
    "ClaimF1": Scorer(lambda checked: True, _confusion, macro_f1, _right_of_confusion),
}
