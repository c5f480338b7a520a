"""Learning from answered questions: whether the report answers, and whether we are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from tqdm import tqdm

from index.tune import Bench, store_json
from qa.confidence import WEIGHTS, Logistic
from qa.directory import Directory
from qa.evidence import NAMES, Evidence, vector, weigh
from qa.figure_choice import score_figures
from qa.finding import find
from qa.fit_figures import fit_figures
from qa.fit_spans import fit_spans
from qa.rehearsal import Searched, is_right, search

# Inverse strength of the penalty on squared weights.
_C = 1.0
_STEPS = 10_000
_FOLDS = 10
# Share of answerable questions that may be refused; lower lets more traps through (at 0.04: 63% of them, at 0.08: 49%).
MOST_REFUSED = 0.08
_MADE = "make tune"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's evidence, whether it has an answer, and whether ours is right."""

    evidence: Evidence
    answerable: bool
    right: bool


def fit_answers(bench: Bench) -> None:
    """Fit the choice of figures and the judge of each mode, print their cross-validated quality, store them."""
    for mode, (snapshot, searcher) in bench.searchers.items():
        directory = Directory(snapshot.reports)
        searched = [search(searcher, directory, gold) for gold in tqdm(bench.gold, desc=f"{mode} answers")]
        if mode == "hybrid":
            fit_figures(searched)
            fit_spans(searched)
        record = judge_record(searched)
        store_json(WEIGHTS, mode, record)
        print(f"confidence, {mode}: {record['made']['held_out']}")


def judged(searched: Searched) -> Judged:
    """Compare the answer to a question with the gold."""
    question, hits, gold = searched.question, searched.hits, searched.gold
    figures = score_figures(question, searched.query, hits, searched.scope)
    right = gold.answerable and is_right(gold, find(question, searched.query, hits, figures))
    return Judged(weigh(question, searched.query, hits, figures), gold.answerable, right)


def judge_record(searched: Sequence[Searched]) -> dict[str, Any]:
    """Fit both regressions and the threshold; return what `qa.confidence` reads, with what made it."""
    cases = [judged(each) for each in searched]
    evidence = [case.evidence for case in cases]
    answerable = [case.answerable for case in cases]
    held = held_out(evidence, answerable)
    threshold = cautious_threshold(held, answerable)
    origins = np.array([each.gold.origin for each in searched])
    return {
        "answerable": _record(fit_logistic(evidence, answerable)),
        "right": _record(fit_logistic(evidence, [case.right for case in cases])),
        "threshold": round(threshold, 4),
        "made": {
            "by": _MADE,
            "held_out": {
                str(origin): _refusals(held[origins == origin] < threshold, np.array(answerable)[origins == origin])
                for origin in dict.fromkeys(origins)
            },
        },
    }


def _refusals(refused: NDArray[np.bool_], answerable: NDArray[np.bool_]) -> dict[str, float]:
    """Return the shares of unanswerable and of answerable questions that are refused."""
    rates = {"unanswerable_refused": refused[~answerable].mean(), "answerable_refused": refused[answerable].mean()}
    return {name: round(float(rate), 4) for name, rate in rates.items()}


def fit_logistic(cases: Sequence[Evidence], labels: Sequence[bool]) -> Logistic:
    """Fit by penalised maximum likelihood."""
    model = LogisticRegression(C=_C, max_iter=_STEPS).fit(_matrix(cases), np.array(labels))
    return Logistic(float(model.intercept_[0]), dict(zip(NAMES, model.coef_[0].tolist(), strict=True)))


def held_out(cases: Sequence[Evidence], labels: Sequence[bool]) -> NDArray[np.float64]:
    """Return each case's probability from a model fitted on the other folds: float64 [n]."""
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    model = LogisticRegression(C=_C, max_iter=_STEPS)
    found = cross_val_predict(model, _matrix(cases), np.array(labels), cv=folds, method="predict_proba")
    return np.asarray(found[:, 1], np.float64)


def cautious_threshold(probabilities: NDArray[np.float64], answerable: Sequence[bool]) -> float:
    """Return the probability below which MOST_REFUSED of the answerable questions lie."""
    return float(np.quantile(probabilities[np.array(answerable)], MOST_REFUSED))


def _record(model: Logistic) -> dict[str, Any]:
    return {
        "intercept": round(model.intercept, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }


def _matrix(cases: Sequence[Evidence]) -> NDArray[np.float64]:
    return np.array([vector(case) for case in cases])
