"""The command line of the index: build, info, verify."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from corpus import Library, ReportQAError
from corpus.terminal import say
from index.build import build, is_current
from index.encoder import encoder_name, load_encoder
from index.manifest import Manifest
from index.snapshot import open_published, published


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 refused, with one sentence on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
        return 0
    except ReportQAError as error:
        say(f"error: {error}", file=sys.stderr)
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
    return parser


def _build(options: argparse.Namespace) -> None:
    reports = Library.default().load_all()
    if options.again or not is_current(reports, encoder_name()):
        build(reports, load_encoder(), again=options.again, quiet=options.quiet)
    if not options.quiet:
        _info(options)


def _info(options: argparse.Namespace) -> None:
    manifest = Manifest.read(published())
    counts = ", ".join(f"{count} {name}" for name, count in manifest.counts.items())
    say(f"index {published().name}: {counts}; encoder {manifest.encoder}")


def _verify(options: argparse.Namespace) -> None:
    open_published()
    fits = is_current(Library.default().load_all(), encoder_name())
    say("every file is what the manifest says")
    if not fits:
        say("but the reports or EMBEDDER changed since: run `python -m index build`")


if __name__ == "__main__":
    sys.exit(main())
