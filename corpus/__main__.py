"""The command line of the shelf: add, list, show, figures, remove."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from corpus.errors import ReportQAError
from corpus.figures import figures_of
from corpus.library import Library
from corpus.records import Figure, Report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 refused, with one sentence on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(Library.default(), options))
    except ReportQAError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="The shelf of reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="add text files (UTF-8 or GB18030); then run `python -m index build`")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--id", default="", help="the report's id, instead of the file's stem; for one file")
    add.set_defaults(run=_add)
    commands.add_parser("list", help="list the reports").set_defaults(run=_list)
    for name, run, text in (("show", _show, "print a report"), ("remove", _remove, "remove an added report")):
        command = commands.add_parser(name, help=text)
        command.add_argument("id", metavar="ID")
        command.set_defaults(run=run)
    figures = commands.add_parser("figures", help="list the figures of one report, or of all")
    figures.add_argument("id", nargs="?", metavar="ID")
    figures.add_argument("--csv", action="store_true", help="as comma-separated values")
    figures.set_defaults(run=_figures)
    return parser


def _add(library: Library, options: argparse.Namespace) -> int:
    if options.id and len(options.files) > 1:
        print("error: --id names one report, but several files were given", file=sys.stderr)
        return 2
    failed = 0
    for file in options.files:
        try:
            print("added", _line(library.add(file, options.id)))
        except ReportQAError as error:
            failed += 1
            print(f"not added: {file}: {error}", file=sys.stderr)
    return 1 if failed else 0


def _list(library: Library, options: argparse.Namespace) -> int:
    for report in library.load_all():
        print(_line(report))
    return 0


def _show(library: Library, options: argparse.Namespace) -> int:
    report = library.load(options.id)
    print(_line(report))
    for paragraph in report.paragraphs:
        print(f"\n[{paragraph.number}] {' / '.join(paragraph.section)}\n{paragraph.text}")
    return 0


def _remove(library: Library, options: argparse.Namespace) -> int:
    library.remove(options.id)
    print(f"removed {options.id}")
    return 0


def _figures(library: Library, options: argparse.Namespace) -> int:
    reports = [library.load(options.id)] if options.id else library.load_all()
    figures = [f for report in reports for p in report.paragraphs for f in figures_of(p, report.year)]
    if options.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(field.name for field in fields(Figure))
        writer.writerows(asdict(figure).values() for figure in figures)
        return 0
    for figure in figures:
        sign = "" if figure.comparator in ("=", "range") else figure.comparator + " "
        print(f"{figure.report} {figure.paragraph:>3}  {figure.indicator}  {sign}{figure.text}  [{figure.tense}]")
    return 0


def _line(report: Report) -> str:
    figures = sum(len(figures_of(paragraph, report.year)) for paragraph in report.paragraphs)
    known = " ".join(filter(None, (report.title, report.place, str(report.year or ""), report.date, report.speaker)))
    furniture = f", {len(report.furniture)} lines of page furniture left out" if report.furniture else ""
    return f"{report.id}: {known}; {len(report.paragraphs)} paragraphs, {figures} figures{furniture}"


if __name__ == "__main__":
    sys.exit(main())
