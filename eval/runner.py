"""Asks a system every question of a set, with a progress bar."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Protocol

from tqdm import tqdm

from corpus import ReportQAError
from eval.errors import UnavailableError
from eval.gold import GoldQuestion
from eval.provenance import Machine, commit
from eval.response import Response
from eval.run import Run
from eval.scores.questions import EvidenceFinder, judge, unknown_reports
from eval.sets import QuestionSet, SourcePassage

# Passages a question: as many as the deepest usual measure (MRR@10) looks at.
TOP_K = 10


class System(Protocol):
    """Anything that answers questions; `ask` may be called from several threads at once."""

    @property
    def name(self) -> str:
        """Name it in tables and files."""

    @property
    def settings(self) -> Mapping[str, str]:
        """Say what makes it what it is."""

    @property
    def passages(self) -> Sequence[SourcePassage]:
        """Return all that it searches."""

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Answer; a failure is a ReportQAError."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to ask.

    Attributes:
        top_k: passages wanted.
        concurrency: questions on their way at the same time.
        reports: ids to ask about; None for all.
        quiet: no progress bar.
    """

    top_k: int = TOP_K
    concurrency: int = 1
    reports: tuple[str, ...] | None = None
    quiet: bool = False


def run_set(system: System, questions: QuestionSet, options: Options = Options()) -> Run:
    """Ask everything and judge it; a question that fails counts as the worst and is reported in the run.

    Raises:
        UnavailableError: evidence names reports that the system does not hold.
    """
    missing = unknown_reports(questions.questions, system.passages)
    if missing:
        raise UnavailableError(
            f"{questions.name} asks about reports that {system.name} does not hold: {', '.join(missing)};"
            " add them with `python -m corpus add FILE...` and `python -m index build`, or give --shelf FOLDER"
        )
    started, clock = datetime.now(timezone.utc), time.perf_counter()
    responses = ask_all(system, questions.questions, options)
    seconds = time.perf_counter() - clock
    finder = EvidenceFinder(system.passages)
    return Run(
        system=system.name,
        set=questions.name,
        commit=commit(),
        started=started.isoformat(timespec="seconds"),
        seconds=seconds,
        settings={**system.settings, "top_k": str(options.top_k), "concurrency": str(options.concurrency)},
        machine=Machine.here(),
        judged=tuple(
            judge(question, response, finder.relevant(question))
            for question, response in zip(questions.questions, responses, strict=True)
        ),
    )


def ask_all(system: System, questions: Sequence[GoldQuestion], options: Options) -> list[Response]:
    """Return the responses in the order of the questions."""
    bar = tqdm(total=len(questions), desc=system.name, unit="question", disable=options.quiet)

    def ask(question: GoldQuestion) -> Response:
        response = ask_one(system, question, options)
        bar.update()
        return response

    with bar, ThreadPoolExecutor(options.concurrency) as pool:
        return list(pool.map(ask, questions))


def ask_one(system: System, question: GoldQuestion, options: Options) -> Response:
    """Ask one question; an error that is meant to be read becomes a failed response, any other is a defect."""
    clock = time.perf_counter()
    try:
        return system.ask(question.question, options.top_k, options.reports)
    except ReportQAError as error:
        return Response.failed(str(error) or type(error).__name__, (time.perf_counter() - clock) * 1000)
