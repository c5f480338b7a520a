"""How often reports answer questions that are worded alike, whatever this one says.

Reports tell how many and how much of what a government does; they seldom tell a price, a name or what one person gets.
A logistic regression over the characters of a question and their pairs learns which is which.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from qa.linear import DATA, Linear, WeightsFile

WEIGHTS = WeightsFile(DATA / "question_prior.json", "python -m eval learn answers")


@dataclass(frozen=True, slots=True)
class QuestionPrior:
    """A model whose features are pieces of a text: 1 / square root of their number where it knows them."""

    model: Linear

    def log_odds(self, text: str) -> float:
        """Return the log-odds that a report answers a question like this one, in one form."""
        present = [piece for piece in pieces(text) if piece in self.model.weights]
        return self.model.log_odds(dict.fromkeys(present, 1 / math.sqrt(max(len(present), 1))))


def pieces(text: str) -> frozenset[str]:
    """Return the different characters of a text and pairs of neighbours.

    >>> sorted(pieces("几点？"))
    ['几', '几点', '点', '点？', '？']
    """
    return frozenset(text) | {text[i : i + 2] for i in range(len(text) - 1)}


@cache
def load_question_prior(weights: WeightsFile = WEIGHTS) -> QuestionPrior:
    """Read what was learned; raises MissingWeightsError."""
    return QuestionPrior(weights.load())
