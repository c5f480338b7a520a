"""A text in, what the reports say of each of its claims out."""

from qa.checking.checker import MAX_CHARACTERS, Checker

__all__ = ["MAX_CHARACTERS", "Checker"]
