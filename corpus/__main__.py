"""The command line of the shelf: add, correct, list, show, left-out, figures, remove."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from tqdm import tqdm

from corpus.adding import AddedReport, NotAdded, add, add_rows, correct, read_file
from corpus.collection import ColumnNames, is_collection
from corpus.confirming import confirmed
from corpus.errors import RefusedError, ReportQAError
from corpus.figures import figures_of
from corpus.identity.days import FIRST_YEAR, LAST_YEAR
from corpus.library import Library
from corpus.messages import Message
from corpus.metadata import Metadata
from corpus.records import Doubt, Figure, Report
from corpus.settings import ROOT
from corpus.spreadsheet import Spreadsheet
from corpus.terminal import say

_YEAR = re.compile(r"[0-9]{1,4}")
# Characters of what is no year that an error tells.
_LONGEST_YEAR = 40
# What a person can set right, beside the year.
_CORRECTIONS = {
    "title": "its title",
    "place": "the full name of its place, such as 绵阳市",
    "level": "the level of its government: 国家, 省, 市, 县 or 乡",
    "date": "when it was given, such as 2023-01-03",
    "speaker": "who gave it",
    "kind": "what kind of document it is: 工作报告, 统计公报, 预算报告, 计划报告, 规划纲要 or 施政报告",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 refused, with one sentence on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(Library.default(), options))
    except ReportQAError as error:
        say(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="The shelf of reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_arguments(
        commands.add_parser(
            "add", help="add reports, text, page, Word, PDF or picture, or CSV, XLSX, JSON lines; then build the index"
        )
    )
    _correct_arguments(commands.add_parser("correct", help="set right or confirm what is known of an added report"))
    commands.add_parser("list", help="list the reports").set_defaults(run=_list)
    for name, run, text in (("show", _show, "print a report"), ("remove", _remove, "remove an added report")):
        command = commands.add_parser(name, help=text)
        command.add_argument("id", metavar="ID")
        command.set_defaults(run=run)
    command.add_argument("--no-index", action="store_true", help="do not build the index afterwards")
    left_out = commands.add_parser("left-out", help="print what of a report's file is not in its paragraphs")
    left_out.add_argument("id", metavar="ID")
    left_out.set_defaults(run=_left_out)
    figures = commands.add_parser("figures", help="list the figures of one report, or of all")
    figures.add_argument("id", nargs="?", metavar="ID")
    figures.add_argument("--csv", action="store_true", help="as comma-separated values")
    figures.set_defaults(run=_figures)
    return parser


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--id", default="", help="the report's id, instead of the file's stem; for one file")
    parser.add_argument("--text", default="", help="of a file with a report a row: the column that holds the text")
    _fact_arguments(parser)
    parser.set_defaults(run=_add)


def _correct_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    _fact_arguments(parser)
    parser.set_defaults(run=_correct)


def _fact_arguments(parser: argparse.ArgumentParser) -> None:
    for name, text in _CORRECTIONS.items():
        rows = "; of a file with a report a row, the column that says so" if name == "place" else ""
        parser.add_argument(f"--{name}", default="", help=f"{text}, instead of what is detected; for one file{rows}")
    parser.add_argument("--year", default="", help="the year whose work it plans, instead of what is detected")
    parser.add_argument("--no-index", action="store_true", help="do not build the index afterwards")


def _add(library: Library, options: argparse.Namespace) -> int:
    given = any(getattr(options, name) for name in ("id", "text", "year", *_CORRECTIONS))
    if len(options.files) > 1 and given:
        say("error: --id and corrections are of one report, but several files were given", file=sys.stderr)
        return 2
    lines: list[tuple[bool, str]] = []
    for file in tqdm(options.files, desc="reading", unit="file", disable=len(options.files) < 2):
        try:
            lines += _added(file, library, options)
        except ReportQAError as error:
            lines.append((False, f"not added: {file}: {error}"))
    for is_added, line in lines:
        say(line, file=sys.stdout if is_added else sys.stderr)
    built = 0 if options.no_index or not any(is_added for is_added, _ in lines) else _build_index()
    return built or int(not all(is_added for is_added, _ in lines))


def _added(file: Path, library: Library, options: argparse.Namespace) -> Iterator[tuple[bool, str]]:
    """Yield a line for each report of a file, and whether it was added."""
    data = read_file(file)
    if is_collection(file.name, data):
        yield from _added_rows(file, data, library, options)
        return
    added = add(file.name, data, library, report_id=options.id, known=_facts(options))
    if sys.stdin.isatty() and sys.stdout.isatty():
        added = confirmed(added, library)
    yield True, _told(added)


def _added_rows(file: Path, data: bytes, library: Library, options: argparse.Namespace) -> Iterator[tuple[bool, str]]:
    """Yield a line for each row of a file; nothing is asked, for there may be hundreds."""
    year = int(options.year) if _YEAR.fullmatch(options.year) else None
    columns = ColumnNames(text=options.text, place=options.place, year="" if year else options.year)
    rows = add_rows(file.name, data, library, columns, year)
    for added in tqdm(rows, desc="reading", unit="report", disable=None):
        if isinstance(added, NotAdded):
            yield False, f"not added: {file}, row {added.row}: {added.why.english}"
        else:
            yield True, _told(added)


def _told(added: AddedReport) -> str:
    return f"added {_line(added.report, added.figures, added.warnings)}"


class _PageBar:
    """A progress bar over the pages of a scan; a file that is none gets no bar."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bar: tqdm[None] | None = None

    def __call__(self, done: int, pages: int) -> None:
        if self._bar is None:
            self._bar = tqdm(total=pages, desc=f"reading {self._name}", unit="page", leave=False)
        self._bar.update(done - self._bar.n)
        if done == pages:
            self._bar.close()


def _facts(options: argparse.Namespace) -> Metadata:
    if options.year and not _YEAR.fullmatch(options.year):
        raise RefusedError("bad_year", value=options.year[:_LONGEST_YEAR], first=FIRST_YEAR, last=LAST_YEAR)
    year = int(options.year) if options.year else None
    return Metadata(year=year, **{name: getattr(options, name) for name in _CORRECTIONS})


def _correct(library: Library, options: argparse.Namespace) -> int:
    corrected = correct(options.id, library, _facts(options))
    say(f"corrected {_line(corrected.report, corrected.figures, corrected.warnings)}")
    return 0 if options.no_index else _build_index()


def _build_index() -> int:
    """Run the next step as its own command: this package knows nothing of the index."""
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "index", "build"], cwd=ROOT, check=False).returncode


def _list(library: Library, options: argparse.Namespace) -> int:
    for report in library.load_all():
        say(_line(report, _count(report)))
    return 0


def _show(library: Library, options: argparse.Namespace) -> int:
    report = library.load(options.id)
    say(_line(report, _count(report)))
    for paragraph in report.paragraphs:
        say(f"\n[{paragraph.number}] {' / '.join(paragraph.section)}\n{paragraph.text}")
    return 0


def _left_out(library: Library, options: argparse.Namespace) -> int:
    for line in library.load(options.id).furniture:
        say(f"page\t{line.text}")
    for change in library.changes(options.id):
        say(f"{change.cause}\t{change.old!r}\t{change.new!r}")
    return 0


def _remove(library: Library, options: argparse.Namespace) -> int:
    library.remove(options.id)
    say(f"removed {options.id}")
    return 0 if options.no_index else _build_index()


def _figures(library: Library, options: argparse.Namespace) -> int:
    reports = [library.load(options.id)] if options.id else library.load_all()
    figures = [f for report in reports for p in report.paragraphs for f in figures_of(p, report.planned_year)]
    if options.csv:
        names = tuple(field.name for field in fields(Figure))
        sys.stdout.writelines(Spreadsheet("figures", names, map(astuple, figures)).csv("\n"))
        return 0
    for figure in figures:
        sign = "" if figure.comparator in ("=", "range") else figure.comparator + " "
        ocr = "" if figure.ocr_certainty is None else f" [OCR {figure.ocr_certainty:.0%}]"
        say(f"{figure.report} {figure.paragraph:>3}  {figure.indicator}  {sign}{figure.text}  [{figure.tense}]{ocr}")
    return 0


def _count(report: Report) -> int:
    return sum(len(figures_of(paragraph, report.planned_year)) for paragraph in report.paragraphs)


def _line(report: Report, figures: int, warnings: Sequence[Message] = ()) -> str:
    facts = (report.title, report.place, report.level, str(report.year or ""), report.date, report.speaker)
    kind = f" [{report.kind}]" if report.kind not in ("", "工作报告") else ""
    doubts = "" if warnings else "".join(f"; {_doubt(doubt)}" for doubt in report.doubts)
    remarks = doubts + "".join(f"; {warning.english}" for warning in warnings)
    size = f"{len(report.paragraphs)} paragraphs, {figures} figures"
    return f"{report.id}: {' '.join(filter(None, facts))}{kind}; {size}{remarks}"


def _doubt(doubt: Doubt) -> str:
    """Say in a few words what is not certain."""
    return f"{doubt.field} {'' if doubt.taken else 'left open, perhaps '}{doubt.value} ({doubt.certainty:.0%} certain)"


if __name__ == "__main__":
    sys.exit(main())
