"""Evidence for and against an answer, as features."""

from qa.judging.features.answer import NAMES, AnswerFeatures, weigh_answer

__all__ = ["NAMES", "AnswerFeatures", "weigh_answer"]
