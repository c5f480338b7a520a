"""From evidence to probabilities: does the report answer at all, and is our answer right? Two logistic regressions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import ReportQAError
from qa.judging.features import NAMES, AnswerFeatures

WEIGHTS = Path(__file__).parent.parent / "data" / "confidence.json"
# Log-odds; beyond it the exponential says nothing more.
_CLEAR = 30.0


@dataclass(frozen=True, slots=True)
class Logistic:
    """P = 1 / (1 + exp(-(intercept + weights . features)))."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, evidence: AnswerFeatures) -> float:
        """Return the probability, in [0, 1]."""
        return float(self.probabilities(np.array([evidence.row]))[0])

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability of each row of features in the order of NAMES: float64 [n] in [0, 1]."""
        log_odds = self.intercept + rows @ np.array([self.weights[name] for name in NAMES])
        return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -_CLEAR, _CLEAR))), np.float64)


@dataclass(frozen=True, slots=True)
class Judge:
    """What an answer's chances are.

    Attributes:
        answerable: probability that the report answers the question at all.
        right: probability that our answer is right.
        threshold: least probability of `answerable` at which we answer.
        barred: probability that it is right to refuse for another place, year or kind of figure.
    """

    answerable: Logistic
    right: Logistic
    threshold: float
    barred: float


@cache
def load_judge(mode: str, path: Path = WEIGHTS) -> Judge:
    """Read the fitted judge for a mode, "hybrid" or "words".

    Raises:
        ReportQAError: the file does not hold it.
    """
    try:
        record = json.loads(path.read_text("utf-8"))[mode]
        return Judge(
            Logistic(**record["answerable"]), Logistic(**record["right"]), record["threshold"], record["barred"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportQAError(f"{path} holds no judge for {mode!r}; run `python -m eval tune`") from error
