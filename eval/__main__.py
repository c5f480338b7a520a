"""The command line of the evaluation: run, compare, gate, behaviour, bench, learn and others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from corpus import ReportQAError
from eval.commands import COMMANDS
from eval.learn.commands import add_learn
from eval.scores.commands import SCORE_COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 refused or a gate fell, with the reason on standard error)."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (*COMMANDS, *SCORE_COMMANDS, add_learn):
        add(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ReportQAError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
