"""Evidence for and against an answer, as features."""

from qa.judging.evidence.evidence import NAMES, Evidence, vector, weigh
from qa.judging.evidence.found import Found

__all__ = ["NAMES", "Evidence", "Found", "vector", "weigh"]
