"""The errors of evaluation."""

from __future__ import annotations

from pathlib import Path

from corpus import ReportQAError


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
