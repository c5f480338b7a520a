"""Reads the TOML data files that a person can edit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def load_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a UTF-8 TOML file; a file that does not parse raises `tomllib.TOMLDecodeError`."""
    return tomllib.loads(path.read_text("utf-8"))
