"""Processes under measurement: started cold, timed until they are ready, weighed with their children."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psutil  # type: ignore[import-untyped]

from corpus import ROOT
from eval.errors import UnavailableError

MEGABYTE = 1_000_000
# Cold starts; the median of them is reported, since one may meet a busy machine.
COLD_STARTS = 3
# Seconds that a process gets to stop by itself.
_PATIENCE = 10


@dataclass(frozen=True)
class Running:
    """A process that said that it is ready.

    Attributes:
        ready: seconds from its start until then.
        ready_line: the one that said so.
    """

    process: subprocess.Popen[str]
    ready: float
    ready_line: str

    def reply(self, request: dict[str, Any]) -> Any:  # noqa: ANN401
        """Send one line of JSON and return the one that comes back."""
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise UnavailableError("the process has no pipes")
        stdin.write(json.dumps(request, ensure_ascii=False) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())

    def megabytes(self) -> float:
        """Return the resident memory of the process and its children, in MB."""
        family = psutil.Process(self.process.pid)
        sizes = (float(process.memory_info().rss) for process in [family, *family.children(recursive=True)])
        return sum(sizes) / MEGABYTE


@contextmanager
def running(arguments: Sequence[str], ready: str, python: str = sys.executable) -> Iterator[Running]:
    """Start `python ARGUMENTS`, wait for the line that matches `ready`, and stop it in the end.

    Raises:
        UnavailableError: it ended before it was ready.
    """
    clock = time.perf_counter()
    process = subprocess.Popen(
        [python, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Running(process, *_wait(process, ready, clock, arguments))
    finally:
        process.terminate()
        try:
            process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _wait(process: subprocess.Popen[str], ready: str, clock: float, arguments: Sequence[str]) -> tuple[float, str]:
    for line in process.stdout or ():
        if re.search(ready, line):
            return time.perf_counter() - clock, line.strip()
    raise UnavailableError(f"`python {' '.join(arguments)}` ended before it was ready; run it by hand to see why")


def cold_seconds(
    arguments: Sequence[str], environment: dict[str, str] | None = None, allowed: Sequence[int] = (0,)
) -> float:
    """Run `python ARGUMENTS` to its end and return the seconds it took.

    Raises:
        UnavailableError: it ended with another exit code.
    """
    clock = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - clock
    if done.returncode not in allowed:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise UnavailableError(f"`python {' '.join(arguments)}` failed: {last}")
    return seconds


def median(measure: Callable[[], float]) -> float:
    """Return the median of COLD_STARTS measurements."""
    return statistics.median(measure() for _ in range(COLD_STARTS))
