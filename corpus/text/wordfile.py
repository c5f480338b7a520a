"""The data files that a person can edit: words, patterns and tables, each file read once."""

from __future__ import annotations

import re
import sys
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TOMLDecodeError = tomllib.TOMLDecodeError
# Entries of one file that are cached.
_CACHED = 1_000


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a UTF-8 TOML file; one that does not parse raises TOMLDecodeError."""
    return tomllib.loads(path.read_text("utf-8"))


def read_lines(path: Path) -> list[str]:
    """Return the entries of a UTF-8 file of one entry a line, without blank lines and lines that begin with #."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]


class WordFile:
    """A TOML file of words and patterns; an entry is named by its tables, with dots between (`number.words`)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.words = lru_cache(_CACHED)(self._words)
        self.pattern = lru_cache(_CACHED)(self._pattern)

    def table(self, name: str = "") -> Any:  # noqa: ANN401  (whatever the file has there)
        """Return an entry as it stands in the file; the whole file for ""."""
        entry: Any = self._tables
        for part in name.split(".") if name else ():
            entry = entry[part]
        return entry

    def _words(self, name: str) -> tuple[str, ...]:
        """Return the words of an entry, a list or one text with spaces between, the longest first."""
        entry = self.table(name)
        return tuple(sorted(entry.split() if isinstance(entry, str) else entry, key=len, reverse=True))

    def _pattern(self, name: str) -> re.Pattern[str]:
        """Compile the patterns of an entry into one that matches any of them, the first that fits."""
        return re.compile("|".join(self.table(name)))

    @cached_property
    def _tables(self) -> dict[str, Any]:
        return read_toml(self._path)
