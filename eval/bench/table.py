"""The bench: every row, in one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from tqdm import tqdm

from eval.bench.baseline import command as baseline
from eval.bench.cold import READY, SERVER, conversion_row, server_rows, shell_row, url_of
from eval.bench.quality import figure_row, passage_rows
from eval.bench.row import Row, markdown
from eval.bench.speed import encoding_row, question_rows
from eval.bench.subject import QUESTIONS
from eval.errors import UnavailableError
from eval.processes import running
from eval.runner import Options, run_set
from eval.sets import open_set
from eval.systems.bot import BotSystem
from eval.systems.http import HttpSystem
from index import Encoder, load_encoder, open_published
from index.encoder.builtin import builtin_release, ensure_builtin
from qa import Bot


def measure() -> str:
    """Measure everything and return the table as Markdown.

    Raises:
        ReportQAError: there is no index, or no encoder to compare with the baseline's.
    """
    encoder = load_encoder()
    if encoder is None:
        raise UnavailableError("the bench compares encoders; unset EMBEDDER")
    with tempfile.TemporaryDirectory() as folder:
        steps = _rows(encoder, ensure_builtin(builtin_release()), Path(folder))
        return markdown([row for rows in tqdm(steps, total=5, desc="bench", unit="step") for row in rows])


def _rows(encoder: Encoder, model: Path, work: Path) -> Iterator[list[Row]]:
    questions, snapshot = open_set(QUESTIONS), open_published()
    system = BotSystem(Bot.over(snapshot, encoder))
    with ExitStack() as stack:
        plain = stack.enter_context(running(baseline(model, work), "ready"))
        server = stack.enter_context(running(SERVER, READY))
        over_http = stack.enter_context(closing(HttpSystem.open(url_of(server.said))))
        quality = passage_rows(snapshot, encoder, questions, plain)
        yield [*quality, figure_row(run_set(system, questions, Options(quiet=True)))]
        yield question_rows(system, over_http, questions.questions, plain)
        yield [encoding_row(snapshot, encoder, model, plain)]
    yield [shell_row(model, work), *server_rows(list(questions.questions), model, work)]
    yield [conversion_row()]
