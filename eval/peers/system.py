"""A peer as a system under test: a worker process, asked line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus import var_dir
from eval.errors import UnavailableError
from eval.processes import Running, running
from eval.response import Response
from eval.sets import SourcePassage
from eval.systems.baselines import ranked_response

_WORKER = Path(__file__).parent / "worker.py"


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
        said = self._worker.reply({"ask": question, "top_k": top_k})
        found = [self.passages[position] for position in said["found"]]
        return ranked_response(found, [1 / rank for rank in range(1, len(found) + 1)], float(said["ms"]))


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
