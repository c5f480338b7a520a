"""Evidence for and against an answer, as features."""

from qa.judging.features.answer import NAMES, AnswerFeatures, weigh

__all__ = ["NAMES", "AnswerFeatures", "weigh"]
