"""Learning from answered questions: whether the report answers, and whether we are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import expit
from sklearn.model_selection import GroupKFold, KFold
from tqdm import tqdm

from eval.errors import EvalError
from eval.learn.choices import fit_clauses, fit_figures
from eval.learn.fitting import Fold, Mask, Matrix, fit_logistic, folds_of, held_out
from eval.learn.question_prior import fit_question_prior, held_out_question_prior
from eval.learn.setup import GoldSearch, TrainingSetup, gold_searches
from eval.matching import is_right
from eval.scorer import calibration_rows, expected_calibration_error
from qa.answering.by_clause import by_clause
from qa.answering.by_figures import by_figures
from qa.judging import question_prior
from qa.judging.confidence import WEIGHTS
from qa.judging.features import NAMES
from qa.judging.refusals import out_of_scope
from qa.linear import Linear

# Inverse strength of the penalty on squared weights of standardised features; from 0.03 to 0.3 little changes.
_STRENGTH = 0.1
_FOLDS = 10
# Log-odds; no shift goes further.
_FURTHEST = 20.0
# Share of answerable questions that may be refused for want of evidence. `make tune` prints what it costs, held out by
# place: of the traps 0.80 are refused so, with 0.05 here 0.83.
MOST_REFUSED = 0.04
# Answers with this confidence are called sure.
SURE = 0.85
# The questions on which a confidence must mean what it says, if they are there: those to learn from are harder.
CALIBRATED_ON = "questions_dev.jsonl"


@dataclass(frozen=True, slots=True)
class Cases:
    """Questions as the judge sees them, one a row.

    Attributes:
        features: float64 [n, NAMES]; the last column, the prior, is put in by fold.
        texts: what the prior is learned from.
        answerable: the report answers; right: so does what was search.
        barred: refused for place, year or kind of figure, whatever the judge says.
        places, origins: what each is about, and the file it comes from.
    """

    features: Matrix
    texts: tuple[str, ...]
    answerable: Mask
    right: Mask
    barred: Mask
    places: NDArray[np.str_]
    origins: NDArray[np.str_]


def fit_answers(setup: TrainingSetup) -> None:
    """Fit the choice of figures and the judge of each mode, print their cross-validated quality, store them.

    Raises:
        EvalError: the questions are about one place, so that nothing can be held out.
    """
    if len({question.place for question in setup.questions}) == 1:
        raise EvalError("answers are held out by place; give --questions about two places, and their --reports")
    for mode in setup.searchers:
        searches = gold_searches(setup, mode)
        if mode == "hybrid":
            fit_figures(searches)
            fit_clauses(searches)
        cases = cases_of(searches)
        record = judge_record(cases)
        WEIGHTS.store(record, mode)
        print(f"confidence, {mode}: {record['made']['held_out']}")
    _store_question_prior(cases)


def cases_of(searches: Sequence[GoldSearch]) -> Cases:
    """Answer every question and compare with the gold."""
    rows, right, barred = [], [], []
    for case in searches:
        gold, search = case.source.gold, case.search
        draft = by_figures(search.question, search) or by_clause(search.question, search)
        rows.append(search.evidence.row)
        right.append(gold.answerable and is_right(gold, draft.figures, draft.quotes))
        barred.append(out_of_scope(search.question, draft) is not None)
    return Cases(
        features=np.array(rows),
        texts=tuple(gold.question.words.text for gold in searches),
        answerable=np.array([gold.source.gold.answerable for gold in searches]),
        right=np.array(right),
        barred=np.array(barred),
        places=np.array([gold.source.place for gold in searches]),
        origins=np.array([gold.source.origin for gold in searches]),
    )


def judge_record(cases: Cases) -> dict[str, Any]:
    """Fit both regressions and the threshold; return what `qa.judging.confidence` reads, with what made it."""
    held = HeldOutOdds.of(cases)
    everyone = np.ones(len(cases.texts), np.bool_)
    telling = cases.origins == CALIBRATED_ON
    telling = telling if telling.any() else everyone
    log_odds = held.log_odds(cases.answerable, everyone)
    answerable, more_answerable = calibrated(log_odds, cases.answerable, telling)
    threshold = cautious_threshold(answerable[~cases.barred], cases.answerable[~cases.barred])
    answered = (answerable >= threshold) & ~cases.barred
    log_odds = held.log_odds(cases.right, answered)
    right, more_right = calibrated(log_odds, cases.right, telling & answered)
    rows = _with_prior(cases.features, held_out_question_prior(cases.texts, cases.answerable, cases.places))
    barred = float(1 - cases.answerable[cases.barred].mean()) if cases.barred.any() else 1.0
    confidence = np.where(answered, right, np.where(cases.barred, barred, 1 - answerable))
    correct = np.where(answered, cases.right, ~cases.answerable)
    return {
        "answerable": _shifted(_fit(rows, cases.answerable), more_answerable).rounded().record(),
        "right": _shifted(_fit(rows[answered], cases.right[answered]), more_right).rounded().record(),
        "threshold": round(threshold, 4),
        "barred": round(barred, 4),
        "made": {
            "by": WEIGHTS.made_by,
            "folds": f"{_FOLDS}, by place",
            "held_out": quality_by_origin(cases.origins, cases.answerable, answered, confidence, correct),
        },
    }


@dataclass(frozen=True, slots=True)
class HeldOutOdds:
    """Log-odds by features that were learned without the question's place.

    Attributes:
        matrices: of each fold, the features with the prior in.
    """

    cases: Cases
    folds: list[Fold]
    matrices: list[Matrix]

    @classmethod
    def of(cls, cases: Cases) -> HeldOutOdds:
        """Prepare the folds, which are by place."""
        split = GroupKFold(min(_FOLDS, len(set(cases.places)))).split(cases.features, groups=cases.places)
        folds = folds_of(split)
        return cls(cases, folds, [_matrix(cases, fold) for fold in tqdm(folds, desc="folds")])

    def log_odds(self, labels: Mask, learned_from: Mask) -> Matrix:
        """Return each case's log-odds from a model fitted on some of the other folds' cases: float64 [n]."""

        def fit(fold: Fold) -> tuple[Linear, Matrix]:
            use = fold.others[learned_from[fold.others]]
            matrix = self.matrices[fold.number]
            return _fit(matrix[use], labels[use]), matrix

        def log_odds(fitted: tuple[Linear, Matrix], case: int) -> float:
            model, matrix = fitted
            return float(model.log_odds_of(matrix[[case]])[0])

        return np.array(held_out(self.folds, fit, log_odds))


def cautious_threshold(probabilities: Matrix, answerable: Mask, refused: float = MOST_REFUSED) -> float:
    """Return the probability below which a share of the answerable questions lies."""
    return float(np.quantile(probabilities[answerable], refused))


def shift(log_odds: Matrix, labels: Mask) -> float:
    """Return what to add to log-odds, float64 [n], that their probabilities have the mean of the labels.

    It is the intercept of greatest likelihood, but for half a label of each kind, without which labels all alike have
    none.

    >>> round(shift(np.zeros(5), np.array([True, True, True, True, False])), 3)  # log(4.5 / 1.5)
    1.099
    """
    share = (labels.sum() + 0.5) / (len(labels) + 1)
    return float(brentq(lambda added: expit(log_odds + added).mean() - share, -_FURTHEST, _FURTHEST))


def _matrix(cases: Cases, fold: Fold) -> Matrix:
    """Return the features with the prior in, none of it learned from the question's own place or those held out."""
    texts, labels = [cases.texts[i] for i in fold.others], cases.answerable[fold.others]
    prior = fit_question_prior(texts, labels)
    column = np.zeros(len(cases.texts))
    column[fold.others] = held_out_question_prior(texts, labels, cases.places[fold.others])
    column[fold.held] = [prior.log_odds(cases.texts[i]) for i in fold.held]
    return _with_prior(cases.features, column)


def calibrated(log_odds: Matrix, labels: Mask, telling: Mask) -> tuple[Matrix, float]:
    """Shift log-odds by what some cases tell; return probabilities, those of these cases held out, and the shift."""
    chosen = np.flatnonzero(telling)
    added = shift(log_odds[chosen], labels[chosen])
    shifts = np.full(len(labels), added)
    shifts[chosen] = held_out(
        folds_of(KFold(_FOLDS, shuffle=True, random_state=0).split(chosen)),
        lambda fold: shift(log_odds[chosen[fold.others]], labels[chosen[fold.others]]),
        lambda shifted, _: shifted,
    )
    return expit(log_odds + shifts), added


def _fit(rows: Matrix, labels: Mask) -> Linear:
    return fit_logistic(NAMES, rows, labels, _STRENGTH, standardised=True)


def _shifted(model: Linear, added: float) -> Linear:
    return Linear(model.weights, model.intercept + added)


def _with_prior(rows: Matrix, prior: Matrix) -> Matrix:
    return np.column_stack([rows[:, :-1], prior])


def quality_by_origin(
    origins: NDArray[np.str_], answerable: Mask, answered: Mask, confidence: Matrix, correct: Mask
) -> dict[str, dict[str, float]]:
    """Return for the questions of each file what is refused, and how far off the confidence is."""
    return {
        str(origin): _quality(*(values[origins == origin] for values in (answerable, answered, confidence, correct)))
        for origin in dict.fromkeys(origins)
    }


def _quality(answerable: Mask, answered: Mask, confidence: Matrix, correct: Mask) -> dict[str, float]:
    """Return the shares of unanswerable and answerable questions refused, and how far off the confidence is."""
    calibration = calibration_rows(confidence, correct)
    rates = {
        "unanswerable_refused": (~answered)[~answerable].mean(),
        "answerable_refused": (~answered)[answerable].mean(),
        "right": correct.mean(),
        "calibration_error": expected_calibration_error(calibration.sum(axis=0)),
        "sure": (sure := answered & (confidence >= SURE)).mean(),
    }
    if sure.any():
        rates["sure_right"] = correct[sure].mean()
    return {name: round(float(rate), 4) for name, rate in rates.items()}


def _store_question_prior(cases: Cases) -> None:
    made = {"by": question_prior.WEIGHTS.made_by, "questions": len(cases.texts)}
    question_prior.WEIGHTS.store(fit_question_prior(cases.texts, cases.answerable).model.record() | {"made": made})
    question_prior.load_question_prior.cache_clear()
