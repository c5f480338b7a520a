"""The project's own bot, asked in process; what it says is read as a server's is."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pydantic_core import to_json

from corpus import Report
from eval.response import CheckedText, FollowedTarget, Response, read_check, read_fulfilment, read_response
from eval.sets import SourcePassage

if TYPE_CHECKING:
    from qa.bot import Bot


class BotSystem:
    """A bot that is open."""

    def __init__(self, bot: Bot, name: str = "ours") -> None:
        self.name = name
        self.settings: Mapping[str, str] = {"encoder": bot.info.encoder, "snapshot": bot.info.snapshot}
        self.passages = report_passages(bot.reports)
        self._bot = bot

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Ask the bot; its errors pass through."""
        clock = time.perf_counter()
        answer = self._bot.ask(question, top_k=top_k, reports=reports)
        taken = (time.perf_counter() - clock) * 1000
        return read_response(to_json(answer), taken)

    def check(self, text: str, reports: Sequence[str]) -> CheckedText:
        """Check a text, in all reports if none is named."""
        return read_check(to_json(self._bot.check(text, reports or None)))

    def follow(self, target: str, actual: str) -> tuple[FollowedTarget, ...]:
        """Follow the targets of one report into another, by their ids."""
        return read_fulfilment(to_json({"items": self._bot.fulfilment(target, actual)}))


def report_passages(reports: Sequence[Report]) -> tuple[SourcePassage, ...]:
    """Return every paragraph of the reports."""
    return tuple(SourcePassage(p.report, p.number, p.text) for report in reports for p in report.paragraphs)
