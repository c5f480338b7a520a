"""One writer at a time in a folder; who waits too long is told which process holds it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class HeldError(Exception):
    """Another process kept the folder's lock longer than we wait.

    Attributes:
        pid: of that process; "?" if it left no word.
    """

    def __init__(self, folder: Path, pid: str) -> None:
        super().__init__(f"process {pid} holds {folder / '.lock'}")
        self.pid = pid


@contextmanager
def writing(folder: Path, patience: float, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the folder's lock, made if need be; the system lets go of it when a process dies.

    Args:
        folder: what is written to.
        patience: seconds to wait for another writer.
        waiting: called with the other's process id before we wait.

    Raises:
        HeldError: another writer took longer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        _wait(lock, folder, patience, waiting)
    try:
        _holder(folder).write_text(str(os.getpid()), "utf-8")
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, folder: Path, patience: float, waiting: Callable[[str], None] | None) -> None:
    pid = _holder(folder).read_text("utf-8") if _holder(folder).is_file() else "?"
    if waiting:
        waiting(pid)
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise HeldError(folder, pid) from error


def _holder(folder: Path) -> Path:
    """Name the file with the writer's process id: beside the lock, which those who wait may truncate."""
    return folder / ".lock-holder"
