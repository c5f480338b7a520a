"""Which code on which machine made a number."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass

from corpus import ROOT


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine that measured.

    Attributes:
        cores: those that this process may use.
    """

    cores: int
    processor: str
    system: str
    python: str

    @classmethod
    def here(cls) -> Machine:
        """Describe this machine."""
        return cls(_cores(), platform.processor() or platform.machine(), platform.system(), platform.python_version())

    def __str__(self) -> str:
        return f"{self.cores} cores, {self.processor}, {self.system}, Python {self.python}"


def commit() -> str:
    """Return the short hash of the checkout's commit, "-dirty" after it when tracked files differ, or "unknown"."""
    head = _git("rev-parse", "--short", "HEAD")
    if not head:
        return "unknown"
    return f"{head}-dirty" if _git("status", "--porcelain", "--untracked-files=no") else head


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
