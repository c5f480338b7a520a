"""The rows of time and memory: warm questions and encoding, cold starts, the model's conversion."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from tokenizers import Tokenizer

from eval.bench.baseline import baseline_command
from eval.bench.row import Row
from eval.gold import GoldQuestion
from eval.processes import COLD_STARTS, Running, cold_seconds, median, running
from eval.run import Latency
from eval.runner import System
from eval.systems.http import HttpSystem
from index import Encoder, Snapshot

Timed = TypeVar("Timed")

TOP_K = 5
# Questions that warm all sides up and are not timed.
WARM_UP = 40
# Questions that one side answers before the other's turn.
BLOCK = 20
# Rounds of encoding; the median counts.
ROUNDS = 3
# Seconds: both onnxruntime's and torch's threads spin for a while after their work, on the other's cores.
SETTLE = 0.5
# What a cold process is asked.
QUESTION = "今年地区生产总值增长多少?"
# Questions before a process is weighed: by then every part has done its work.
_WEIGHED_AFTER = 40
SERVER = ("app.py", "--port", "0")
READY = "^Ready: "
_CONVERT = "from index.encoder.builtin import *; ensure_builtin(builtin_release(), quiet=True)"


def question_rows(system: System, server: System, questions: Sequence[GoldQuestion], plain: Running) -> list[Row]:
    """Ask ours in process, ours over HTTP and the baseline by turns, block by block; return p50 and p95 of each."""

    def by_turns(some: Sequence[GoldQuestion]) -> tuple[list[float], list[float], list[float]]:
        here, there, theirs = [], [], []
        for start in range(0, len(some), BLOCK):
            block = [question.question for question in some[start : start + BLOCK]]
            here += _settled(lambda text: system.ask(text, TOP_K, None).took_ms, block)
            there += _settled(lambda text: server.ask(text, TOP_K, None).client_ms, block)
            theirs += _settled(lambda text: float(plain.reply({"ask": text})["ms"]), block)
        return here, there, theirs

    by_turns(questions[:WARM_UP])
    here_ms, there_ms, plain_ms = (Latency.of(times) for times in by_turns(questions[WARM_UP:]))
    return [
        Row("one question in process, p50", here_ms.p50, 8, plain_ms.p50, "ms", least_ratio=0.5),
        Row("one question in process, p95", here_ms.p95, 15, plain_ms.p95, "ms", least_ratio=0.5),
        Row("one question over HTTP, p50", there_ms.p50, None, plain_ms.p50, "ms"),
        Row("one question over HTTP, p95", there_ms.p95, None, plain_ms.p95, "ms"),
    ]


def encoding_row(snapshot: Snapshot, encoder: Encoder, model: Path, plain: Running) -> Row:
    """Encode the report's paragraphs and sentences by both, past any cache; return tokens a second."""
    texts = [p.text for p in snapshot.passages]
    texts += [p.text[s.start : s.end] for p in snapshot.passages for s in p.sentences]
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokens = sum(len(encoding.ids) for encoding in tokenizer.encode_batch(texts))
    ours, theirs = [], []
    for part in (texts[:WARM_UP], *[texts] * ROUNDS):
        ours += _settled(lambda part: _seconds(encoder, part), [part])
        theirs += _settled(lambda part: float(plain.reply({"encode": part})["seconds"]), [part])
    per_second = [tokens / statistics.median(seconds[1:]) for seconds in (ours, theirs)]
    return Row("passage encoding", per_second[0], None, per_second[1], "tokens/s", lower=False, least_ratio=4, digits=0)


def _seconds(encoder: Encoder, texts: Sequence[str]) -> float:
    clock = time.perf_counter()
    encoder.passages(texts)
    return time.perf_counter() - clock


def _settled(measure: Callable[[Timed], float], items: Sequence[Timed]) -> list[float]:
    """Measure each, after the threads of the process that was measured before have gone to sleep."""
    time.sleep(SETTLE)
    return [measure(item) for item in items]


def url_of(ready_line: str) -> str:
    """Return the address in the server's line.

    >>> url_of("Ready: http://127.0.0.1:7860/")
    'http://127.0.0.1:7860/'
    """
    return ready_line.removeprefix("Ready: ").strip()


def shell_row(model: Path, work: Path) -> Row:
    """Time `python -m qa QUESTION` with everything built; the baseline loads its model and index and answers."""
    ours = median(lambda: cold_seconds(("-m", "qa", QUESTION), allowed=(0, 3)))
    return Row("question from the shell, cold", ours, 3, median(lambda: _baseline_answer(model, work)), "s")


def _baseline_answer(model: Path, work: Path) -> float:
    with running(baseline_command(model, work), "ready") as plain:
        return plain.ready + float(plain.reply({"ask": QUESTION})["ms"]) / 1000


def server_rows(questions: list[GoldQuestion], model: Path, work: Path) -> list[Row]:
    """Time the server's start until it answers, and weigh it after it answered some questions."""
    questions = questions[:_WEIGHED_AFTER]
    ours, weight = _server(questions)
    starts = [ours, *(_server([])[0] for _ in range(COLD_STARTS - 1))]
    with running(baseline_command(model, work), "ready") as plain:
        for question in questions:
            plain.reply({"ask": question.question})
        plain_start, plain_weight = plain.ready, plain.megabytes()
    return [
        Row("server ready to answer, cold", statistics.median(starts), 6, plain_start, "s"),
        Row("memory of the serving process", weight, 700, plain_weight, "MB", digits=0),
    ]


def _server(questions: list[GoldQuestion]) -> tuple[float, float]:
    with running(SERVER, READY) as server, closing(HttpSystem.open(url_of(server.ready_line))) as system:
        for question in questions:
            system.ask(question.question, 5, None)
        return server.ready, server.megabytes()


def conversion_row() -> Row:
    """Time the conversion of the model, once, into a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        return Row("model conversion, once", cold_seconds(("-c", _CONVERT), {"QA_VAR": folder}), 60, unit="s")
