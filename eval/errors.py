"""The errors of evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import ReportQAError

if TYPE_CHECKING:
    from pydantic import ValidationError

# Characters of a bad value.
_SHOWN = 60


class EvalError(ReportQAError):
    """Base of the errors of evaluation."""


class DatasetError(EvalError):
    """A line of a data set does not say what it must.

    Attributes:
        path: the file.
        line: the line, from 1; 0 where the fault is the whole file's.
        reason: what is wrong, with the bad value.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class MeasureError(EvalError):
    """No measure has that name."""


class UnavailableError(EvalError):
    """A system cannot be asked: its index, model, server or reports are missing."""


class ResponseError(EvalError):
    """A system answered, but not what the contract says."""


class RunError(EvalError):
    """A file of results cannot be read, or two of them cannot be compared."""


def what_is_wrong(error: ValidationError) -> str:
    """Say where the first fault of a record is, what should stand there, and what does."""
    fault = error.errors(include_url=False)[0]
    where = ".".join(map(str, fault["loc"]))
    if fault["type"] == "missing":
        return f"{where!r} is missing"
    if fault["type"] == "json_invalid":
        return f"no JSON: {fault['ctx']['error']}"
    ours = fault["type"] == "value_error"
    reason = str(fault["ctx"]["error"]) if ours else fault["msg"].removeprefix("Input ")
    if ours and isinstance(fault["input"], dict):  # the record's own reason, about more than one field
        return f"{where}: {reason}" if where else reason
    return f"{repr(where) if where else 'the line'} {reason}, it is {_shown(fault['input'])}"


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:_SHOWN]
