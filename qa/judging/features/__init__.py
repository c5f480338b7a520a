"""Evidence for and against an answer, as features."""

from qa.judging.features.answer import NAMES, AnswerFeatures, weigh_answer
from qa.judging.features.reading import READING, ReadingFit

__all__ = ["NAMES", "READING", "AnswerFeatures", "ReadingFit", "weigh_answer"]
