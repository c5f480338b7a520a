"""An index on disk: an immutable folder, published by one atomic rename of a pointer file."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus import Figure, Paragraph, Report, var_dir
from corpus.settings import READABLE
from index.errors import BrokenIndexError, NoIndexError
from index.granularity import Grain, grains_of
from index.lexical import LexicalIndex
from index.manifest import Manifest
from index.records_io import read_figures, read_reports
from index.signals import DENSE, LEXICAL, SignalSource
from index.vectors import VectorIndex

# Begins the name of a pointer that is being written.
UNPUBLISHED = "CURRENT."
# Name of a snapshot.
_NAME = re.compile(r"[\w-]+")
# Headings and salutations are context, not answers.
_PASSAGE_ROLES = ("title", "body", "note", "row")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An opened index; it stays usable while a newer one is published, since everything is in memory.

    Attributes:
        figures: every figure of the passages, in their order.
        passages: the paragraphs that can answer, in the order of the reports.
    """

    manifest: Manifest
    reports: tuple[Report, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Paragraph, ...]
    grains: dict[str, Grain]
    source: SignalSource


def passages_of(reports: tuple[Report, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that can answer, in the order of the reports."""
    return tuple(p for report in reports for p in report.paragraphs if p.role in _PASSAGE_ROLES)


def index_dir() -> Path:
    """Return the folder of the snapshots and of the pointer to the published one."""
    return var_dir() / "index"


def published(folder: Path | None = None) -> Path:
    """Return the folder of the published snapshot.

    Raises:
        NoIndexError: nothing is published yet.
        BrokenIndexError: what names it cannot be read, or names no folder.
    """
    folder = folder or index_dir()
    pointer = folder / "CURRENT"
    try:
        name = pointer.read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoIndexError(f"there is no index in {folder} yet; run `python -m index build`") from error
    except OSError as error:
        raise BrokenIndexError(f"{pointer} cannot be read: {error.strerror}; let this user read {folder}") from error
    except ValueError as error:
        raise BrokenIndexError(f"{pointer} is damaged; run `python -m index build`") from error
    if not _NAME.fullmatch(name):
        raise BrokenIndexError(f"{pointer} is damaged; run `python -m index build`")
    return folder / name


def open_published(folder: Path | None = None) -> Snapshot:
    """Open the published snapshot, or the next one if that was published meanwhile.

    Raises:
        NoIndexError: nothing is published, or it is of another format.
        BrokenIndexError: it is damaged.
    """
    current = published(folder)
    try:
        return open_snapshot(current)
    except BrokenIndexError:
        if published(folder) == current:
            raise
        return open_published(folder)


def publish(snapshot: Path) -> None:
    """Make a finished snapshot the published one: the pointer is replaced in one step."""
    descriptor, name = tempfile.mkstemp(dir=snapshot.parent, prefix=UNPUBLISHED)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), READABLE)
        file.write(snapshot.name)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(snapshot.parent / "CURRENT")


def open_snapshot(folder: Path) -> Snapshot:
    """Open a snapshot after checking every file and count.

    Raises:
        NoIndexError: it is of another format.
        BrokenIndexError: a file is missing, was changed, cannot be read or does not fit the others.
    """
    try:
        return _opened(folder)
    except OSError as error:  # another build has swept it meanwhile, or it is another user's
        raise BrokenIndexError(
            f"{error.filename or folder} cannot be read: {error.strerror}; let this user read it, "
            "or run `python -m index build`"
        ) from error


def _opened(folder: Path) -> Snapshot:
    manifest = Manifest.read(folder)
    manifest.verify(folder)
    reports = read_reports(folder / "reports.jsonl")
    passages = passages_of(reports)
    figures = read_figures(folder / "figures.jsonl")
    grains = grains_of(passages, figures)
    dense = {g: VectorIndex.load(folder / f"{g}.faiss") for g in DENSE if manifest.encoder != "none"}
    lexical = {name: LexicalIndex.load(folder / name, cut) for name, (cut, _) in LEXICAL.items()}
    counts = {
        "reports": len(reports),
        "passages": len(passages),
        "figures": len(figures),
        **{grain: len(index) for grain, index in dense.items()},
    }
    rows = {grain: len(grains[grain].spans) for grain in dense}
    if counts != manifest.counts or any(counts[grain] != n for grain, n in rows.items()):
        raise BrokenIndexError(
            f"{folder} holds {counts}, its manifest says {manifest.counts}; run `python -m index build --again`"
        )
    return Snapshot(manifest, reports, figures, passages, grains, SignalSource(dense, lexical))
