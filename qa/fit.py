"""Learning from answered questions: which figure answers, whether the report answers, whether we are right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from qa.confidence import Logistic
from qa.evidence import NAMES, Evidence, vector

# Inverse strength of the penalty on squared weights.
_C = 1.0
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's evidence with what is known of it."""

    evidence: Evidence
    answerable: bool
    right: bool


def fit_logistic(cases: Sequence[Evidence], labels: Sequence[bool]) -> Logistic:
    """Fit by penalised maximum likelihood."""
    model = LogisticRegression(C=_C, max_iter=1000).fit(_matrix(cases), np.array(labels))
    return Logistic(float(model.intercept_[0]), dict(zip(NAMES, model.coef_[0].tolist(), strict=True)))


def held_out(cases: Sequence[Evidence], labels: Sequence[bool]) -> NDArray[np.float64]:
    """Return each case's probability from a model fitted on the other folds: float64 [n]."""
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    model = LogisticRegression(C=_C, max_iter=1000)
    found = cross_val_predict(model, _matrix(cases), np.array(labels), cv=folds, method="predict_proba")
    return np.asarray(found[:, 1], np.float64)


def best_threshold(probabilities: NDArray[np.float64], answerable: Sequence[bool]) -> float:
    """Return the threshold with the highest mean of refused traps and answered questions."""
    truth = np.array(answerable)
    levels = np.unique(probabilities)
    between = (levels[1:] + levels[:-1]) / 2
    balanced = [((probabilities < t)[~truth].mean() + (probabilities >= t)[truth].mean()) / 2 for t in between]
    best = np.flatnonzero(np.isclose(balanced, max(balanced)))
    return float(between[best].mean())


def judge_record(cases: Sequence[Judged], made: Mapping[str, Any]) -> dict[str, Any]:
    """Fit both regressions and the threshold; return what `qa.confidence` reads, with what made it."""
    evidence = [case.evidence for case in cases]
    answerable = [case.answerable for case in cases]
    right = [case.right for case in cases]
    held = held_out(evidence, answerable)
    threshold = best_threshold(held, answerable)
    truth = np.array(answerable)
    return {
        "answerable": _record(fit_logistic(evidence, answerable)),
        "right": _record(fit_logistic(evidence, right)),
        "threshold": round(threshold, 4),
        "made": {
            **made,
            "cross_validated": {
                "refused_unanswerable": round(float((held < threshold)[~truth].mean()), 4),
                "refused_answerable": round(float((held < threshold)[truth].mean()), 4),
            },
        },
    }


def store(path: Path, key: str, record: Mapping[str, Any]) -> None:
    """Put one record into a JSON file beside the others."""
    records = json.loads(path.read_text("utf-8")) if path.exists() else {}
    records[key] = record
    path.write_text(json.dumps(records, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _record(model: Logistic) -> dict[str, Any]:
    return {
        "intercept": round(model.intercept, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }


def _matrix(cases: Sequence[Evidence]) -> NDArray[np.float64]:
    return np.array([vector(case) for case in cases])
