"""Learning from answered questions: whether the report answers, and whether we are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold
from tqdm import tqdm

from eval.learn.clauses import fit_spans
from eval.learn.figures import fit_figures
from eval.learn.question_prior import fit_question_prior, held_out_question_prior
from eval.learn.rehearsal import Searched, is_right, place_of_report, search, shelf_of
from eval.learn.setup import Bench, store_json
from qa.answering.by_clause import by_clause
from qa.answering.by_figures import by_figures
from qa.judging import question_prior
from qa.judging.confidence import WEIGHTS, Logistic
from qa.judging.features import NAMES
from qa.judging.refusals import out_of_scope
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import AsWritten

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Inverse strength of the penalty on squared weights of standardised features; from 0.03 to 0.3 little changes.
_C = 0.1
_STEPS = 10_000
_FOLDS = 10
# Log-odds; no shift goes further.
_FURTHEST = 20.0
# Share of answerable questions that may be refused for want of evidence. `make tune` prints what it costs, held out by
# place: of the traps 0.80 are refused so, with 0.05 here 0.83.
MOST_REFUSED = 0.04
# The questions on which a confidence must mean what it says, if they are there: those to learn from are harder.
CALIBRATED_ON = "questions_dev.jsonl"
_BINS = 10
_MADE = "make tune"


@dataclass(frozen=True, slots=True)
class Cases:
    """Questions as the judge sees them, one a row.

    Attributes:
        features: float64 [n, NAMES]; the last column, the precedent, is put in by fold.
        texts: what the precedent is learned from.
        answerable: the report answers; right: so does what was found.
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


@dataclass(frozen=True, slots=True)
class Fold:
    """The questions about some places, held out, beside the rest: indices, and features with the precedent in."""

    rest: NDArray[np.int64]
    held: NDArray[np.int64]
    rest_rows: Matrix
    held_rows: Matrix


def fit_answers(bench: Bench) -> None:
    """Fit the choice of figures and the judge of each mode, print their cross-validated quality, store them."""
    reader = QuestionReader(Directory(bench.reports), AsWritten())
    for mode, searchers in bench.searchers.items():
        shelves = {report: shelf_of(searcher, bench.reports, mode) for report, (_, searcher) in searchers.items()}
        searched = [search(shelves[gold.report], reader, gold) for gold in tqdm(bench.gold, desc=f"{mode} answers")]
        if mode == "hybrid":
            fit_figures(searched)
            fit_spans(searched)
        cases = cases_of(searched)
        record = judge_record(cases)
        store_json(WEIGHTS, mode, record)
        print(f"confidence, {mode}: {record['made']['held_out']}")
    _store_question_prior(cases)


def cases_of(searched: Sequence[Searched]) -> Cases:
    """Answer every question and compare with the gold."""
    rows, right, barred = [], [], []
    for each in searched:
        draft = by_figures(each.question, each.found) or by_clause(each.question, each.found)
        rows.append(each.found.evidence.row)
        right.append(each.gold.answerable and is_right(each.gold, draft))
        barred.append(out_of_scope(each.question, draft) is not None)
    return Cases(
        features=np.array(rows),
        texts=tuple(each.question.words.text for each in searched),
        answerable=np.array([each.gold.answerable for each in searched]),
        right=np.array(right),
        barred=np.array(barred),
        places=np.array([place_of_report(each) for each in searched]),
        origins=np.array([each.gold.origin for each in searched]),
    )


def judge_record(cases: Cases) -> dict[str, Any]:
    """Fit both regressions and the threshold; return what `qa.judging.confidence` reads, with what made it."""
    folds = list(_folds(cases))
    everyone = np.ones(len(cases.texts), np.bool_)
    telling = cases.origins == CALIBRATED_ON
    telling = telling if telling.any() else everyone
    answerable, more_answerable = _calibrated(_held_out(folds, cases.answerable, everyone), cases.answerable, telling)
    threshold = cautious_threshold(answerable[~cases.barred], cases.answerable[~cases.barred])
    answered = (answerable >= threshold) & ~cases.barred
    right, more_right = _calibrated(_held_out(folds, cases.right, answered), cases.right, telling & answered)
    rows = _with_precedent(cases.features, held_out_question_prior(cases.texts, cases.answerable, cases.places))
    barred = float(1 - cases.answerable[cases.barred].mean()) if cases.barred.any() else 1.0
    confidence = np.where(answered, right, np.where(cases.barred, barred, 1 - answerable))
    correct = np.where(answered, cases.right, ~cases.answerable)
    return {
        "answerable": _record(fit_logistic(rows, cases.answerable), more_answerable),
        "right": _record(fit_logistic(rows[answered], cases.right[answered]), more_right),
        "threshold": round(threshold, 4),
        "barred": round(barred, 4),
        "made": {
            "by": _MADE,
            "folds": f"{_FOLDS}, by place",
            "held_out": {
                str(origin): _quality(cases, answered, confidence, correct, cases.origins == origin)
                for origin in dict.fromkeys(cases.origins)
            },
        },
    }


def fit_logistic(rows: Matrix, labels: Mask) -> Logistic:
    """Fit standardised features by penalised maximum likelihood; the weights are of the features as they are."""
    scale = np.where((deviation := rows.std(axis=0)) > 1e-9, deviation, 1.0)
    model = LogisticRegression(C=_C, max_iter=_STEPS).fit((rows - rows.mean(axis=0)) / scale, labels)
    weights = model.coef_[0] / scale
    intercept = float(model.intercept_[0] - weights @ rows.mean(axis=0))
    return Logistic(intercept, dict(zip(NAMES, weights.tolist(), strict=True)))


def cautious_threshold(probabilities: Matrix, answerable: Mask) -> float:
    """Return the probability below which MOST_REFUSED of the answerable questions lie."""
    return float(np.quantile(probabilities[answerable], MOST_REFUSED))


def shift(log_odds: Matrix, labels: Mask) -> float:
    """Return what to add to log-odds, float64 [n], that their probabilities have the mean of the labels.

    It is the intercept of greatest likelihood, but for half a label of each kind, without which labels all alike have
    none.

    >>> round(shift(np.zeros(5), np.array([True, True, True, True, False])), 3)  # log(4.5 / 1.5)
    1.099
    """
    share = (labels.sum() + 0.5) / (len(labels) + 1)
    return float(brentq(lambda added: expit(log_odds + added).mean() - share, -_FURTHEST, _FURTHEST))


def calibration_error(confidence: Matrix, correct: Mask) -> float:
    """Return the mean gap of confidence and accuracy over 10 bins of equal width, weighted by their counts."""
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = [abs((confidence - correct)[bins == b].sum()) for b in range(_BINS)]
    return float(sum(gaps)) / len(confidence)


def _folds(cases: Cases) -> Iterator[Fold]:
    split = GroupKFold(min(_FOLDS, len(set(cases.places)))).split(cases.features, groups=cases.places)
    for rest, held in tqdm(list(split), desc="folds"):
        texts, labels = [cases.texts[i] for i in rest], cases.answerable[rest]
        learned = fit_question_prior(texts, labels)
        inner = held_out_question_prior(texts, labels, cases.places[rest])
        outer = np.array([learned.log_odds(cases.texts[i]) for i in held])
        yield Fold(
            rest, held, _with_precedent(cases.features[rest], inner), _with_precedent(cases.features[held], outer)
        )


def _held_out(folds: Sequence[Fold], labels: Mask, learned_from: Mask) -> Matrix:
    """Return each case's log-odds from a model fitted on the other folds: float64 [n]."""
    found = np.zeros(len(labels))
    for fold in folds:
        use = learned_from[fold.rest]
        model = fit_logistic(fold.rest_rows[use], labels[fold.rest][use])
        found[fold.held] = logit(model.probabilities(fold.held_rows))
    return found


def _calibrated(log_odds: Matrix, labels: Mask, telling: Mask) -> tuple[Matrix, float]:
    """Shift log-odds by what some cases tell; return probabilities, those of these cases held out, and the shift."""
    chosen = np.flatnonzero(telling)
    added = shift(log_odds[chosen], labels[chosen])
    shifts = np.full(len(labels), added)
    for rest, held in KFold(_FOLDS, shuffle=True, random_state=0).split(chosen):
        shifts[chosen[held]] = shift(log_odds[chosen[rest]], labels[chosen[rest]])
    return expit(log_odds + shifts), added


def _with_precedent(rows: Matrix, found: Matrix) -> Matrix:
    return np.column_stack([rows[:, :-1], found])


def _quality(cases: Cases, answered: Mask, confidence: Matrix, correct: Mask, chosen: Mask) -> dict[str, float]:
    """Return the shares of unanswerable and answerable questions refused, and how far off the confidence is."""
    refused, answerable = ~answered[chosen], cases.answerable[chosen]
    rates = {
        "unanswerable_refused": refused[~answerable].mean(),
        "answerable_refused": refused[answerable].mean(),
        "right": correct[chosen].mean(),
        "calibration_error": calibration_error(confidence[chosen], correct[chosen]),
    }
    return {name: round(float(rate), 4) for name, rate in rates.items()}


def _store_question_prior(cases: Cases) -> None:
    learned = fit_question_prior(cases.texts, cases.answerable)
    store_json(question_prior.WEIGHTS, "intercept", learned.intercept)
    store_json(question_prior.WEIGHTS, "weights", dict(learned.weights))
    store_json(question_prior.WEIGHTS, "made", {"by": _MADE, "questions": len(cases.texts)})
    question_prior.load_question_prior.cache_clear()


def _record(model: Logistic, added: float) -> dict[str, Any]:
    return {
        "intercept": round(model.intercept + added, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }
