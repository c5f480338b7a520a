"""The reason of a verdict, as one Chinese sentence; the sentences are in data/checking.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus import Figure, read_toml

_DATA = Path(__file__).parent.parent / "data" / "checking.toml"


def reason(why: str, **details: str) -> str:
    """Return the sentence of a situation with its details filled in."""
    return _sentences()[why].format(**details)


def amount_in_words(figure: Figure) -> str:
    """Return a figure with its bound as people say it.

    >>> from corpus import Figure
    >>> amount_in_words(Figure("", "", 0, 0, 3, "10%", 10, None, "%", ">=", "", "growth", "target", "", None))
    '10%以上'
    """
    return _bounds()[figure.comparator].format(figure.text)


@cache
def _sentences() -> Mapping[str, str]:
    return dict(read_toml(_DATA)["reason"])


@cache
def _bounds() -> Mapping[str, str]:
    return dict(read_toml(_DATA)["bound"])
