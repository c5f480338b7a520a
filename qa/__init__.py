"""A question in, an answer out."""

from qa.bot import Bot
from qa.errors import QAError, QuestionError, UnknownParagraphError, UnknownReportError
from qa.records import Answer, BotInfo, Passage, Quote, Reason

__all__ = [
    "Answer",
    "Bot",
    "BotInfo",
    "Passage",
    "QAError",
    "QuestionError",
    "Quote",
    "Reason",
    "UnknownParagraphError",
    "UnknownReportError",
]
