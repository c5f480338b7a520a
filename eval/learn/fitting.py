"""Learning the fusion weights by maximum likelihood from questions whose evidence is known; cross-validation.

The model is a softmax over what was searched: P(passage) is proportional to exp(weights . standardised signals), as in
conditional logistic regression (McFadden 1974); of several right passages any may be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus import Span
from corpus.text.overlap import find_quotes
from corpus.text.spans import touching
from eval.learn.gold import GoldQuestion
from index.fusion import standardise
from index.search import Searcher
from index.signals import DENSE_SIGNALS, WORD_SIGNALS
from index.snapshot import Snapshot
from qa.question.reading import QuestionReader

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Strength of the penalty on squared weights; from 0.005 to 0.1 the cross-validated ranks hardly differ.
L2 = 0.005
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """One question's candidates: `rows`, float64 [n, signals], standardised, and which of them are right."""

    rows: Matrix
    right: Mask


@dataclass(frozen=True, slots=True)
class Quality:
    """How well the right candidate is ranked: shares of questions in [0, 1], and the mean reciprocal rank."""

    first: float
    in_five: float
    reciprocal: float


def example(
    snapshot: Snapshot,
    searcher: Searcher,
    reader: QuestionReader,
    question: GoldQuestion,
    grain: str,
    names: Sequence[str],
) -> Example | None:
    """Turn a question into an example at a grain, "paragraph" or "clause"; None if nothing of it is right."""
    selection = searcher.select([question.report])
    chosen = snapshot.grains[grain]
    rows = selection.spans[grain].rows
    right = [_holds(snapshot.passages[chosen.owner[row]].text, chosen.spans[row], question.quotes) for row in rows]
    if not any(right):
        return None
    signals = searcher.signals(reader.read(question.text, [question.report]).words, selection)
    columns = signals.passages if grain == "paragraph" else signals.clauses
    return Example(np.stack([standardise(columns[name]) for name in names], axis=1), np.array(right))


def fit(data: Sequence[Example], l2: float = L2) -> Matrix:
    """Return the weights that make the right candidates likeliest: float64 [signals]."""

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value, gradient = l2 * float(weights @ weights), 2 * l2 * weights
        for example in data:
            scores = example.rows @ weights
            odds = np.exp(scores - scores.max())
            share = odds / odds.sum()
            right = share[example.right]
            value -= float(np.log(right.sum() + 1e-300)) / len(data)
            gradient += (share @ example.rows - right / right.sum() @ example.rows[example.right]) / len(data)
        return value, gradient

    start = np.full(data[0].rows.shape[1], 0.5)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, np.float64)


def cross_validate(data: Sequence[Example], folds: int = FOLDS, seed: int = 0) -> list[int]:
    """Return each question's rank of the right candidate, from 1, with weights fitted on the other folds."""
    order = np.random.default_rng(seed).permutation(len(data))
    ranks = [0] * len(data)
    for fold in range(folds):
        held_out = set(order[fold::folds].tolist())
        weights = fit([example for i, example in enumerate(data) if i not in held_out])
        for i in held_out:
            ranks[i] = rank(data[i], weights)
    return ranks


def rank(example: Example, weights: Matrix) -> int:
    """Return the rank of the best right candidate, from 1."""
    scores = example.rows @ weights
    return 1 + int((scores > scores[example.right].max()).sum())


def quality(ranks: Sequence[int]) -> Quality:
    """Sum up ranks, each from 1."""
    array = np.asarray(ranks, np.float64)
    return Quality(float((array == 1).mean()), float((array <= 5).mean()), float((1 / array).mean()))


def signal_names(mode: str, grain: str) -> tuple[str, ...]:
    """Return the signals that a mode ("hybrid" or "words") has at a grain ("paragraph" or "clause")."""
    names = WORD_SIGNALS + (DENSE_SIGNALS if mode == "hybrid" else ())
    return names if grain == "paragraph" else tuple(name for name in names if "clause" in name)


def _holds(text: str, span: Span, quotes: Sequence[str]) -> bool:
    """Tell whether a span of the text covers a quote in part, white space ignored."""
    return any(touching(find_quotes(text, quote), span) for quote in quotes)
