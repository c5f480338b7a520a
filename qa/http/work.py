"""Requests that compute: each kind in threads of its own, with a budget of time, stopped when the client leaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from contextvars import copy_context
from functools import partial
from typing import Annotated, Generic, Literal, ParamSpec, TypeVar

from fastapi import Depends, FastAPI, Request
from pydantic import BaseModel
from starlette.responses import Response

from corpus.budget import Budget, within
from corpus.limits import limit
from qa.errors import BusyError

Kind = Literal["ask", "check", "table", "page"]
Result = TypeVar("Result")
Given = ParamSpec("Given")

_KINDS: tuple[Kind, ...] = ("ask", "check", "table", "page")
# Seconds between two looks whether the client is still there.
_LOOK = 0.5


class Workers:
    """The threads of a server, by kind of work: one kind that is flooded leaves those of the others alone."""

    def __init__(self) -> None:
        self._pools = {kind: _Pool(kind) for kind in _KINDS}

    async def run(self, kind: Kind, request: Request | None, work: Callable[[], Result]) -> Result:
        """Do some work in a thread and return its result; without a request, whether or not somebody waits.

        Raises:
            BusyError: too many requests of its kind wait already.
            OverBudgetError: it takes longer than it may.
        """
        return await self._pools[kind].run(request, work)

    def close(self) -> None:
        """Let the threads go once what runs has ended."""
        for pool in self._pools.values():
            pool.close()


class Work:
    """What a handler computes with: work in a thread of its kind, while the client of its request is there."""

    def __init__(self, request: Request) -> None:
        self._request = request

    async def __call__(
        self, kind: Kind, work: Callable[Given, Result], *args: Given.args, **options: Given.kwargs
    ) -> Result:
        """Return what `work(*args, **options)` does; raises as `Workers.run` does."""
        workers: Workers = self._request.app.state.workers
        return await workers.run(kind, self._request, partial(work, *args, **options))


AtWork = Annotated[Work, Depends()]


def written(model: type[BaseModel], record: object) -> Response:
    """Return a record as JSON of a model, to be written out where it was computed: long ones take a while."""
    return Response(model.model_validate(record).model_dump_json(), media_type="application/json")


def install(app: FastAPI) -> None:
    """Give an app its threads."""
    app.state.workers = Workers()


class _Pool:
    def __init__(self, kind: Kind) -> None:
        threads = limit(f"pool.{kind}.threads")
        self._seconds = limit(f"seconds.{kind}")
        self._most = threads + limit(f"pool.{kind}.waiting")
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=kind)
        self._inside = 0

    async def run(self, request: Request | None, work: Callable[[], Result]) -> Result:
        if self._inside >= self._most:
            raise BusyError("现在请求太多，请过几秒再试。")
        self._inside += 1
        task = _Task(self._seconds, work)
        run = partial(copy_context().run, task)
        future = asyncio.get_running_loop().run_in_executor(self._threads, run)
        future.add_done_callback(self._leave)
        async with _watched(request, task):
            try:
                return await asyncio.shield(future)
            except asyncio.CancelledError:
                task.give_up()
                raise

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _leave(self, future: asyncio.Future[Result]) -> None:
        self._inside -= 1
        if not future.cancelled():
            future.exception()  # it was told to whoever waited, if anyone did


class _Task(Generic[Result]):
    """Work with its budget, which begins when a thread takes it up."""

    def __init__(self, seconds: float, work: Callable[[], Result]) -> None:
        self._seconds = seconds
        self._work = work
        self._budget: Budget | None = None
        self._given_up = False

    def __call__(self) -> Result:
        self._budget = Budget(self._seconds)
        if self._given_up:
            self._budget.give_up()
        with within(self._budget) as budget:
            budget.spend()
            return self._work()

    def give_up(self) -> None:
        self._given_up = True
        if self._budget:
            self._budget.give_up()


@asynccontextmanager
async def _watched(request: Request | None, task: _Task[Result]) -> AsyncIterator[None]:
    """Give the work up when its client leaves meanwhile."""
    watcher = asyncio.create_task(_watch(request, task)) if request else None
    try:
        yield
    finally:
        if watcher:
            watcher.cancel()


async def _watch(request: Request, task: _Task[Result]) -> None:
    while True:
        await asyncio.sleep(_LOOK)
        if await request.is_disconnected():
            task.give_up()
            return
