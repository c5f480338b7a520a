"""The time that a piece of work may take, asked after wherever work goes on in steps.

Whoever starts the work says how long it may take (`within`); what computes calls `spend()` at each step, which raises
where the time is over or nobody waits for the result any more. Without a budget `spend()` does nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from corpus.errors import CorpusError


class OverBudgetError(CorpusError):
    """The work took longer than it may, or nobody waits for it any more."""

    code = "too_slow"


class Budget:
    """A stretch of time that begins when the work does; safe to give up from another thread."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._given_up = False

    def give_up(self) -> None:
        """Let the work end at its next step."""
        self._given_up = True

    def spend(self) -> None:
        """Go on with the work.

        Raises:
            OverBudgetError: its time is over, or it was given up.
        """
        if self._given_up or time.monotonic() > self._ends:
            raise OverBudgetError(f"这次请求用时超过 {self.seconds:g} 秒，已停止；请缩短内容或稍后再试。")


_current: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def within(budget: Budget) -> Iterator[Budget]:
    """Make a budget that of everything this thread or task does meanwhile."""
    token = _current.set(budget)
    try:
        yield budget
    finally:
        _current.reset(token)


def spend() -> None:
    """Go on with the work that has a budget, if any has.

    Raises:
        OverBudgetError: its time is over, or it was given up.
    """
    if (budget := _current.get()) is not None:
        budget.spend()
