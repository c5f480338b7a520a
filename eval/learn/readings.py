"""Learning what the cross-encoder's reading is worth beside the features, on places that neither has learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import LeaveOneGroupOut
from tqdm import tqdm

from eval.errors import EvalError
from eval.learn.answers import (
    CALIBRATED_ON,
    HeldOutOdds,
    calibrated,
    cases_of,
    cautious_threshold,
    quality_by_origin,
)
from eval.learn.choices import FigureTask, clause_example, figure_steps, figure_task
from eval.learn.fitting import Fold, Mask, Matrix, RankingExample, fit_logistic, fit_ranking, folds_of, held_out
from eval.learn.setup import GoldSearch, LocatedQuestion, TrainingSetup, gold_searches
from eval.matching import count_figures, is_right
from index import Hit
from qa.answering import clause_choice, figure_choice, figure_set
from qa.answering.by_clause import by_clause
from qa.answering.by_figures import by_figures
from qa.answering.close_reading import CloseReading
from qa.answering.figure_features import FEATURES, PASSAGES
from qa.answering.figure_set import FollowingFigures, after_reading, extend, reading_of
from qa.answering.search import Search
from qa.judging import confidence
from qa.judging.features import ReadingFit
from qa.judging.refusals import out_of_scope
from qa.linear import Linear
from qa.models import load_models
from qa.question.reading import Question

MADE_BY = "python -m eval learn readings"
# Share of answerable questions that may be refused for want of evidence once they were read.
_MOST_REFUSED = 0.02
# Shares of answerable questions refused at which the traps refused are told.
_TOLD = (0.02, 0.05)
# Inverse strength of the penalty on squared weights of standardised features.
_STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class ReadSearch:
    """A gold question that was searched for and read closely."""

    search: GoldSearch
    reading: CloseReading

    @property
    def source(self) -> LocatedQuestion:
        """Return the gold question."""
        return self.search.source


@dataclass(frozen=True, slots=True)
class AlreadyRead:
    """Stands in for the reader of a question that was read before."""

    reading: CloseReading

    def read(self, question: Question, hits: Sequence[Hit]) -> CloseReading:
        """Return the reading of that question."""
        return self.reading


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """The figures of a question after the reading; `said` is by the cross-encoder, float64 [figures, 2]."""

    task: FigureTask
    said: Matrix

    @property
    def first(self) -> RankingExample:
        """Return the figures as the first one is chosen among them."""
        return RankingExample(after_reading(self.task.rows, self.said, self.said.max(axis=0)), self.task.right)

    def steps(self, first: Linear) -> list[RankingExample]:
        """Return an example for each further figure, and one for stopping."""
        examples = []
        for step in figure_steps(self.task, first.log_odds_of(self.first.rows)):
            rows = after_reading(step.example.rows[1:], self.said[step.others], self.said[step.first])
            examples.append(RankingExample(np.vstack([np.zeros(rows.shape[1]), rows]), step.example.right))
        return examples

    def outcome(self, first: Linear, following: Linear) -> tuple[bool, bool]:
        """Say whether the first figure, and whether the whole set of figures that would be given, is right."""
        weights = FollowingFigures(following.vector(), self.said)
        chosen = extend(self.task.search.question, self.task.candidates, first.log_odds_of(self.first.rows), weights)
        figures = [self.task.candidates[i].figure for i in chosen]
        gold = self.task.search.source.gold.figures
        return bool(self.task.right[chosen[0]]), count_figures(figures, gold).exact


def fit_readings(setup: TrainingSetup) -> None:
    """Fit what the reading adds to each choice and to the judge, print the quality on places held out, store it.

    Raises:
        EvalError: there is no cross-encoder that was trained without a place of the questions.
    """
    if not setup.close_readers:
        raise EvalError("give --cross-encoders, a folder of cross-encoders trained without places they are named by")
    searches = gold_searches(setup, "hybrid")
    read = [
        ReadSearch(search, setup.close_readers[search.source.report].read(search.question, search.hits))
        for search in tqdm(searches, desc="reading")
        if search.source.report in setup.close_readers
    ]
    _fit_figures(read)
    _fit_clauses(read)
    _fit_judge(searches, read)


def places_of(searches: Sequence[GoldSearch]) -> list[Fold]:
    """Return a fold for each place, which it holds out."""
    places = [search.source.place for search in searches]
    return folds_of(LeaveOneGroupOut().split(places, groups=places))


def _fit_figures(read: Sequence[ReadSearch]) -> None:
    tasks = [
        (figure_task(question.search), question.reading) for question in read if question.search.source.gold.figures
    ]
    figures = [ReadFigures(task, reading_of(reading, task.candidates)) for task, reading in tasks if task.candidates]

    def learn(some: Sequence[ReadFigures]) -> tuple[Linear, Linear]:
        telling = [question for question in some if question.task.right.any()]
        first = fit_ranking((*FEATURES, *figure_set.READ_FEATURES), [question.first for question in telling])
        steps = [step for question in telling for step in question.steps(first)]
        return first, fit_ranking((*figure_set.NEXT_FEATURES, *figure_set.READ_FEATURES), steps)

    searches = [question.task.search for question in figures]
    outcomes = held_out(
        places_of(searches),
        lambda fold: learn([figures[i] for i in fold.others]),
        lambda models, i: figures[i].outcome(*models),
    )
    quality = _by_origin(searches, outcomes, ("first", "exact"))
    made = {"by": MADE_BY, "questions": len(figures), "held_out": quality}
    for key, model in zip(("read_first", "read_next"), learn(figures), strict=True):
        figure_choice.WEIGHTS.store(model.rounded().record() | {"made": made}, key)
    figure_choice.load_figure_weights.cache_clear()
    print(f"figures: {quality}")


def _fit_clauses(read: Sequence[ReadSearch]) -> None:
    telling = [
        question for question in read if question.search.source.quotes and not question.search.source.gold.figures
    ]
    examples = [_clauses_after_reading(question) for question in telling]
    names = (*clause_choice.FEATURES, *clause_choice.READ_FEATURES)
    searches = [question.search for question in telling]
    outcomes = held_out(
        places_of(searches),
        lambda fold: fit_ranking(names, [examples[i] for i in fold.others]),
        lambda model, i: (examples[i].first_is_right(model),),
    )
    quality = _by_origin(searches, outcomes, ("first",))
    made = {"by": MADE_BY, "questions": len(telling), "held_out": quality}
    clause_choice.WEIGHTS.store(fit_ranking(names, examples).rounded().record() | {"made": made}, "read")
    clause_choice.load_clause_weights.cache_clear()
    print(f"clauses: {quality}")


def _clauses_after_reading(question: ReadSearch) -> RankingExample:
    example, hits = clause_example(question.search), question.search.hits
    rows = clause_choice.after_reading(example.rows, hits, clause_choice.clause_candidates(hits), question.reading)
    return RankingExample(rows, example.right)


def _fit_judge(searches: Sequence[GoldSearch], read: Sequence[ReadSearch]) -> None:
    """Fit both regressions after the reading, and their threshold, on what the features say without the place."""
    cases = cases_of(searches)
    held = HeldOutOdds.of(cases)
    everyone = np.ones(len(searches), np.bool_)
    by_features = {
        "answerable": held.log_odds(cases.answerable, everyone),
        "right": held.log_odds(cases.right, ~cases.barred),
    }
    places = {id(search): place for place, search in enumerate(searches)}
    chosen = [places[id(question.search)] for question in read]
    after = [_answered_after(question) for question in tqdm(read, desc="answers after reading")]
    readings = np.array([fit.row for fit, _, _ in after])
    right, barred = (np.array([outcome[place] for outcome in after]) for place in (1, 2))
    answerable, origins = cases.answerable[chosen], cases.origins[chosen]
    folds = places_of([searches[i] for i in chosen])
    telling = origins == CALIBRATED_ON

    rows = {name: np.column_stack([odds[chosen], readings]) for name, odds in by_features.items()}
    there, answerable_model = _regress(rows["answerable"], answerable, np.ones(len(chosen), np.bool_), folds, telling)
    threshold = cautious_threshold(there[~barred], answerable[~barred], _MOST_REFUSED)
    answered = (there >= threshold) & ~barred
    sure, right_model = _regress(rows["right"], right, answered, folds, telling)
    refusing = float(1 - answerable[barred].mean()) if barred.any() else 1.0
    certain = np.where(answered, sure, np.where(barred, refusing, 1 - there))
    correct = np.where(answered, right, ~answerable)
    quality = quality_by_origin(origins, answerable, answered, certain, correct)
    record: dict[str, Any] = {
        "answerable": answerable_model.record(),
        "right": right_model.record(),
        "threshold": round(threshold, 4),
        "made": {
            "by": MADE_BY,
            "folds": "by place",
            "held_out": quality,
            "traps_refused": _traps(origins, answerable, there),
        },
    }
    confidence.WEIGHTS.store(record, "reading")
    confidence.load_judge.cache_clear()
    print(f"confidence: {quality}")


def _regress(rows: Matrix, labels: Mask, use: Mask, folds: Sequence[Fold], telling: Mask) -> tuple[Matrix, Linear]:
    """Return probabilities held out by place, and the model of all in use, shifted to what the telling ones say."""

    def fit(fold: Fold) -> Linear:
        used = fold.others[use[fold.others]]
        return _fit(rows[used], labels[used])

    log_odds = np.array(held_out(folds, fit, lambda model, i: float(model.log_odds_of(rows[[i]])[0])))
    probabilities, more = calibrated(log_odds, labels, telling & use if telling.any() else use)
    model = _fit(rows[use], labels[use])
    return probabilities, Linear(model.weights, model.intercept + more).rounded()


def _traps(origins: NDArray[np.str_], answerable: Mask, there: Matrix) -> dict[str, dict[str, float]]:
    """Return the share of traps refused where so many answerable questions are, by the file that they come from."""
    refusals: dict[str, dict[str, float]] = {}
    for origin in dict.fromkeys(origins):
        chosen = origins == origin
        for share in _TOLD:
            bound = cautious_threshold(there[chosen], answerable[chosen], share)
            refused = float((there[chosen & ~answerable] < bound).mean())
            refusals.setdefault(str(origin), {})[f"at {share}"] = round(refused, 4)
    return refusals


def _answered_after(question: ReadSearch) -> tuple[ReadingFit, bool, bool]:
    """Answer after reading; return what the reading says, whether the answer is right, and whether it is barred."""
    search, gold = question.search.search, question.search.source.gold
    sources = replace(search.sources, models=load_models("hybrid"), close_reader=AlreadyRead(question.reading))
    again = Search(search.question, sources, PASSAGES)
    draft = by_figures(again.question, again) or by_clause(again.question, again)
    fit = ReadingFit.of(question.reading, again.question.wants)
    right = gold.answerable and is_right(gold, draft.figures, draft.quotes)
    return fit, right, out_of_scope(again.question, draft) is not None


def _fit(rows: Matrix, labels: Mask) -> Linear:
    return fit_logistic(confidence.AFTER_READING, rows, labels, _STRENGTH, standardised=True)


def _by_origin(
    searches: Sequence[GoldSearch], outcomes: Sequence[Sequence[bool]], names: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Return the means of what was measured, by the file that the questions come from."""
    origins = np.array([search.source.origin for search in searches])
    values = np.array(outcomes, np.float64)
    return {
        str(origin): {
            name: round(float(mean), 4)
            for name, mean in zip(names, values[origins == origin].mean(axis=0), strict=True)
        }
        for origin in dict.fromkeys(origins)
    }
