"""Learning which figure of a report a claim speaks of, or that there is none, from claims whose figures are known.

The model is that of eval/learn/fitting.py, a softmax over the candidates, with "none of them" among them. Claims of
what a report does not say are few and easy, so every claim is taken a second time without the figures it speaks of:
then none is right. That makes "none" more frequent than it is, so its weight is corrected by the ratio of the odds
(Elkan 2001).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.learn.fitting import FOLDS, Example, fit
from eval.learn.setup import store_json
from index import Encoder, Searcher, Snapshot
from qa.checking.claims import split_claims
from qa.checking.figures import ClaimedFigure, StatedCandidate, claimed_figures, stated_candidates
from qa.checking.statements import Statements
from qa.matching.amounts import difference
from qa.matching.claimed import NAMES, NONE, WEIGHTS
from qa.records import Verdict

# Strength of the penalty on squared weights.
_L2 = 0.0005
# The row of "none": a value this large keeps its weight of the size of the others, which the penalty wants.
_NONE_VALUE = 10.0
# From this share of shared bigrams, both ways, another figure is one of the same thing (last year's, this year's).
_SAME_NAME = 0.95


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A sentence with its verdict; `figures` are the texts of the report's figures that it speaks of, if it says so."""

    report: str
    text: str
    verdict: Verdict
    figures: tuple[str, ...]


def read_claims(path: Path, report: str) -> list[GoldClaim]:
    """Read the claims, or the drafts' sentences, to learn from: all but those whose "half" is "held_out"."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    learned = [each for each in records if each.get("half") != "held_out"]
    return [claim for record in learned for claim in _claims(record, report)]


def fit_claims(
    mode: str, snapshot: Snapshot, encoder: Encoder | None, searcher: Searcher, claims: Sequence[GoldClaim]
) -> None:
    """Fit the weights of a mode, "hybrid" or "words", store them and print the quality held out by claim."""
    statements = Statements(snapshot, encoder, searcher)
    cases = [(i, case) for i, claim in enumerate(claims) for case in _cases(claim, statements)]
    held_out = _held_out(cases)
    weights = fit([case for _, case in cases], _L2) * np.array([1.0] * len(NAMES) + [_NONE_VALUE])
    named = dict(zip([*NAMES, NONE], weights.tolist(), strict=True))
    named[NONE] -= _correction(cases)
    record = {
        "weights": {name: round(weight, 4) for name, weight in named.items()},
        "made": {"by": "python -m eval tune-claims", "cases": len(cases), "l2": _L2, "held_out": held_out},
    }
    store_json(WEIGHTS, mode, record)
    print(f"claims, {mode}: {record['made']}")


def _claims(record: Mapping[str, object], report: str) -> Iterator[GoldClaim]:
    for each in record.get("claims") or [record]:  # type: ignore[attr-defined]
        figures = tuple(figure["text"] for figure in each.get("figures_report", ()))
        text = each.get("claim") or each["sentence"]
        yield GoldClaim(each.get("report", report), text, each["verdict"], figures)


def _cases(gold: GoldClaim, statements: Statements) -> Iterator[Example]:
    selection = statements.select([gold.report])
    for claim in split_claims(gold.text):
        for claimed in claimed_figures(claim, statements.names):
            vectors = statements.vectors([claimed.text])
            candidates = stated_candidates(claimed, None if vectors is None else vectors[0], statements, selection)
            right = _right(gold, claimed, candidates, statements)
            if right is None and gold.verdict != "not_found":
                continue
            yield _example(candidates, right)
            if right is not None:
                yield _example([each for each in candidates if not _same_thing(each, right)], None)


def _right(
    gold: GoldClaim, claimed: ClaimedFigure, candidates: Sequence[StatedCandidate], statements: Statements
) -> StatedCandidate | None:
    """Return the figure a claim speaks of: the one most alike of those it quotes, or that a true claim agrees with."""
    fitting = [
        each
        for each in candidates
        if statements.figure(each.row).text in gold.figures
        or (gold.verdict == "supported" and not difference(claimed.subject.figure, statements.figure(each.row)))
    ]
    if gold.verdict == "not_found" or not fitting:
        return None
    return max(
        fitting, key=lambda each: (each.features.named + each.features.stated_named - bool(each.conflict), -each.row)
    )


def _same_thing(candidate: StatedCandidate, right: StatedCandidate) -> bool:
    pair = candidate.features
    same = min(pair.named, pair.stated_named) >= _SAME_NAME and pair.unit == 1 and pair.same_change == 1
    return candidate.row == right.row or same


def _example(candidates: Sequence[StatedCandidate], right: StatedCandidate | None) -> Example:
    rows = np.array([*((*astuple(each.features), 0.0) for each in candidates), (0.0,) * len(NAMES) + (_NONE_VALUE,)])
    marks = [each is right for each in candidates]
    return Example(rows.astype(np.float64), np.array([*marks, right is None]))


def _held_out(cases: Sequence[tuple[int, Example]], seed: int = 0) -> dict[str, float]:
    """Return the share of cases whose first candidate is right, with weights fitted on other claims."""
    names = sorted({claim for claim, _ in cases})
    order = np.random.default_rng(seed).permutation(len(names))
    fold_of = {names[place]: i % FOLDS for i, place in enumerate(order)}
    right: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        weights = fit([case for claim, case in cases if fold_of[claim] != fold], _L2)
        for claim, case in cases:
            if fold_of[claim] == fold:
                right[bool(case.right[-1])].append(_first_is_right(case, weights))
    found, absent = (round(float(np.mean(right[none])), 4) for none in (False, True))
    return {"figure_found": found, "absence_seen": absent, "folds": FOLDS}


def _correction(cases: Sequence[tuple[int, Example]]) -> float:
    """Return how much the cases made by leaving out raise the log-odds of "none"."""
    none = sum(bool(case.right[-1]) for _, case in cases)
    some = len(cases) - none  # as many as were made
    return math.log(none / (none - some))


def _first_is_right(case: Example, weights: NDArray[np.float64]) -> bool:
    return bool(case.right[int(np.argmax(case.rows @ weights))])
