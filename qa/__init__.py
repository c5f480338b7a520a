"""A question in, an answer out."""

from qa.bot import Bot
from qa.errors import ClaimError, QAError, QuestionError, UnknownParagraphError, UnknownReportError
from qa.records import Answer, BotInfo, Check, ClaimCheck, Fulfilment, Passage, Quote, Reason, Verdict

__all__ = [
    "Answer",
    "Bot",
    "BotInfo",
    "Check",
    "ClaimCheck",
    "ClaimError",
    "Fulfilment",
    "Passage",
    "QAError",
    "QuestionError",
    "Quote",
    "Reason",
    "UnknownParagraphError",
    "UnknownReportError",
    "Verdict",
]
