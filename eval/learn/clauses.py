"""Learning from answered questions which clause answers where no figure is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from eval.learn.fitting import Example, fit
from eval.learn.rehearsal import Searched, folds
from eval.learn.setup import store_json
from qa.answering.clause_choice import FEATURES, WEIGHTS, candidates, features, load_weights


def fit_spans(searched: Sequence[Searched]) -> None:
    """Fit the choice of clauses, print its quality on places left out in turn, store it."""
    asked = [each for each in searched if each.gold.quotes and not each.gold.figures]
    examples = [_example(each) for each in asked]
    right = round(_held_out(asked, examples), 4)
    learned = _learn(examples).tolist()
    weights = {name: round(weight, 4) for name, weight in zip(FEATURES, learned, strict=True)}
    store_json(WEIGHTS.path, "weights", weights)
    store_json(WEIGHTS.path, "made", {"by": "make tune", "questions": len(asked), "held_out": {"first": right}})
    load_weights.cache_clear()
    print(f"clauses: {right}")


def _held_out(asked: Sequence[Searched], examples: Sequence[Example]) -> float:
    """Return the share of questions whose best clause is part of the evidence."""
    fold = folds(asked)
    right = []
    for held in sorted(set(fold)):
        weights = _learn([each for each, its in zip(examples, fold, strict=True) if its != held])
        tested = (each for each, its in zip(examples, fold, strict=True) if its == held)
        right += [bool(each.right[(each.rows @ weights).argmax()]) for each in tested]
    return float(np.mean(right))


def _learn(examples: Sequence[Example]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return fit([each for each in examples if each.right.any()])


def _example(asked: Searched) -> Example:
    found = candidates(asked.hits)
    spans = [_evidence(hit.passage.text, asked.gold.quotes) for hit in asked.hits]
    right = [any(a < each.clause.end and b > each.clause.start for a, b in spans[each.rank]) for each in found]
    return Example(features(asked.question, asked.query, asked.hits, found), np.array(right, bool))


def _evidence(text: str, quotes: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the quotes stand in a text, white space ignored."""
    patterns = (r"\s*".join(map(re.escape, re.sub(r"\s", "", quote))) for quote in quotes)
    return [match.span() for pattern in patterns for match in re.finditer(pattern, text)]
