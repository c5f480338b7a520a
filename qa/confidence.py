"""From evidence to probabilities: does the report answer at all, and is our answer right? Two logistic regressions."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import ReportQAError
from qa.evidence import NAMES, Evidence, vector

WEIGHTS = Path(__file__).parent / "data" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Logistic:
    """P = 1 / (1 + exp(-(intercept + weights . features)))."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, evidence: Evidence) -> float:
        """Return the probability, in [0, 1]."""
        terms = zip(NAMES, vector(evidence), strict=True)
        log_odds = self.intercept + sum(self.weights[name] * value for name, value in terms)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


@dataclass(frozen=True, slots=True)
class Judge:
    """What an answer's chances are.

    Attributes:
        answerable: probability that the report answers the question at all.
        right: probability that our answer is right.
        threshold: least probability of `answerable` at which we answer.
    """

    answerable: Logistic
    right: Logistic
    threshold: float


@cache
def load_judge(mode: str, path: Path = WEIGHTS) -> Judge:
    """Read the fitted judge for a mode, "hybrid" or "words".

    Raises:
        ReportQAError: the file does not hold it.
    """
    try:
        record = json.loads(path.read_text("utf-8"))[mode]
        return Judge(Logistic(**record["answerable"]), Logistic(**record["right"]), record["threshold"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportQAError(f"{path} holds no judge for {mode!r}; run `python -m eval tune`") from error
