"""The speed rows: one question, in process and over HTTP, and the encoding of passages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from eval.bench.row import Row
from eval.gold import Question
from eval.latency import Latency
from eval.processes import Running
from eval.systems.system import System
from index import Encoder, Snapshot

TOP_K = 5
# Questions that warm both sides up before any is timed.
WARM_UP = 5


def question_rows(system: System, server: System, questions: Sequence[Question], plain: Running) -> list[Row]:
    """Ask ours in process, ours over HTTP and the baseline by turns; return p50 and p95 of each."""
    times: list[tuple[float, float, float]] = []
    for question in [*questions[:WARM_UP], *questions]:
        here = system.ask(question.question, TOP_K, None).took_ms
        there = server.ask(question.question, TOP_K, None).client_ms
        times.append((here, there, float(plain.reply({"ask": question.question})["ms"])))
    here_ms, there_ms, plain_ms = (Latency.of(column) for column in zip(*times[WARM_UP:], strict=True))
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
    encoder.passages(texts[:WARM_UP])
    plain.reply({"encode": texts[:WARM_UP]})
    clock = time.perf_counter()
    encoder.passages(texts)
    ours = tokens / (time.perf_counter() - clock)
    theirs = tokens / float(plain.reply({"encode": texts})["seconds"])
    return Row("passage encoding", ours, None, theirs, "tokens/s", lower=False, least_ratio=4, digits=0)
