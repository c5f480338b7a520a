"""The words that figures are read with, from data/figure_words.toml, and patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from corpus.text.wordfile import read_toml

_DATA = Path(__file__).parent / "data" / "figure_words.toml"


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a word list by its dotted name, longest word first.

    >>> "超过" in words("comparators.before.>")
    True
    """
    entry: Any = _lexicon()
    for part in name.split("."):
        entry = entry[part]
    return tuple(sorted(entry.split(), key=len, reverse=True))


@cache
def pattern(*names: str, template: str = "{}") -> re.Pattern[str]:
    """Compile the alternation of several word lists into `template`, whose {} it replaces; the longest word wins."""
    alternatives = sorted({word for name in names for word in words(name)}, key=lambda word: (-len(word), word))
    return re.compile(template.replace("{}", "(?:" + "|".join(map(re.escape, alternatives)) + ")"))


@cache
def _lexicon() -> dict[str, Any]:
    return read_toml(_DATA)
