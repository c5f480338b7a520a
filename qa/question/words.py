"""The words of data/scope.toml, by which a question says of when and of where it asks, and that it compares."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from corpus import read_toml

_DATA = Path(__file__).parent.parent / "data" / "scope.toml"


def says(name: str, folded: str) -> bool:
    """Tell whether a normalised question has words of one kind of comparison."""
    return _comparison(name).search(folded) is not None


@cache
def scope_words(name: str) -> dict[str, Any]:
    """Return a table of the file."""
    table: dict[str, Any] = read_toml(_DATA)[name]
    return table


@cache
def _comparison(name: str) -> re.Pattern[str]:
    return re.compile("|".join(scope_words("comparison")[name]))
