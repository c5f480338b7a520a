"""The shelf of reports: those shipped with the project and those added at run time."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.datafiles import TOMLDecodeError, read_toml
from corpus.decode import decode
from corpus.errors import CorpusError
from corpus.metadata import Metadata
from corpus.paths import ROOT, var_dir
from corpus.reader import read_report
from corpus.records import Report

# Bytes: four for each of the reader's 500,000 characters.
MAX_BYTES = 2_000_000
_ID = re.compile(r"[\w][\w.-]{0,63}")


class UnknownReportError(CorpusError):
    """No report has that id."""

    def __init__(self, report_id: str, known: list[str]) -> None:
        super().__init__(f"no report {report_id!r}; there are: {', '.join(known) or 'none'}")


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

    def load(self, report_id: str) -> Report:
        """Read one report.

        Raises:
            UnknownReportError: there is none with that id.
            CorpusError: its file cannot be read.
        """
        path = self._path(report_id)
        return read_report(decode(path.read_bytes()), report_id, _known(path.with_suffix(".toml")))

    def load_all(self) -> tuple[Report, ...]:
        """Read every report, in the order of their ids."""
        return tuple(self.load(report_id) for report_id in self.ids())

    def add(self, file: Path, report_id: str = "") -> Report:
        """Copy a text file onto the shelf, as UTF-8, under its stem or `report_id`; a bad one changes nothing.

        Raises:
            CorpusError: the file is missing, too large, no text, empty, its id is taken or not usable, or the same
                text is there already.
        """
        report_id = report_id or file.stem
        if not _ID.fullmatch(report_id):
            raise CorpusError(
                f"{report_id!r} cannot be an id: use letters, digits, '-', '_' and '.', at most 64; give --id"
            )
        if report_id in self.ids():
            raise CorpusError(f"a report {report_id!r} is there already; remove it first, or give --id another name")
        source = _read(file)
        report = read_report(source, report_id)
        for other in self.ids():
            if decode(self._path(other).read_bytes()) == source:
                raise CorpusError(f"{file} is the same text as report {other!r}; nothing was added")
        _write_atomically(self.folders[-1] / f"{report_id}.txt", source.encode("utf-8"))
        return report

    def remove(self, report_id: str) -> None:
        """Delete an added report; a shipped one stays.

        Raises:
            UnknownReportError: there is none with that id.
            CorpusError: it is shipped with the project.
        """
        path = self._path(report_id)
        if path.parent != self.folders[-1]:
            raise CorpusError(f"{report_id!r} is shipped with the project and stays; only added reports can be removed")
        path.unlink()
        path.with_suffix(".toml").unlink(missing_ok=True)

    def _path(self, report_id: str) -> Path:
        if report_id not in (ids := self.ids()):
            raise UnknownReportError(report_id, ids)
        return next(path for folder in self.folders if (path := folder / f"{report_id}.txt").is_file())


def _known(path: Path) -> Metadata:
    if not path.is_file():
        return Metadata()
    try:
        return Metadata(**read_toml(path))
    except (TOMLDecodeError, TypeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}; correct it or delete it") from error


def _read(file: Path) -> str:
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise CorpusError(f"{file} has {size:,} bytes, over the limit of {MAX_BYTES:,}; is it a report?")
        return decode(file.read_bytes())
    except OSError as error:
        raise CorpusError(f"{file} cannot be read: {error.strerror}") from error


def _write_atomically(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CorpusError(f"{path} cannot be written: {error.strerror}") from error
