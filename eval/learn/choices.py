"""Learning from answered questions what of the passages answers: which figures, or which clause where none is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.text.overlap import contains
from corpus.text.spans import touching
from eval.learn.fitting import Fold, Mask, Matrix, RankingExample, deal, fit_ranking, held_out
from eval.learn.setup import GoldSearch
from eval.matching import among, count_figures
from qa.answering import clause_choice, figure_choice
from qa.answering.figure_features import FEATURES, FigureCandidate, figure_candidates, figure_features
from qa.answering.figure_set import MOST, NEXT_FEATURES, FollowingFigures, extend, next_features
from qa.linear import Linear

# Of places: nothing of a place that is measured was learned.
_FOLDS = 8


@dataclass(frozen=True, slots=True)
class FigureTask:
    """A question with its candidates, what describes them, and which of them are right."""

    search: GoldSearch
    candidates: list[FigureCandidate]
    rows: Matrix
    right: Mask


@dataclass(frozen=True, slots=True)
class FigureModels:
    """What is learned of figures: of the first one, and of the next beside those before it."""

    first: Linear
    next: Linear


def fit_figures(searches: Sequence[GoldSearch]) -> None:
    """Fit the choice of figures, print its quality on places left out in turn, store it."""
    tasks = [figure_task(search) for search in searches if search.source.gold.figures]
    quality = held_out_quality(tasks)
    made = {"by": figure_choice.WEIGHTS.made_by, "questions": len(tasks), "held_out": quality}
    models = learn_figures(tasks)
    figure_choice.WEIGHTS.store(models.first.rounded().record() | {"made": made}, "first")
    figure_choice.WEIGHTS.store(models.next.rounded().record() | {"made": made}, "next")
    figure_choice.load_figure_weights.cache_clear()
    print(f"figures: {quality}")


def fit_clauses(searches: Sequence[GoldSearch]) -> None:
    """Fit the choice of clauses, print its quality on places left out in turn, store it."""
    telling = [search for search in searches if search.source.quotes and not search.source.gold.figures]
    examples = [clause_example(search) for search in telling]
    right = held_out(
        _by_place(telling),
        lambda fold: fit_ranking(clause_choice.FEATURES, [examples[i] for i in fold.others]),
        lambda model, i: examples[i].first_is_right(model),
    )
    quality = {"first": round(float(np.mean(right)), 4)}
    model = fit_ranking(clause_choice.FEATURES, examples).rounded()
    made = {"by": clause_choice.WEIGHTS.made_by, "questions": len(telling), "held_out": quality}
    clause_choice.WEIGHTS.store(model.record() | {"made": made}, "features")
    clause_choice.load_clause_weights.cache_clear()
    print(f"clauses: {quality}")


def held_out_quality(tasks: Sequence[FigureTask]) -> dict[str, float]:
    """Return the shares of questions whose first figure, and whose whole set of figures, is right."""
    outcomes = held_out(
        _by_place([task.search for task in tasks]),
        lambda fold: learn_figures([tasks[i] for i in fold.others]),
        lambda models, i: _outcome(tasks[i], models),
    )
    first, exact = np.mean(outcomes, axis=0)
    return {"first": round(float(first), 4), "exact": round(float(exact), 4)}


def learn_figures(tasks: Sequence[FigureTask]) -> FigureModels:
    """Fit both; questions none of whose candidates is right teach nothing."""
    telling = [task for task in tasks if task.right.any()]
    first = fit_ranking(FEATURES, [RankingExample(task.rows, task.right) for task in telling])
    steps = [step.example for task in telling for step in figure_steps(task, first.log_odds_of(task.rows))]
    return FigureModels(first, fit_ranking(NEXT_FEATURES, steps))


def _by_place(searches: Sequence[GoldSearch]) -> list[Fold]:
    return deal([search.source.place for search in searches], _FOLDS)


def figure_task(search: GoldSearch) -> FigureTask:
    """Describe the figures of a question, and say which are right."""
    gold, figures = search.source, figure_candidates(search.hits)
    right = [
        among(candidate.figure, gold.gold.figures)
        and any(contains(search.hits[candidate.rank].passage.text, quote) for quote in gold.quotes)
        for candidate in figures
    ]
    rows = figure_features(search.question, search.hits, search.question.scope, figures)
    return FigureTask(search, figures, rows, np.array(right, bool))


@dataclass(frozen=True, slots=True)
class FigureStep:
    """One more figure, or none: the first row of the example is stopping, the others are candidates by their places.

    Attributes:
        first: place of the figure that was chosen first.
    """

    example: RankingExample
    others: list[int]
    first: int


def figure_steps(task: FigureTask, scores: Matrix) -> Iterator[FigureStep]:
    """Yield a step for every figure after the first, and one for stopping: its first row, of zeros."""
    chosen = [int(np.where(task.right, scores, -np.inf).argmax())]
    while True:
        missing = [i for i in np.flatnonzero(task.right).tolist() if not _is_there(task, i, chosen)]
        rows = next_features(task.search.question, task.candidates, scores, chosen)
        others = [i for i in range(len(rows)) if i not in chosen]
        right = np.array([not missing, *(i in missing for i in others)])
        example = RankingExample(np.vstack([np.zeros(rows.shape[1]), rows[others]]), right)
        yield FigureStep(example, others, chosen[0])
        if not missing or len(chosen) >= MOST:
            return
        chosen.append(max(missing, key=lambda i: float(scores[i])))


def _is_there(task: FigureTask, place: int, chosen: Sequence[int]) -> bool:
    return among(task.candidates[place].figure, [task.candidates[i].figure for i in chosen])


def _outcome(task: FigureTask, models: FigureModels) -> tuple[bool, bool]:
    """Say whether the first figure, and whether the whole set of figures that would be given, is right."""
    if not task.candidates:
        return False, False
    search, scores = task.search, models.first.log_odds_of(task.rows)
    chosen = extend(search.question, task.candidates, scores, FollowingFigures(models.next.vector()))
    figures = [task.candidates[i].figure for i in chosen]
    return bool(task.right[chosen[0]]), count_figures(figures, search.source.gold.figures).exact


def clause_example(search: GoldSearch) -> RankingExample:
    """Describe the clauses of a question, and say which are right."""
    clauses = clause_choice.clause_candidates(search.hits)
    evidence = [search.source.evidence_in(hit.passage.text) for hit in search.hits]
    right = [bool(touching(evidence[candidate.rank], candidate.clause)) for candidate in clauses]
    rows = clause_choice.clause_features(search.question, search.hits, clauses)
    return RankingExample(rows, np.array(right, bool))
