"""Ours and the peers over one set with the same model: each peer a worker process, asked line by line."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from corpus import var_dir
from eval.errors import UnavailableError
from eval.processes import Running, running
from eval.response import Response
from eval.run import Run
from eval.runner import Options, run_set
from eval.sets import QuestionSet, SourcePassage
from eval.systems.baselines import ranked_response
from eval.systems.open import Opener
from eval.tables import measure_cells, table
from index.encoder.builtin import builtin_release, ensure_builtin

# How each is set up stands in worker.py.
PEERS = ("haystack", "llama-index", "txtai")
_WORKER = Path(__file__).parent / "worker.py"
_MEASURES = ("R@1", "R@5", "MRR@10")


class PeerSystem:
    """A worker that is ready; it ranks passages and does nothing else."""

    def __init__(self, name: str, passages: Sequence[SourcePassage], worker: Running) -> None:
        self.name = name
        self.passages = tuple(passages)
        self.settings = {"ready_s": f"{worker.ready:.1f}"}
        self._worker = worker

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Ask the worker; a filter of reports is more than it can do.

        Raises:
            UnavailableError: there is a filter.
        """
        if reports is not None:
            raise UnavailableError(f"{self.name} cannot choose reports; leave --reports out")
        reply = self._worker.reply({"ask": question, "top_k": top_k})
        passages = [self.passages[position] for position in reply["found"]]
        return ranked_response(passages, [1 / rank for rank in range(1, len(passages) + 1)], float(reply["ms"]))


@contextmanager
def peer(name: str, passages: Sequence[SourcePassage], model: Path, work: Path) -> Iterator[PeerSystem]:
    """Start a peer over the passages; its process ends with the context.

    Raises:
        UnavailableError: the peers' environment is not set up, or the peer does not start.
    """
    python = peers_python()
    file = work / "passages.json"
    file.write_text(json.dumps([passage.text for passage in passages], ensure_ascii=False), "utf-8")
    with running((str(_WORKER), name, str(file), str(model)), '"ready"', str(python)) as worker:
        yield PeerSystem(name, passages, worker)


def peers_python() -> Path:
    """Return the interpreter of the peers' environment, var/peers.

    Raises:
        UnavailableError: it is not set up.
    """
    python = var_dir() / "peers" / "bin" / "python"
    if not python.exists():
        raise UnavailableError(f"there is no {python}; set the peers up with `make peers`")
    return python


def run_peers(questions: QuestionSet, names: Sequence[str] = PEERS) -> list[Run]:
    """Run ours, then every peer, over the set.

    Raises:
        UnavailableError: the peers' environment is not set up, or our index is missing.
    """
    peers_python()
    opener, model = Opener(questions), ensure_builtin(builtin_release())
    runs = [run_set(opener.open("ours"), questions, Options())]
    for name in names:
        with tempfile.TemporaryDirectory() as work, ExitStack() as stack:
            system = stack.enter_context(peer(name, opener.passages(), model, Path(work)))
            runs.append(run_set(system, questions, Options()))
    return runs


def peers_page(runs: Sequence[Run]) -> str:
    """Return the table with what made it."""
    head = ["system", *_MEASURES, "p50 ms", "p95 ms"]
    rows = ([run.system, *measure_cells(run, _MEASURES)] for run in runs)
    first = runs[0]
    lines = table(head, rows, range(1, len(head)))
    return _PAGE.format(commit=first.commit, machine=first.machine, set=first.set, table=lines)


_PAGE = """# Peers

`make peers` (`python -m eval peers`) at {commit} on {set}; {machine}.
The same report, questions and model folder for all; how each peer is set up stands in eval/peers/worker.py. Our
fusion weights were fitted on these questions and 2,310 others; index/data/fusion.json holds the held-out numbers.

{table}
"""
