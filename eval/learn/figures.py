"""Learning from answered questions which figures answer: the first, and after it the next or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.learn.fitting import Example, fit
from eval.learn.rehearsal import Searched, folds, inside, is_gold
from eval.learn.setup import store_json
from qa.answering.figure_choice import WEIGHTS, load_weights
from qa.answering.figure_features import FEATURES, Candidate, candidates, features
from qa.answering.figure_set import MOST, NEXT_FEATURES, extend, next_features

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Task:
    """A question with its candidates, what describes them, and which of them are right."""

    asked: Searched
    found: list[Candidate]
    rows: Matrix
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is learned: float64 [FEATURES] and [NEXT_FEATURES]."""

    first: Matrix
    next: Matrix


def fit_figures(searched: Sequence[Searched]) -> None:
    """Fit the choice of figures, print its quality on places left out in turn, store it."""
    tasks = [_task(each) for each in searched if each.gold.figures]
    made = {"by": "make tune", "questions": len(tasks), "held_out": held_out(tasks)}
    weights = learn(tasks)
    for name, names, learned in (("first", FEATURES, weights.first), ("next", NEXT_FEATURES, weights.next)):
        rounded = {each: round(weight, 4) for each, weight in zip(names, learned.tolist(), strict=True)}
        store_json(WEIGHTS.path, name, {"weights": rounded, "made": made})
    load_weights.cache_clear()
    print(f"figures: {made['held_out']}")


def held_out(tasks: Sequence[Task]) -> dict[str, float]:
    """Return the shares of questions whose first figure, and whose whole set of figures, is right."""
    fold = folds([task.asked for task in tasks])
    first, exact = [], []
    for held in sorted(set(fold)):
        weights = learn([task for task, its in zip(tasks, fold, strict=True) if its != held])
        for task in (task for task, its in zip(tasks, fold, strict=True) if its == held):
            chosen = _choose(task, weights)
            first.append(bool(chosen) and bool(task.right[chosen[0]]))
            exact.append(_is_exact(task, chosen))
    return {"first": round(float(np.mean(first)), 4), "exact": round(float(np.mean(exact)), 4)}


def learn(tasks: Sequence[Task]) -> Weights:
    """Fit both by conditional logistic regression; questions none of whose candidates is right teach nothing."""
    known = [task for task in tasks if task.right.any()]
    first = fit([Example(task.rows, task.right) for task in known])
    return Weights(first, fit([step for task in known for step in _steps(task, task.rows @ first)]))


def _task(asked: Searched) -> Task:
    found = candidates(asked.hits)
    right = [
        is_gold(each.figure, asked.gold)
        and any(inside(quote, asked.hits[each.rank].passage.text) for quote in asked.gold.quotes)
        for each in found
    ]
    rows = features(asked.question, asked.query, asked.hits, asked.scope, found)
    return Task(asked, found, rows, np.array(right, bool))


def _steps(task: Task, scores: Matrix) -> Iterator[Example]:
    """Yield one example for every figure after the first, and one for stopping: its first row, of zeros."""
    chosen = [int(np.where(task.right, scores, -np.inf).argmax())]
    while True:
        missing = [i for i in np.flatnonzero(task.right).tolist() if not _is_there(task, i, chosen)]
        rows = next_features(task.asked.question, task.asked.query, task.found, scores, chosen)
        others = [i for i in range(len(rows)) if i not in chosen]
        right = np.array([not missing, *(i in missing for i in others)])
        yield Example(np.vstack([np.zeros(rows.shape[1]), rows[others]]), right)
        if not missing or len(chosen) >= MOST:
            return
        chosen.append(max(missing, key=lambda i: float(scores[i])))


def _is_there(task: Task, place: int, chosen: Sequence[int]) -> bool:
    quantity = _quantity(task.found[place])
    return any(_quantity(task.found[i]) == quantity for i in chosen)


def _choose(task: Task, weights: Weights) -> list[int]:
    if not task.found:
        return []
    return extend(task.asked.question, task.asked.query, task.found, task.rows @ weights.first, weights.next)


def _is_exact(task: Task, chosen: Sequence[int]) -> bool:
    figures = [task.found[i] for i in chosen]
    gold = task.asked.gold
    return len({_quantity(each) for each in figures}) == len(set(gold.figures)) and all(
        is_gold(each.figure, gold) for each in figures
    )


def _quantity(candidate: Candidate) -> tuple[float, str]:
    return candidate.figure.value, candidate.figure.unit
