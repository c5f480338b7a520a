"""A question in, an answer out."""

from qa.bot import Bot
from qa.errors import QAError, QuestionError, UnknownParagraphError, UnknownReportError
from qa.records import Answer, BotInfo, Fulfilment, Passage, Quote, Reason

__all__ = [
    "Answer",
    "Bot",
    "BotInfo",
    "Fulfilment",
    "Passage",
    "QAError",
    "QuestionError",
    "Quote",
    "Reason",
    "UnknownParagraphError",
    "UnknownReportError",
]
