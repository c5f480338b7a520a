"""The cold rows: a question from the shell, the server's start and memory, the model's conversion."""

from __future__ import annotations

import statistics
import tempfile
from contextlib import closing
from pathlib import Path

from eval.bench.baseline import command as baseline
from eval.bench.row import Row
from eval.bench.subject import QUESTION
from eval.gold import GoldQuestion
from eval.processes import COLD_STARTS, cold_seconds, median, running
from eval.systems.http import HttpSystem

# Questions before a process is weighed: by then every part has done its work.
_WEIGHED_AFTER = 40
SERVER = ("app.py", "--port", "0")
READY = "^Ready: "
_CONVERT = "from index.encoder.builtin import *; ensure_builtin(builtin_release(), quiet=True)"


def url_of(said: str) -> str:
    """Return the address in the server's line.

    >>> url_of("Ready: http://127.0.0.1:7860/")
    'http://127.0.0.1:7860/'
    """
    return said.removeprefix("Ready: ").strip()


def shell_row(model: Path, work: Path) -> Row:
    """Time `python -m qa QUESTION` with everything built; the baseline loads its model and index and answers."""
    ours = median(lambda: cold_seconds(("-m", "qa", QUESTION), allowed=(0, 3)))
    return Row("question from the shell, cold", ours, 3, median(lambda: _baseline_answer(model, work)), "s")


def _baseline_answer(model: Path, work: Path) -> float:
    with running(baseline(model, work), "ready") as plain:
        return plain.ready + float(plain.reply({"ask": QUESTION})["ms"]) / 1000


def server_rows(questions: list[GoldQuestion], model: Path, work: Path) -> list[Row]:
    """Time the server's start until it answers, and weigh it after it answered some questions."""
    questions = questions[:_WEIGHED_AFTER]
    ours, weight = _server(questions)
    starts = [ours, *(_server([])[0] for _ in range(COLD_STARTS - 1))]
    with running(baseline(model, work), "ready") as plain:
        for question in questions:
            plain.reply({"ask": question.question})
        plain_start, plain_weight = plain.ready, plain.megabytes()
    return [
        Row("server ready to answer, cold", statistics.median(starts), 6, plain_start, "s"),
        Row("memory of the serving process", weight, 700, plain_weight, "MB", digits=0),
    ]


def _server(questions: list[GoldQuestion]) -> tuple[float, float]:
    with running(SERVER, READY) as server, closing(HttpSystem.open(url_of(server.said))) as system:
        for question in questions:
            system.ask(question.question, 5, None)
        return server.ready, server.megabytes()


def conversion_row() -> Row:
    """Time the conversion of the model, once, into a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        return Row("model conversion, once", cold_seconds(("-c", _CONVERT), {"QA_VAR": folder}), 60, unit="s")
