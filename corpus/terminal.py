r"""Text for a terminal: what reports and files are called, and say, is shown and never obeyed."""

from __future__ import annotations

import re
import sys
from typing import TextIO

# Control characters but line break and tab, and those that turn the direction of writing round.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    r"""Return a text with control characters written out, and half characters as ?.

    >>> shown("甲\x1b[2J市\n乙")
    '甲\\x1b[2J市\n乙'
    """
    written = _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
    return written.encode("utf-8", "replace").decode("utf-8")


def say(text: str, file: TextIO | None = None) -> None:
    """Print a text, on standard output unless a file is given."""
    print(shown(text), file=file or sys.stdout)
