import asyncio
import threading
import time

import pytest

from corpus.budget import OverBudgetError, spend
from qa.errors import BusyError
from qa.http.work import Workers


class Gone:
    """A request whose client has left."""

    async def is_disconnected(self):
        return True


@pytest.fixture
def workers(monkeypatch):
    limits = {"pool.check.threads": 1, "pool.check.waiting": 1}
    monkeypatch.setattr("qa.http.work.limit", lambda name: limits.get(name, 2))
    pool = Workers()
    yield pool
    pool.close()


def work_until(event):
    while not event.is_set():
        spend()
        time.sleep(0.01)
    return "done"


def test_work_is_done_in_a_thread_and_its_error_comes_back(workers):
    async def both():
        assert await workers.run("ask", None, threading.get_ident) != threading.get_ident()
        with pytest.raises(ZeroDivisionError):
            await workers.run("ask", None, lambda: 1 / 0)

    asyncio.run(both())


def test_a_flooded_kind_is_busy_and_leaves_the_others_alone(workers):
    async def flood():
        release = threading.Event()
        first, second = (asyncio.ensure_future(workers.run("check", None, lambda: work_until(release))) for _ in "ab")
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="请求太多"):
            await workers.run("check", None, lambda: "third")
        assert await workers.run("ask", None, lambda: "answered") == "answered"
        release.set()
        assert [await first, await second] == ["done", "done"]
        assert await workers.run("check", None, lambda: "again") == "again"

    asyncio.run(flood())


def test_work_ends_when_its_time_is_over_or_its_client_has_left(workers):
    async def never():
        with pytest.raises(OverBudgetError):
            await workers.run("table", None, lambda: work_until(threading.Event()))
        start = time.monotonic()
        with pytest.raises(OverBudgetError):
            await workers.run("ask", Gone(), lambda: work_until(threading.Event()))
        return time.monotonic() - start

    assert asyncio.run(never()) < 1.9  # the time itself is 2 s
