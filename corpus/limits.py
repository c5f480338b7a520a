"""The one place of limits: data/limits.toml, which a person can edit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from corpus.text.wordfile import read_toml

_DATA = Path(__file__).parent / "data" / "limits.toml"


def limit(name: str) -> int:
    """Return a limit by its dotted name, in the unit that the file names.

    >>> limit("check.characters")
    20000
    """
    value: Any = _limits()
    for part in name.split("."):
        value = value[part]
    assert isinstance(value, int), name
    return value


@cache
def _limits() -> dict[str, Any]:
    return read_toml(_DATA)
