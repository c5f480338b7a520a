"""From evidence to probabilities: does the report answer at all, and is our answer right? Two logistic regressions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qa.judging.features import NAMES, AnswerFeatures
from qa.linear import DATA, Linear, WeightsFile

WEIGHTS = WeightsFile(DATA / "judge_weights.json", "python -m eval learn answers")


@dataclass(frozen=True, slots=True)
class Judge:
    """What an answer's chances are.

    Attributes:
        answerable_model: of whether the report answers the question at all; features in the order of NAMES.
        right_model: of whether our answer is right.
        threshold: least probability of `answerable` at which we answer.
        barred: probability that it is right to refuse for another place, year or kind of figure.
    """

    answerable_model: Linear
    right_model: Linear
    threshold: float
    barred: float

    def answerable(self, evidence: AnswerFeatures) -> float:
        """Return the probability that the report answers, in [0, 1]."""
        return self.answerable_model.probability(_named(evidence))

    def right(self, evidence: AnswerFeatures) -> float:
        """Return the probability that our answer is right, in [0, 1]."""
        return self.right_model.probability(_named(evidence))


@cache
def load_judge(mode: str, weights: WeightsFile = WEIGHTS) -> Judge:
    """Read the fitted judge for a mode, "hybrid" or "words"; raises MissingWeightsError."""
    return Judge(
        weights.load(mode, "answerable", names=NAMES),
        weights.load(mode, "right", names=NAMES),
        float(weights.record(mode, "threshold")),
        float(weights.record(mode, "barred")),
    )


def _named(evidence: AnswerFeatures) -> dict[str, float]:
    return dict(zip(NAMES, evidence.row, strict=True))
