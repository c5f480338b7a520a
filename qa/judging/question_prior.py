"""How often reports answer questions that are worded alike, whatever this one says.

Reports tell how many and how much of what a government does; they seldom tell a price, a name or what one person gets.
A logistic regression over the characters of a question and their pairs learns which is which.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import ReportQAError

WEIGHTS = Path(__file__).parent.parent / "data" / "precedent.json"


@dataclass(frozen=True, slots=True)
class QuestionPrior:
    """Log-odds = intercept + sum of the known pieces' weights / square root of their number."""

    intercept: float
    weights: Mapping[str, float]

    def log_odds(self, text: str) -> float:
        """Return the log-odds that a report answers a question like this one, in one form."""
        weights = [self.weights[piece] for piece in pieces(text) if piece in self.weights]
        return self.intercept + (sum(weights) / math.sqrt(len(weights)) if weights else 0.0)


def pieces(text: str) -> frozenset[str]:
    """Return the different characters of a text and pairs of neighbours.

    >>> sorted(pieces("几点？"))
    ['几', '几点', '点', '点？', '？']
    """
    return frozenset(text) | {text[i : i + 2] for i in range(len(text) - 1)}


@cache
def load_question_prior(path: Path = WEIGHTS) -> QuestionPrior:
    """Read what `make tune` learned.

    Raises:
        ReportQAError: the file does not hold it.
    """
    try:
        record = json.loads(path.read_text("utf-8"))
        return QuestionPrior(float(record["intercept"]), record["weights"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportQAError(f"{path} holds no precedent; run `python -m eval tune`") from error
