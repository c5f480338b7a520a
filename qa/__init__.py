"""A question in, an answer out."""

from corpus import Quote
from qa.bot import Bot
from qa.errors import (
    ClaimError,
    QAError,
    QuestionError,
    UnknownParagraphError,
    UnknownPlaceError,
    UnknownReportError,
)
from qa.records import (
    Answer,
    BotInfo,
    Check,
    ClaimCheck,
    Comparison,
    ComparisonRow,
    Fulfilment,
    Passage,
    Reason,
    Verdict,
)

__all__ = [
    "Answer",
    "Bot",
    "BotInfo",
    "Check",
    "ClaimCheck",
    "ClaimError",
    "Comparison",
    "ComparisonRow",
    "Fulfilment",
    "Passage",
    "QAError",
    "QuestionError",
    "Quote",
    "Reason",
    "UnknownParagraphError",
    "UnknownPlaceError",
    "UnknownReportError",
    "Verdict",
]
