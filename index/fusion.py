"""One score from many: a learned linear combination of standardised scores."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import BrokenIndexError

Scores = NDArray[np.float64]
WEIGHTS = Path(__file__).parent / "data" / "fusion.json"


@dataclass(frozen=True, slots=True)
class Fusion:
    """Weights by signal (dense_clause, bigrams, ...); a signal that is not given counts nothing."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls, name: str, path: Path = WEIGHTS) -> Fusion:
        """Read shipped weights: hybrid_paragraphs, hybrid_clauses, or words_... where no encoder runs.

        Raises:
            BrokenIndexError: the file does not hold them.
        """
        try:
            return cls(json.loads(path.read_text("utf-8"))[name]["weights"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BrokenIndexError(
                f"{path} holds no weights for {name!r}; run `python -m eval learn fusion`"
            ) from error

    def combine(self, signals: Mapping[str, NDArray[np.float32]]) -> Scores:
        """Return the fused score of every passage: float64 [n], higher is better, log-odds up to a constant."""
        return sum(
            (self.weights[name] * standardise(scores) for name, scores in signals.items() if name in self.weights),
            start=np.zeros(len(next(iter(signals.values()))), np.float64),
        )


def standardise(scores: NDArray[np.float32]) -> Scores:
    """Shift and scale one question's scores to mean 0 and deviation 1; all equal become 0.

    >>> standardise(np.array([1, 3], np.float32)).tolist(), standardise(np.zeros(2, np.float32)).tolist()
    ([-1.0, 1.0], [0.0, 0.0])
    """
    values = scores.astype(np.float64)
    values -= values.mean()
    deviation = np.sqrt(values @ values / len(values))
    return values / deviation if deviation > 1e-9 else np.zeros_like(values)
