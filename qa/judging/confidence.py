"""From evidence to probabilities: does the report answer at all, and is our answer right? Two logistic regressions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qa.judging.features import NAMES, READING, AnswerFeatures
from qa.linear import DATA, Linear, WeightsFile

# The log-odds by the features, and what the cross-encoder read.
AFTER_READING = ("features", *READING)
WEIGHTS = WeightsFile(DATA / "judge_weights.json", "python -m eval learn answers")


@dataclass(frozen=True, slots=True)
class AfterReading:
    """The same judgement where the cross-encoder has read, in the order of AFTER_READING."""

    answerable_model: Linear
    right_model: Linear
    threshold: float


@dataclass(frozen=True, slots=True)
class Judge:
    """What an answer's chances are.

    Attributes:
        answerable_model: of whether the report answers the question at all; features in the order of NAMES.
        right_model: of whether our answer is right.
        threshold: least probability of `answerable` at which we answer.
        barred: probability that it is right to refuse for another place, year or kind of figure.
        after: what stands in for the first three where the cross-encoder has read; None leaves its reading aside.
    """

    answerable_model: Linear
    right_model: Linear
    threshold: float
    barred: float
    after: AfterReading | None = None

    def answerable(self, evidence: AnswerFeatures) -> float:
        """Return the probability that the report answers, in [0, 1]."""
        return self._probability(evidence, self.answerable_model, self.after.answerable_model if self.after else None)

    def right(self, evidence: AnswerFeatures) -> float:
        """Return the probability that our answer is right, in [0, 1]."""
        return self._probability(evidence, self.right_model, self.after.right_model if self.after else None)

    def least(self, evidence: AnswerFeatures) -> float:
        """Return the least probability of `answerable` at which we answer."""
        return self.after.threshold if self.after and evidence.reading else self.threshold

    def _probability(self, evidence: AnswerFeatures, model: Linear, after: Linear | None) -> float:
        features = dict(zip(NAMES, evidence.row, strict=True))
        if after is None or evidence.reading is None:
            return model.probability(features)
        row = (model.log_odds(features), *evidence.reading.row)
        return after.probability(dict(zip(AFTER_READING, row, strict=True)))


@cache
def load_judge(mode: str, weights: WeightsFile = WEIGHTS) -> Judge:
    """Read the fitted judge for a mode, "hybrid" or "words"; raises MissingWeightsError."""
    return Judge(
        weights.load(mode, "answerable", names=NAMES),
        weights.load(mode, "right", names=NAMES),
        float(weights.record(mode, "threshold")),
        float(weights.record(mode, "barred")),
        AfterReading(
            weights.load("reading", "answerable", names=AFTER_READING),
            weights.load("reading", "right", names=AFTER_READING),
            float(weights.record("reading", "threshold")),
        ),
    )
