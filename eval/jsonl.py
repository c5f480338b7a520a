"""JSON lines whose every fault names file, line and reason."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from eval.errors import DatasetError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON object of a file, read field by field; a field that is missing or of another type is a DatasetError."""

    path: Path
    line: int
    fields: dict[str, Any]

    def text(self, name: str, default: str | None = None) -> str:
        """Return a string; without a default an empty one is a fault too."""
        value = self.fields.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fault(f"{name!r} must be a text that is not empty, it is {_shown(value)}")
        return value

    def choice(self, name: str, allowed: tuple[T, ...]) -> T:
        """Return one of the allowed values."""
        value = self.fields.get(name)
        for one in allowed:
            if value == one:
                return one
        raise self.fault(f"{name!r} must be one of {', '.join(map(str, allowed))}, it is {_shown(value)}")

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self.fields.get(name, default)
        if not isinstance(value, bool):
            raise self.fault(f"{name!r} must be true or false, it is {_shown(value)}")
        return value

    def number(self, name: str) -> float:
        """Return a finite number."""
        value = self.fields.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise self.fault(f"{name!r} must be a number, it is {_shown(value)}")
        return value

    def whole(self, name: str, default: int | None = None) -> int:
        """Return a whole number of at least 0."""
        value = self.fields.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fault(f"{name!r} must be a whole number of at least 0, it is {_shown(value)}")
        return value

    def items(self, name: str) -> list[Any]:
        """Return a list."""
        value = self.fields.get(name, [])
        if not isinstance(value, list):
            raise self.fault(f"{name!r} must be a list, it is {_shown(value)}")
        return value

    def entry(self, value: object) -> Entry:
        """Return an object inside this one, as an entry of the same line."""
        if not isinstance(value, dict):
            raise self.fault(f"an object was expected, there is {_shown(value)}")
        return Entry(self.path, self.line, value)

    def entries(self, name: str) -> list[Entry]:
        """Return a list of objects."""
        return [self.entry(value) for value in self.items(name)]

    def fault(self, reason: str) -> DatasetError:
        """Return the error that says where and why; the caller raises it."""
        return DatasetError(self.path, self.line, reason)


def entries(path: Path) -> Iterator[Entry]:
    """Read a UTF-8 file of one JSON object a line; blank lines separate nothing and are allowed.

    Raises:
        DatasetError: the file cannot be read, or a line is no JSON object.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(path, 0, f"cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise DatasetError(path, number, f"no JSON: {error}") from error
        if not isinstance(fields, dict):
            raise DatasetError(path, number, f"a JSON object was expected, there is {_shown(fields)}")
        yield Entry(path, number, fields)


def read_unique(path: Path, parse: Callable[[Entry], T], key: Callable[[T], str]) -> tuple[T, ...]:
    """Read one record a line; two of one key, or none at all, are faults.

    Raises:
        DatasetError: see above.
    """
    records: dict[str, T] = {}
    for entry in entries(path):
        record = parse(entry)
        if key(record) in records:
            raise entry.fault(f"the id {key(record)!r} was there before; ids must differ")
        records[key(record)] = record
    if not records:
        raise DatasetError(path, 0, "holds no record")
    return tuple(records.values())


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return "missing" if value is None else text[:60]
