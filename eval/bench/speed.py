"""The speed rows: one question, in process and over HTTP, and the encoding of passages."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tokenizers import Tokenizer

from eval.bench.row import Row
from eval.gold import GoldQuestion
from eval.processes import Running
from eval.run import Latency
from eval.runner import System
from index import Encoder, Snapshot

Asked = TypeVar("Asked")

TOP_K = 5
# Questions that warm all sides up and are not timed.
WARM_UP = 40
# Questions that one side answers before the other's turn.
BLOCK = 20
# Rounds of encoding; the median counts.
ROUNDS = 3
# Seconds: both onnxruntime's and torch's threads spin for a while after their work, on the other's cores.
SETTLE = 0.5


def question_rows(system: System, server: System, questions: Sequence[GoldQuestion], plain: Running) -> list[Row]:
    """Ask ours in process, ours over HTTP and the baseline by turns, block by block; return p50 and p95 of each."""

    def by_turns(asked: Sequence[GoldQuestion]) -> tuple[list[float], list[float], list[float]]:
        here, there, theirs = [], [], []
        for start in range(0, len(asked), BLOCK):
            block = [question.question for question in asked[start : start + BLOCK]]
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


def _settled(measure: Callable[[Asked], float], asked: Sequence[Asked]) -> list[float]:
    """Measure each, after the threads of the process that was measured before have gone to sleep."""
    time.sleep(SETTLE)
    return [measure(one) for one in asked]
