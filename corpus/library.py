"""The shelf of reports: those shipped with the project and those added at run time."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.checksums import sealed, sealed_again, verify
from corpus.decode import decode
from corpus.documents import KEPT, Document
from corpus.documents.changes import Change
from corpus.errors import CorpusError, RefusedError
from corpus.lock import HeldError, writing
from corpus.metadata import Metadata
from corpus.reader import read_report
from corpus.records import PageLine, Report
from corpus.settings import READABLE, ROOT, var_dir
from corpus.text.wordfile import TOMLDecodeError, read_toml

LONGEST_ID = 64
# Ids that an error names.
_NAMED = 10
# A file's stem as people name files; nothing that a path, an address or a figure's id uses as a mark.
_ID = re.compile(rf"[\w《（【“(](?:[\w .,，、·（）()《》【】“”-]{{0,{LONGEST_ID - 2}}}[\w》）】”)])?")
# What the text has otherwise than its file, a change a line.
_CHANGES = ".changes.jsonl"
# Where its text stands on the pages of its file, a line of a page a line.
_LINES = ".lines.jsonl"
# The file that it was read from, before the file's own ending.
_ORIGINAL = ".original"
# Seconds to wait for another writer; adding one report takes about two.
_PATIENCE = 60


class NoSuchReportError(CorpusError):
    """No report has that id."""

    def __init__(self, report_id: str, known: list[str]) -> None:
        more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
        super().__init__(f"no report {report_id!r}; there are: {', '.join(known[:_NAMED]) or 'none'}{more}")


@dataclass(frozen=True, slots=True)
class Library:
    """Folders of `ID.txt` with what is known in `ID.toml`: the first is shipped, the last takes additions."""

    folders: tuple[Path, ...]

    @classmethod
    def default(cls) -> Library:
        """Return the shipped reports and those under var/reports."""
        return cls((ROOT / "corpus" / "reports", var_dir() / "reports"))

    def ids(self) -> list[str]:
        """Return the ids of all reports, sorted."""
        return sorted({path.stem for folder in self.folders for path in folder.glob("*.txt")})

    def path(self, report_id: str) -> Path:
        """Return the file of a report's text.

        Raises:
            NoSuchReportError: there is none with that id.
        """
        if report_id not in (ids := self.ids()):
            raise NoSuchReportError(report_id, ids)
        return next(path for folder in self.folders if (path := folder / f"{report_id}.txt").is_file())

    def load(self, report_id: str) -> Report:
        """Read one report.

        Raises:
            NoSuchReportError: there is none with that id.
            CorpusError: its file cannot be read, or is not what was added.
        """
        path = self.path(report_id)
        original = _original(path)
        verify(path.with_suffix(".toml"))
        return read_report(
            decode(_read(path)),
            report_id,
            _known(path.with_suffix(".toml")),
            tuple(map(_page_line, _rows(path.with_suffix(_LINES)))),
            original.suffix if original else "",
        )

    def changes(self, report_id: str) -> tuple[Change, ...]:
        """Return what the text of an added report has otherwise than its file.

        Raises:
            NoSuchReportError: there is no report with that id.
        """
        return tuple(Change(**row) for row in _rows(self.path(report_id).with_suffix(_CHANGES)))

    def original(self, report_id: str) -> Path | None:
        """Return the file that a report was read from, if it was kept: a PDF, a Word document, a picture.

        Raises:
            NoSuchReportError: there is no report with that id.
        """
        return _original(self.path(report_id))

    def load_all(self) -> tuple[Report, ...]:
        """Read every report, in the order of their ids."""
        return tuple(self.load(report_id) for report_id in self.ids())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who changes the shelf.

        Raises:
            RefusedError: another process has been changing it for a minute.
        """
        try:
            with writing(self.folders[-1], _PATIENCE):
                yield
        except OSError as error:
            raise RefusedError("cannot_write", path=str(self.folders[-1]), why=error.strerror or str(error)) from error
        except HeldError as error:
            raise RefusedError("busy", pid=error.pid, seconds=_PATIENCE) from error

    def check_free(self, report_id: str) -> None:
        """Refuse an id that is unusable or taken.

        Raises:
            RefusedError: it is.
        """
        if not _ID.fullmatch(report_id):
            raise RefusedError("bad_id", id=report_id[: 2 * LONGEST_ID], limit=LONGEST_ID)
        if report_id in self.ids():
            raise RefusedError("id_taken", report=report_id)

    def keep(self, report_id: str, document: Document, known: Metadata, data: bytes = b"") -> None:
        """Put a document on the shelf, its text as UTF-8, beside it what is known of it, what was changed, its file.

        Whole files, the text last; where one cannot be written, none is left.

        Args:
            report_id: must be free.
            document: its text and what else was read.
            known: what a person said of it.
            data: the bytes of its file, kept if the document names an ending for it.

        Raises:
            RefusedError: the disk refuses.
        """
        path = self.folders[-1] / f"{report_id}.txt"
        _forget(path)  # what an interrupted addition may have left
        try:
            files = {
                path.with_suffix(_CHANGES): _as_rows(map(asdict, document.changes)),
                path.with_suffix(_LINES): _as_rows(map(asdict, document.lines)),
                path: document.text.encode("utf-8", "replace"),
            }
            there = {file: text for file, text in files.items() if text or file == path}
            facts = sealed(_as_toml(known), {file.name: text for file, text in there.items()})
            _write_atomically(path.with_suffix(".toml"), facts.encode("utf-8"))
            if document.original:
                _write_atomically(path.with_suffix(_ORIGINAL + document.original), data)
            for file, text in there.items():
                _write_atomically(file, text)
        except RefusedError:
            _forget(path)
            raise

    def known(self, report_id: str) -> Metadata:
        """Return what a person said of a report; that is not detected.

        Raises:
            NoSuchReportError: there is none with that id.
        """
        return _known(self.path(report_id).with_suffix(".toml"))

    def know(self, report_id: str, known: Metadata) -> None:
        """Write down what a person says of an added report.

        Raises:
            NoSuchReportError: there is none with that id.
            RefusedError: it is shipped with the project, or the disk refuses.
        """
        path = self.path(report_id)
        if path.parent != self.folders[-1]:
            raise RefusedError("shipped_facts", report=report_id)
        facts = path.with_suffix(".toml")
        before = facts.read_text("utf-8") if facts.is_file() else ""
        _write_atomically(facts, sealed_again(_as_toml(known), before).encode("utf-8"))

    def remove(self, report_id: str) -> None:
        """Delete an added report; a shipped one stays.

        Raises:
            NoSuchReportError: there is none with that id.
            RefusedError: it is shipped with the project.
        """
        path = self.path(report_id)
        if path.parent != self.folders[-1]:
            raise RefusedError("shipped", report=report_id)
        with self.writing():
            _forget(path)


def _forget(path: Path) -> None:
    """Delete a report's text, then all that is kept beside it."""
    path.unlink(missing_ok=True)
    for suffix in (".toml", _CHANGES, _LINES, *(_ORIGINAL + ending for ending in KEPT)):
        path.with_suffix(suffix).unlink(missing_ok=True)


def _original(path: Path) -> Path | None:
    files = (path.with_suffix(_ORIGINAL + ending) for ending in KEPT)
    return next((file for file in files if file.is_file()), None)


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror}; let this user read it") from error


def _as_rows(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode("utf-8")


def _page_line(row: Mapping[str, Any]) -> PageLine:
    return PageLine(**{**row, "box": tuple(row["box"])})


def _known(path: Path) -> Metadata:
    if not path.is_file():
        return Metadata()
    try:
        return Metadata(**read_toml(path))
    except (TOMLDecodeError, TypeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}; correct it or delete it") from error


def _as_toml(known: Metadata) -> str:
    rows = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in asdict(known).items() if value]
    return "".join(f"{row}\n" for row in rows)


def _write_atomically(path: Path, data: bytes) -> None:
    name = ""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), READABLE)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise RefusedError("cannot_write", path=str(path), why=error.strerror or str(error)) from error
