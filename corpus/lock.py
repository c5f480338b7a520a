"""One writer at a time in a folder; who waits too long is told which process holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
def writing(folder: Path, patience: float) -> Iterator[None]:
    """Hold the folder's lock, made if need be; the system lets go of it when a process dies.

    Args:
        folder: what is written to.
        patience: seconds to wait for another writer.

    Raises:
        HeldError: another writer took longer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / ".lock-holder"  # beside the lock, which waiting processes may truncate
    try:
        with FileLock(folder / ".lock", timeout=patience):
            holder.write_text(str(os.getpid()), "utf-8")
            yield
    except Timeout as error:
        raise HeldError(folder, holder.read_text("utf-8") if holder.is_file() else "?") from error
