"""Our index over the library and a folder of further reports, so that many reports are measured with one command."""

from __future__ import annotations

from pathlib import Path

from corpus import Library, var_dir
from eval.errors import UnavailableError
from index.build import build
from index.encoder import Encoder
from index.snapshot import Snapshot, open_snapshot


def shelf_library(folder: Path) -> Library:
    """Return the shipped reports and those of a folder of ID.txt files.

    Raises:
        UnavailableError: the folder holds none.
    """
    if not any(folder.glob("*.txt")):
        raise UnavailableError(f"{folder} holds no report (ID.txt); give --shelf the folder of the set's reports")
    return Library((*Library.default().folders[:1], folder))


def shelf_snapshot(library: Library, folder: Path, encoder: Encoder | None) -> Snapshot:
    """Index them under var/eval/, or open the index if it is there already; what was embedded before is kept."""
    return open_snapshot(build(library.load_all(), encoder, var_dir() / "eval" / f"shelf-{folder.resolve().name}"))
