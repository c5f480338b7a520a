"""Readers of the data files that a person can edit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TOMLDecodeError = tomllib.TOMLDecodeError


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a UTF-8 TOML file; one that does not parse raises TOMLDecodeError."""
    return tomllib.loads(path.read_text("utf-8"))


def read_lines(path: Path) -> list[str]:
    """Return the entries of a UTF-8 file of one entry a line, without blank lines and lines that begin with #."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
