"""The project's own bot, asked in process."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from pydantic_core import to_jsonable_python

from corpus import Report
from eval.response import Response, read_response
from eval.sets import SourcePassage

if TYPE_CHECKING:
    from qa import Answer, BotInfo


class Bot(Protocol):
    """What is needed of `qa.bot.Bot`."""

    @property
    def reports(self) -> Sequence[Report]:
        """Return the reports that it answers from."""

    @property
    def info(self) -> BotInfo:
        """Return what it answers with."""

    def ask(self, question: str, *, top_k: int, reports: Sequence[str] | None) -> Answer:
        """Answer."""


class BotSystem:
    """A bot that is open."""

    def __init__(self, bot: Bot, name: str = "ours", settings: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.settings = {"encoder": bot.info.encoder, "snapshot": bot.info.snapshot, **(settings or {})}
        self.passages = report_passages(bot.reports)
        self._bot = bot

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Ask the bot; its errors pass through."""
        clock = time.perf_counter()
        answer = self._bot.ask(question, top_k=top_k, reports=reports)
        taken = (time.perf_counter() - clock) * 1000
        return read_response(to_jsonable_python(answer), taken)


def report_passages(reports: Sequence[Report]) -> tuple[SourcePassage, ...]:
    """Return every paragraph of the reports."""
    return tuple(SourcePassage(p.report, p.number, p.text) for report in reports for p in report.paragraphs)
