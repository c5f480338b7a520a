"""A question in, an answer out."""

from qa.records import Answer, Passage, Quote, Reason

__all__ = ["Answer", "Passage", "Quote", "Reason"]
