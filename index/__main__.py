"""The command line of the index: build, info, verify, train, point."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import ROOT, Library, ReportQAError, var_dir
from index.build import build, is_current
from index.encoder import encoder_name, load_encoder
from index.errors import IndexingError
from index.manifest import Manifest
from index.snapshot import open_published, published

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_QUESTIONS = ROOT / "eval" / "learn" / "data" / "questions.jsonl"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 refused, with one sentence on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
        return 0
    except ReportQAError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="The index over the reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("build", help="build and publish the index, if the published one does not fit")
    command.add_argument("--again", action="store_true", help="build even if the published one fits")
    command.add_argument("--quiet", action="store_true", help="no progress bar, no line at the end")
    command.set_defaults(run=_build)
    commands.add_parser("info", help="say what the published index holds").set_defaults(run=_info)
    commands.add_parser("verify", help="check every file and count of the published index").set_defaults(run=_verify)
    _add_training(commands)
    return parser


def _add_training(commands: Subparsers) -> None:
    train = commands.add_parser("train", help="train an adapter of the built-in encoder on questions and their answers")
    train.add_argument("--reports", type=Path, required=True, metavar="FOLDER", help="of the reports asked about")
    train.add_argument("--questions", type=Path, default=_QUESTIONS, metavar="FILE", help="default: %(default)s")
    train.add_argument("--out", type=Path, default=var_dir() / "adapter", metavar="FOLDER", help="default: %(default)s")
    train.add_argument("--hold-out", nargs="+", default=[], metavar="PLACE", help="measure on reports so named instead")
    train.add_argument("--measure", type=Path, nargs="+", default=[], metavar="FILE", help="gold questions to rank too")
    train.add_argument("--report", default="mianyang-2023", help="what those are about that name no report")
    train.add_argument("--strength", type=float, help="share of what is learned that is kept")
    train.add_argument("--epochs", type=float)
    train.add_argument("--seed", type=int)
    train.add_argument("--bf16", action="store_true", default=None, help="faster where the processor has bfloat16")
    train.set_defaults(run=_train)
    point = commands.add_parser("point", help="turn questions with quotes into training questions with pointers")
    point.add_argument("gold", type=Path, metavar="GOLD", help="id, report, question, quote, tempting; JSON a line")
    point.add_argument("--reports", type=Path, required=True, metavar="FOLDER", help="of the reports asked about")
    point.add_argument("--out", type=Path, default=_QUESTIONS, metavar="FILE", help="default: %(default)s")
    point.set_defaults(run=_point)


def _train(options: argparse.Namespace) -> None:
    try:
        from eval.learn.encoder.command import train  # imports packages that only training needs
    except ImportError as error:
        raise IndexingError(f"{error}; run `python -m pip install -r requirements-dev.txt`") from error
    train(options)


def _point(options: argparse.Namespace) -> None:
    from eval.learn.encoder.questions import point, write_questions

    questions = point(options.gold, options.reports)
    write_questions(options.out, questions)
    print(f"{len(questions)} questions in {options.out}")


def _build(options: argparse.Namespace) -> None:
    reports = Library.default().load_all()
    if options.again or not is_current(reports, encoder_name()):
        build(reports, load_encoder(), again=options.again, quiet=options.quiet)
    if not options.quiet:
        _info(options)


def _info(options: argparse.Namespace) -> None:
    manifest = Manifest.read(published())
    counts = ", ".join(f"{count} {name}" for name, count in manifest.counts.items())
    print(f"index {published().name}: {counts}; encoder {manifest.encoder}")


def _verify(options: argparse.Namespace) -> None:
    open_published()
    fits = is_current(Library.default().load_all(), encoder_name())
    print("every file is what the manifest says")
    if not fits:
        print("but the reports or EMBEDDER changed since: run `python -m index build`")


if __name__ == "__main__":
    sys.exit(main())
