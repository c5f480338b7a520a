"""A question in, an answer out."""

from qa.errors import QAError, QuestionError, UnknownParagraphError, UnknownReportError
from qa.records import Answer, BotInfo, Passage, Quote, Reason

__all__ = [
    "Answer",
    "BotInfo",
    "Passage",
    "QAError",
    "QuestionError",
    "Quote",
    "Reason",
    "UnknownParagraphError",
    "UnknownReportError",
]
