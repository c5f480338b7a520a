"""Evidence for and against an answer, as features."""

from qa.judging.features.evidence import NAMES, Evidence, vector, weigh

__all__ = ["NAMES", "Evidence", "vector", "weigh"]
