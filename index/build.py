"""Reports in, a published snapshot out; a build that is interrupted leaves the old one serving."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus import Report
from corpus.lock import HeldError, writing
from corpus.settings import READABLE_FOLDER
from corpus.text.tokens import words
from index.embedding_cache import embed
from index.encoder import Encoder
from index.errors import BrokenIndexError, IndexingError, NoIndexError
from index.extraction_cache import Extraction
from index.granularity import grains_of
from index.lexical import LexicalIndex
from index.manifest import FORMAT, Manifest, corpus_hash, file_hash
from index.records_io import write_records
from index.signals import DENSE, LEXICAL, SCANNED
from index.snapshot import UNPUBLISHED, index_dir, open_snapshot, passages_of, publish, published
from index.vectors import FLAT_UP_TO, VectorIndex

# Seconds to wait for another build; one of 28 reports takes about 60.
_PATIENCE = 600
_UNFINISHED = ".building-"


def build(
    reports: Sequence[Report],
    encoder: Encoder | None,
    folder: Path | None = None,
    *,
    again: bool = False,
    quiet: bool = False,
) -> Path:
    """Build and publish a snapshot of the reports, or find it published already; return its folder.

    Args:
        reports: at least one.
        encoder: None builds for word search alone.
        folder: of the snapshots; var/index if not given.
        again: build even if the published one fits.
        quiet: no progress bar.

    Raises:
        IndexingError: there is nothing to index, the disk is full, or another build holds the lock too long.
    """
    if not reports:
        raise IndexingError("there is no report to index; add one with `python -m corpus add FILE`")
    folder = folder or index_dir()
    try:
        return _build(tuple(reports), encoder, folder, again, quiet)
    except OSError as error:
        raise IndexingError(
            f"the index cannot be written to {folder}: {error.strerror or error}; nothing changed"
        ) from error


def _build(reports: tuple[Report, ...], encoder: Encoder | None, folder: Path, again: bool, quiet: bool) -> Path:
    corpus, name = corpus_hash(reports), encoder.name if encoder else "none"
    with _lock(folder, quiet):
        if not again and (current := _fitting(folder, corpus, name)):
            return current
        with _workshop(folder) as work:
            manifest = _fill(work, reports, encoder, corpus, quiet)
            open_snapshot(work)
            target = work.rename(folder / f"{manifest.id}{work.name.removeprefix(_UNFINISHED)}")
            target.chmod(READABLE_FOLDER)
        publish(target)
        _sweep(folder, keep=target)
        return target


def is_current(reports: Sequence[Report], encoder_name: str, folder: Path | None = None) -> bool:
    """Tell whether the published snapshot was built from these reports with this encoder."""
    return _fitting(folder or index_dir(), corpus_hash(reports), encoder_name) is not None


def _fitting(folder: Path, corpus: str, encoder: str) -> Path | None:
    try:
        current = published(folder)
        manifest = Manifest.read(current)
    except (NoIndexError, BrokenIndexError):
        return None
    return current if (manifest.corpus, manifest.encoder) == (corpus, encoder) else None


@contextmanager
def _lock(folder: Path, quiet: bool) -> Iterator[None]:
    try:
        with writing(folder, _PATIENCE, None if quiet else _say_waiting):
            yield
    except HeldError as error:
        raise IndexingError(
            f"process {error.pid} has been building the index for {_PATIENCE} s; wait for it or stop it"
        ) from error


def _say_waiting(pid: str) -> None:
    print(f"waiting for process {pid}, which is building the index", file=sys.stderr)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Give a folder to build in, which is gone afterwards, whatever happens."""
    work = Path(tempfile.mkdtemp(dir=folder, prefix=_UNFINISHED))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fill(work: Path, reports: tuple[Report, ...], encoder: Encoder | None, corpus: str, quiet: bool) -> Manifest:
    passages = passages_of(reports)
    derived = Extraction(reports, passages)
    grains = grains_of(passages, derived.figures)
    write_records(work / "reports.jsonl", reports)
    write_records(work / "figures.jsonl", derived.figures)
    for name, (cut, grain) in LEXICAL.items():
        LexicalIndex.build(grains[grain].texts, derived.words if cut is words else cut).save(work / name)
    counts = {"reports": len(reports), "passages": len(passages), "figures": len(derived.figures)}
    if encoder:
        dense = embed(encoder, grains, quiet)
        for grain in DENSE:
            vectors = dense[grain]
            flat = grain != SCANNED or len(vectors) <= FLAT_UP_TO
            VectorIndex.build(vectors, flat).save(work / f"{grain}.faiss")
            counts[grain] = len(vectors)
    files = {p.relative_to(work).as_posix(): file_hash(p) for p in sorted(work.rglob("*")) if p.is_file()}
    manifest = Manifest(FORMAT, encoder.name if encoder else "none", corpus, counts, files)
    manifest.write(work)
    return manifest


def _sweep(folder: Path, keep: Path) -> None:
    """Remove older snapshots and what interrupted builds left; readers hold everything in memory."""
    for path in folder.iterdir():
        if path.is_dir() and path != keep:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith(UNPUBLISHED):
            path.unlink(missing_ok=True)
