"""Evidence for and against an answer, as features."""

from qa.evidence.evidence import NAMES, Evidence, vector, weigh
from qa.evidence.found import Found

__all__ = ["NAMES", "Evidence", "Found", "vector", "weigh"]
