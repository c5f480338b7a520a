"""Fitting linear models by maximum likelihood, and measuring them on what they were not fitted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from eval.scores.ranks import best_rank
from qa.linear import Linear

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]
Indices = NDArray[np.int64]
Model = TypeVar("Model")
Measured = TypeVar("Measured")
# Strength of the penalty on squared weights; from 0.005 to 0.1 the cross-validated ranks hardly differ.
L2 = 0.005
_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class RankingExample:
    """One question's candidates: `rows`, float64 [n, features], and which of them are right."""

    rows: Matrix
    right: Mask

    def rank(self, model: Linear) -> int:
        """Return the rank of the best right candidate, from 1; there is one."""
        return best_rank(model.log_odds_of(self.rows), self.right)

    def first_is_right(self, model: Linear) -> bool:
        """Say whether the candidate that would be taken is right."""
        return bool(self.right[int(np.argmax(model.log_odds_of(self.rows)))])


def fit_ranking(names: Sequence[str], examples: Sequence[RankingExample], l2: float = L2) -> Linear:
    """Return the weights that make the right candidates likeliest; an example without any teaches nothing.

    The model is a softmax over an example's candidates: P(candidate) is proportional to exp(weights . features), as in
    conditional logistic regression (McFadden 1974); of several right ones any may be taken.
    """
    telling = [example for example in examples if example.right.any()]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value, gradient = l2 * float(weights @ weights), 2 * l2 * weights
        for example in telling:
            scores = example.rows @ weights
            odds = np.exp(scores - scores.max())
            share = odds / odds.sum()
            right = share[example.right]
            value -= float(np.log(right.sum() + 1e-300)) / len(telling)
            gradient += (share @ example.rows - right / right.sum() @ example.rows[example.right]) / len(telling)
        return value, gradient

    weights = minimize(loss, np.full(len(names), 0.5), jac=True, method="L-BFGS-B").x
    return Linear(dict(zip(names, weights.tolist(), strict=True)))


def fit_logistic(
    names: Sequence[str],
    rows: Any,  # noqa: ANN401  (a matrix, or a sparse one of scipy)
    labels: Mask,
    strength: float,
    standardised: bool = False,
) -> Linear:
    """Fit a logistic regression by penalised maximum likelihood; the weights are of the features as they are.

    Args:
        names: of the columns.
        rows: float64 [n, names].
        labels: bool [n].
        strength: inverse strength of the penalty on squared weights.
        standardised: the penalty is on the weights of features of mean 0 and deviation 1.
    """
    centre, scale = np.zeros(len(names)), np.ones(len(names))
    if standardised:
        centre, scale = rows.mean(axis=0), np.where((deviation := rows.std(axis=0)) > 1e-9, deviation, 1.0)
        rows = (rows - centre) / scale
    model = LogisticRegression(C=strength, max_iter=_STEPS).fit(rows, labels)
    weights = model.coef_[0] / scale
    return Linear(dict(zip(names, weights.tolist(), strict=True)), float(model.intercept_[0] - weights @ centre))


@dataclass(frozen=True, slots=True)
class Fold:
    """Some items, held out, beside the others, by their positions."""

    number: int
    others: Indices
    held: Indices


def folds_of(pairs: Iterable[tuple[Indices, Indices]]) -> list[Fold]:
    """Number what a splitter of scikit-learn yields: the positions of the others and of those held out."""
    return [Fold(number, *pair) for number, pair in enumerate(pairs)]


def deal(groups: Sequence[Any], count: int, seed: int | None = None) -> list[Fold]:
    """Deal groups out into folds in turn, in their order or shuffled, so that no group is in two.

    >>> [fold.held.tolist() for fold in deal(["a", "b", "a", "c"], 2)]
    [[0, 2, 3], [1]]
    """
    names = sorted(set(groups))
    order = range(len(names)) if seed is None else np.random.default_rng(seed).permutation(len(names)).tolist()
    fold_of = {names[place]: turn % count for turn, place in enumerate(order)}
    folds = np.array([fold_of[group] for group in groups])
    return [Fold(n, np.flatnonzero(folds != n), np.flatnonzero(folds == n)) for n in sorted(set(folds.tolist()))]


def held_out(
    folds: Sequence[Fold], fit: Callable[[Fold], Model], measure: Callable[[Model, int], Measured]
) -> list[Measured]:
    """Return what is measured of each item with a model fitted on the others of the fold that holds it out."""
    results: dict[int, Measured] = {}
    for fold in folds:
        model = fit(fold)
        results |= {item: measure(model, item) for item in fold.held.tolist()}
    return [results[item] for item in range(len(results))]
