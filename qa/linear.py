"""Linear models of named features, and the files of JSON that hold their fitted weights.

A record of a file is {"weights": {feature: weight}, "intercept", "made"}; "made" tells people what it was fitted on
and by which command.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import ReportQAError

Rows = NDArray[np.float64]
DATA = Path(__file__).parent / "data"
# Log-odds; beyond it the exponential says nothing more.
_CLEAR = 30.0
# Digits of a stored weight.
_DIGITS = 4


class MissingWeightsError(ReportQAError):
    """A file of weights does not hold what is wanted of it."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds = intercept + weights . features; the weights are in the order of the columns of rows."""

    weights: Mapping[str, float]
    intercept: float = 0.0

    def log_odds(self, features: Mapping[str, float]) -> float:
        """Return the log-odds of some features by name; one that is not given counts nothing.

        >>> Linear({"size": 2.0, "age": -1.0}, 0.5).log_odds({"size": 3.0})
        6.5
        """
        return self.intercept + sum(self.weights[name] * value for name, value in features.items())

    def log_odds_of(self, rows: Rows) -> Rows:
        """Return the log-odds of rows of all features, float64 [n, weights]: float64 [n]."""
        return np.asarray(self.intercept + rows @ self.vector(), np.float64)

    def probability(self, features: Mapping[str, float]) -> float:
        """Return 1 / (1 + exp(-log-odds)), in [0, 1]."""
        return 1 / (1 + math.exp(-max(-_CLEAR, min(_CLEAR, self.log_odds(features)))))

    def probabilities(self, rows: Rows) -> Rows:
        """Return the same of each row: float64 [n] in [0, 1]."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.log_odds_of(rows), -_CLEAR, _CLEAR))), np.float64)

    def vector(self) -> Rows:
        """Return the weights: float64 [weights]."""
        return np.array([*self.weights.values()], np.float64)

    def rounded(self, digits: int = _DIGITS, of_intercept: int = _DIGITS) -> Linear:
        """Return the model as it is stored."""
        weights = {name: round(weight, digits) for name, weight in self.weights.items()}
        return Linear(weights, round(self.intercept, of_intercept))

    def record(self) -> dict[str, Any]:
        """Return it as JSON values, without an intercept of zero."""
        return ({"intercept": self.intercept} if self.intercept else {}) | {"weights": dict(self.weights)}


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """A file of fitted weights, and the command that makes it again."""

    path: Path
    made_by: str

    def load(self, *keys: str, names: Sequence[str] | None = None) -> Linear:
        """Read the model under some keys; with `names`, their weights in that order.

        Raises:
            MissingWeightsError: it is not there, or lacks a feature.
        """
        record = self.record(*keys)
        try:
            weights = record["weights"]
            return Linear(
                {name: float(weights[name]) for name in (weights if names is None else names)},
                float(record.get("intercept", 0.0)),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._lacking(keys, error) from error

    def record(self, *keys: str) -> Any:  # noqa: ANN401  (any JSON value)
        """Read the JSON value under some keys, the whole file without any; raises MissingWeightsError."""
        try:
            record = json.loads(self.path.read_text("utf-8"))
            for key in keys:
                record = record[key]
            return record
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._lacking(keys, error) from error

    def store(self, record: Mapping[str, Any], *keys: str) -> None:
        """Put a record under some keys, none for the whole file, beside what the file holds."""
        records = json.loads(self.path.read_text("utf-8")) if self.path.exists() else {}
        place = records
        for key in keys:
            place = place.setdefault(key, {})
        place.clear()
        place.update(record)
        self.path.write_text(json.dumps(records, ensure_ascii=False, indent=2) + "\n", "utf-8")

    def _lacking(self, keys: Sequence[str], error: Exception) -> MissingWeightsError:
        wanted = f"no weights for {' '.join(keys)}" if keys else "no weights"
        return MissingWeightsError(f"{self.path} holds {wanted} ({error!r}); run `{self.made_by}`")
