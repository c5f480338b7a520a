"""Ours and the peers over one set, by turns with the same model, as one table."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from eval.peers.names import PEERS
from eval.peers.system import peer, peers_python
from eval.run import Run
from eval.runner import Options, run_set
from eval.sets import QuestionSet
from eval.systems.open import Opener
from index.encoder.builtin import builtin_release, ensure_builtin

_MEASURES = ("R@1", "R@5", "MRR@10")
_HEAD = ("system", *_MEASURES, "p50 ms", "p95 ms")


def run_peers(questions: QuestionSet, names: Sequence[str] = PEERS) -> list[Run]:
    """Run ours, then every peer, over the set.

    Raises:
        UnavailableError: the peers' environment is not set up, or our index is missing.
    """
    peers_python()
    opener, model = Opener(questions), ensure_builtin(builtin_release())
    ours = opener.open("ours")
    runs = [run_set(ours, questions, Options())]
    for name in names:
        with tempfile.TemporaryDirectory() as work, ExitStack() as stack:
            system = stack.enter_context(peer(name, opener.passages(), model, Path(work)))
            runs.append(run_set(system, questions, Options()))
    return runs


def markdown(runs: Sequence[Run]) -> str:
    """Return the table with what made it."""
    lines = [f"| {' | '.join(_HEAD)} |", f"|---|{'|'.join('--:' for _ in _HEAD[1:])}|", *map(_row, runs)]
    return _PAGE.format(commit=runs[0].commit, machine=runs[0].machine, set=runs[0].set, table="\n".join(lines))


def _row(run: Run) -> str:
    totals, took = run.scores.totals(), run.latencies()["took_ms"]
    values = [f"{totals[name] or 0:.3f}" for name in _MEASURES]
    return f"| {' | '.join([run.system, *values, f'{took.p50:.1f}', f'{took.p95:.1f}'])} |"


_PAGE = """# Peers

`make peers` (`python -m eval peers`) at {commit} on {set}; {machine}.
The same report, questions and model folder for all; how each peer is set up stands in eval/peers/worker.py. Our
fusion weights were fitted on these questions and 2,310 others; index/data/fusion.json holds the held-out numbers.

{table}
"""
