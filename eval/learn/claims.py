"""Learning which figure of a report a claim speaks of, or that there is none, from claims whose figures are known.

The model is a softmax over the candidates, with "none of them" among them. Claims of what a report does not say are few
and easy, so every claim is taken a second time without the figures it speaks of: then none is right. That makes "none"
more frequent than it is, so its weight is corrected by the ratio of the odds (Elkan 2001).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace

import numpy as np

from eval.gold import GoldClaim, GoldDraft, read_gold
from eval.learn.fitting import RankingExample, deal, fit_ranking, held_out
from eval.sets import DATASETS, SHIPPED
from index import Encoder, Searcher, Snapshot
from qa.checking.claims import split_claims
from qa.checking.figures import ClaimedFigure, StatedCandidate, claimed_figures, stated_candidates
from qa.checking.statements import Statements
from qa.linear import Linear
from qa.matching.amounts import difference
from qa.matching.claimed import NAMES, NONE, WEIGHTS

# Strength of the penalty on squared weights.
_L2 = 0.0005
_FOLDS = 10
_SEED = 0
# The row of "none": a value this large keeps its weight of the size of the others, which the penalty wants.
_NONE_VALUE = 10.0
# From this share of shared bigrams, both ways, another figure is one of the same thing (last year's, this year's).
_SAME_NAME = 0.95


def claims_to_learn() -> list[GoldClaim]:
    """Read the claims and the drafts' sentences to learn from: all but those whose half is held out."""
    drafts = read_gold(DATASETS / "drafts_dev.jsonl", GoldDraft)
    claims = [
        *read_gold(DATASETS / "claims_dev.jsonl", GoldClaim),
        *(claim for draft in drafts for claim in draft.claims),
        *read_gold(DATASETS / "claims_own.jsonl", GoldClaim),
    ]
    return [replace(claim, report=claim.report or SHIPPED) for claim in claims if claim.half != "held_out"]


def fit_claims(
    mode: str, snapshot: Snapshot, encoder: Encoder | None, searcher: Searcher, claims: Sequence[GoldClaim]
) -> None:
    """Fit the weights of a mode, "hybrid" or "words", store them and print the quality held out by claim."""
    statements = Statements(snapshot, encoder, searcher)
    cases = [(number, case) for number, claim in enumerate(claims) for case in _cases(claim, statements)]
    examples = [case for _, case in cases]
    model = _fit(examples)
    weights = dict(model.weights)
    weights[NONE] = weights[NONE] * _NONE_VALUE - _correction(examples)
    quality = _held_out_quality([number for number, _ in cases], examples)
    made = {"by": WEIGHTS.made_by, "cases": len(cases), "l2": _L2, "held_out": quality}
    WEIGHTS.store(Linear(weights).rounded().record() | {"made": made}, mode)
    print(f"claims, {mode}: {made}")


def _cases(claim: GoldClaim, statements: Statements) -> Iterator[RankingExample]:
    selection = statements.select([claim.report])
    for part in split_claims(claim.text):
        for figure in claimed_figures(part, statements.names):
            vectors = statements.vectors([figure.text])
            candidates = stated_candidates(figure, vectors.get(figure.text), statements, selection)
            right = _right(claim, figure, candidates, statements)
            if right is None and claim.verdict != "not_found":
                continue
            yield _example(candidates, right)
            if right is not None:
                yield _example([other for other in candidates if not _same_thing(other, right)], None)


def _right(
    claim: GoldClaim, figure: ClaimedFigure, candidates: Sequence[StatedCandidate], statements: Statements
) -> StatedCandidate | None:
    """Return the figure a claim speaks of: the one most alike of those it quotes, or that a true claim agrees with."""
    quoted = {figure.text for figure in claim.figures_report}
    fitting = [
        candidate
        for candidate in candidates
        if statements.figure(candidate.row).text in quoted
        or (claim.verdict == "supported" and not difference(figure.subject.figure, statements.figure(candidate.row)))
    ]
    if claim.verdict == "not_found" or not fitting:
        return None
    return max(fitting, key=lambda c: (c.features.named + c.features.stated_named - bool(c.conflict), -c.row))


def _same_thing(candidate: StatedCandidate, right: StatedCandidate) -> bool:
    pair = candidate.features
    same = min(pair.named, pair.stated_named) >= _SAME_NAME and pair.unit == 1 and pair.same_change == 1
    return candidate.row == right.row or same


def _example(candidates: Sequence[StatedCandidate], right: StatedCandidate | None) -> RankingExample:
    none = (0.0,) * len(NAMES) + (_NONE_VALUE,)
    rows = np.array([*((*astuple(candidate.features), 0.0) for candidate in candidates), none])
    marks = [candidate is right for candidate in candidates]
    return RankingExample(rows.astype(np.float64), np.array([*marks, right is None]))


def _fit(examples: Sequence[RankingExample]) -> Linear:
    return fit_ranking((*NAMES, NONE), examples, _L2)


def _held_out_quality(claims: Sequence[int], examples: Sequence[RankingExample]) -> dict[str, float]:
    """Return the shares of examples whose first candidate is right, of those with a figure and of those with none."""
    right = held_out(
        deal(claims, _FOLDS, _SEED),
        lambda fold: _fit([examples[i] for i in fold.others]),
        lambda model, i: examples[i].first_is_right(model),
    )
    none = np.array([_none_is_right(example) for example in examples])
    present, absent = (round(float(np.mean(np.array(right)[mask])), 4) for mask in (~none, none))
    return {"figure_found": present, "absence_seen": absent, "folds": _FOLDS}


def _correction(examples: Sequence[RankingExample]) -> float:
    """Return how much the examples made by leaving out raise the log-odds of "none"."""
    none = sum(map(_none_is_right, examples))
    some = len(examples) - none  # as many as were made
    return math.log(none / (none - some))


def _none_is_right(example: RankingExample) -> bool:
    return bool(example.right[-1])
