"""The command line: python -m qa "QUESTION", or one of the commands (python -m qa check "...")."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corpus import ReportQAError
from corpus.terminal import say
from qa.commands import COMMANDS, FAILED, ask


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or ask; return its exit code, or FAILED after one sentence on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            return COMMANDS[given[0]](given[1:])
        return ask(given)
    except (ReportQAError, OSError, UnicodeDecodeError) as error:
        say(f"error: {error}", file=sys.stderr)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
