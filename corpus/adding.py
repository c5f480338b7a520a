"""A file in, a report on the shelf: the one way in for the command line, the API and the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path, PurePath
from typing import get_args

from corpus.collection import ColumnNames, is_collection, read_collection
from corpus.documents import MAX_BYTES, Document, Progress, read_document, unwatched
from corpus.documents.child import read_limited
from corpus.duplicates import same_place_and_year, same_report
from corpus.errors import RefusedError
from corpus.figures import figures_of
from corpus.identity.days import FIRST_YEAR, LAST_YEAR, day_of
from corpus.library import Library
from corpus.messages import Message
from corpus.metadata import Metadata, from_file
from corpus.reader import read_report
from corpus.records import DocumentKind, Report
from corpus.text.levels import Level

# Characters that a cell of a workbook holds.
_CELL = 32_767
# Characters of a name, title or source that is given by hand.
_LONGEST_CORRECTION = 200
# What the facts are called that can be in doubt.
_FIELDS = {"title": "标题", "place": "地方", "year": "年份"}
# Characters; the shortest of 28 whole reports has 10,000, an excerpt (摘要) some 3,000.
_LITTLE = 2_000


@dataclass(frozen=True, slots=True)
class AddedReport:
    """A report that was put on the shelf.

    Attributes:
        figures: how many figures it states.
        warnings: what to look at, and what was left out.
        row: in which row of its file it stands, 0 where it is the whole file.
    """

    report: Report
    figures: int
    warnings: tuple[Message, ...]
    row: int = 0


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A row of a file whose report was not added, and why."""

    row: int
    why: Message


def add_file(
    file: Path,
    library: Library,
    *,
    report_id: str = "",
    known: Metadata | None = None,
    progress: Progress = unwatched,
) -> AddedReport:
    """Add the report in a file, under its stem unless an id is given; a bad one changes nothing.

    Raises:
        RefusedError: as `add` does, or the file cannot be read.
    """
    return add(file.name, read_file(file), library, report_id=report_id, known=known, progress=progress)


def read_file(file: Path) -> bytes:
    """Return the bytes of a file that may hold reports.

    Raises:
        RefusedError: it cannot be read, or is too large for any format.
    """
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise RefusedError("too_large", size=size, limit=MAX_BYTES, format="all formats")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise RefusedError("cannot_read", why=getattr(error, "strerror", None) or str(error)) from error


def add(
    name: str,
    data: bytes,
    library: Library,
    *,
    report_id: str = "",
    known: Metadata | None = None,
    progress: Progress = unwatched,
) -> AddedReport:
    """Add the report in the bytes of a file (.txt, .html, .docx, .pdf or a picture); a bad one changes nothing.

    A PDF, a Word document and a picture are kept beside the text.

    Args:
        name: of the file, without folders; its stem becomes the report's id.
        data: its bytes.
        library: the shelf.
        report_id: to be used instead of the stem.
        known: corrections of what is detected (title, place, level, year, date, speaker).
        progress: told how many pages of a scan are read.

    Raises:
        RefusedError: the name, the id, a correction or the content is not usable, or the same report is there already.
    """
    if any(character in "/\\" or not character.isprintable() for character in name) or name in ("", ".", ".."):
        raise RefusedError("bad_name", name=name[:_LONGEST_CORRECTION])
    report_id = report_id or PurePath(name).stem
    library.check_free(report_id)
    known = _checked(known or Metadata())
    known = replace(known, source=known.source or from_file(name))
    if is_collection(name, data):
        raise RefusedError("collection", name=name)
    return _shelve(read_limited(name, data, progress), data, report_id, known, library)


def add_rows(
    name: str,
    data: bytes,
    library: Library,
    columns: ColumnNames | None = None,
    year: int | None = None,
    progress: Progress = unwatched,
) -> Iterator[AddedReport | NotAdded]:
    """Add every report of a file that holds one a row (CSV, XLSX, JSON lines); a bad row changes nothing.

    Args:
        name: of the file, without folders.
        data: its bytes.
        library: the shelf.
        columns: those that are known by name; the others are told by what they are called.
        year: of the reports of rows that name none.
        progress: told how many rows are read.

    Raises:
        RefusedError: the file cannot be read, or no column holds the text.
    """
    rows = read_collection(name, data, columns)
    for done, collected in enumerate(rows):
        progress(done, len(rows))
        try:
            if not collected.text:
                raise RefusedError("no_row_text")
            library.check_free(collected.id)
            known = _checked(
                replace(collected.known, source=f"{name} 第 {collected.row} 行", year=collected.known.year or year)
            )
            text = collected.text.encode("utf-8", "replace")
            added = _shelve(read_document(f"{collected.id}.txt", text), text, collected.id, known, library)
            cut = (Message.of("perhaps_cut", characters=_CELL),) if len(collected.text) == _CELL else ()
            yield replace(added, warnings=(*added.warnings, *cut), row=collected.row)
        except RefusedError as error:
            yield NotAdded(collected.row, error.message)


def _shelve(document: Document, data: bytes, report_id: str, known: Metadata, library: Library) -> AddedReport:
    """Put a document on the shelf, with the bytes that it was read from if they are kept."""
    report = read_report(document.text, report_id, known, document.lines, document.original)
    with library.writing():
        library.check_free(report_id)
        if twin := same_report(document.text, library):
            raise RefusedError("same_report", report=twin)
        warnings = (*_doubts(report, library), *_remarks(report, document))
        library.keep(report_id, document, known, data)
    return AddedReport(report, _figures(report), warnings)


def correct(report_id: str, library: Library, known: Metadata) -> AddedReport:
    """Set right or confirm what is known of an added report; what `known` leaves empty stays as it is.

    Its warnings are those that still hold.

    Raises:
        NoSuchReportError: there is none with that id.
        RefusedError: it is shipped with the project, or a correction is not usable.
    """
    known = _checked(known)
    given = {name: value for name, value in asdict(known).items() if value}
    with library.writing():
        library.know(report_id, replace(library.known(report_id), **given))
    report = library.load(report_id)
    others = (warning for warning in _doubts(report, library) if warning.code != "same_place_and_year")
    return AddedReport(report, _figures(report), tuple(others))


def _figures(report: Report) -> int:
    return sum(len(figures_of(paragraph, report.planned_year)) for paragraph in report.paragraphs)


def _checked(known: Metadata) -> Metadata:
    if known.year is not None and not FIRST_YEAR <= known.year <= LAST_YEAR:
        raise RefusedError("bad_year", value=known.year, first=FIRST_YEAR, last=LAST_YEAR)
    if known.date:
        if not (day := day_of(known.date)):
            raise RefusedError("bad_date", value=known.date[:_LONGEST_CORRECTION])
        known = replace(known, date=day)
    if known.kind not in get_args(DocumentKind):
        kinds = "、".join(filter(None, get_args(DocumentKind)))
        raise RefusedError("bad_kind", value=known.kind[:_LONGEST_CORRECTION], kinds=kinds)
    if known.level not in get_args(Level):
        raise RefusedError("bad_level", value=known.level[:_LONGEST_CORRECTION])
    for field in fields(known):
        value = getattr(known, field.name)
        if isinstance(value, str) and (len(value) > _LONGEST_CORRECTION or not value.isprintable()):
            raise RefusedError("bad_correction", name=field.name, limit=_LONGEST_CORRECTION)
    return known


def _doubts(report: Report, library: Library) -> Iterator[Message]:
    """Say what a person should look at."""
    doubtful = {doubt.field: doubt for doubt in report.doubts}
    for doubt in report.doubts:
        details = {"field": doubt.field, "name": _FIELDS[doubt.field], "value": doubt.value}
        percent = round(100 * doubt.certainty)
        yield Message.of("unsure" if doubt.taken else "left_open", percent=percent, report=report.id, **details)
    if report.year is None and "year" not in doubtful:
        yield Message.of("no_year")
    if not report.place and "place" not in doubtful:
        yield Message.of("no_place")
    if not any(paragraph.section for paragraph in report.paragraphs):
        yield Message.of("no_heading")
    text = "".join(paragraph.text for paragraph in report.paragraphs)
    if len(text) < _LITTLE:
        yield Message.of("little_text", characters=len(text), least=_LITTLE)
    if not report.kind:
        yield Message.of("no_report")
    for other in same_place_and_year(report, library):
        yield Message.of("same_place_and_year", report=other)


def _remarks(report: Report, document: Document) -> Iterator[Message]:
    """Say what was left out or moved."""
    yield from document.remarks
    if report.furniture:
        yield Message.of("left_out", count=len(report.furniture))
