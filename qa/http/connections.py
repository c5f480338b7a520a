"""The server's connections: how many there may be, how many of one address, and how long headers may take.

What a client sends over a connection is the matter of `guard`; here it has not yet said anything.
"""

from __future__ import annotations

import asyncio
import resource
from collections import Counter
from contextlib import suppress
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from corpus.limits import limit
from qa.http.clients import behind_proxy

# Requests that have no end of their own: the page holds them open to be told of its events.
_STREAMS = ("/gradio_api/heartbeat/", "/gradio_api/queue/data")


class Connections(H11Protocol):
    """A connection that is cut where it breaks a limit of data/limits.toml, and where headers do not come to an end."""

    open: ClassVar[Counter[str]] = Counter()  # connections, by address

    _slow: asyncio.TimerHandle | None = None
    _address = ""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  (uvicorn's own transport)
        """Take a connection, or cut it."""
        super().connection_made(transport)
        self._address = str(self.client[0]) if self.client else ""
        Connections.open[self._address] += 1
        if self._is_one_too_many():
            transport.abort()
            return
        self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self._stop_waiting()
        Connections.open[self._address] -= 1
        if not Connections.open[self._address]:
            del Connections.open[self._address]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; the headers of a further request have their time too."""
        if self._slow is None and self._is_idle():
            self._expect_headers()
        super().data_received(data)
        if not self._is_idle():
            self._stop_waiting()

    def shutdown(self) -> None:
        """End what would never end by itself, and let every other request finish."""
        super().shutdown()
        if not self._is_idle() and self.scope["path"].removeprefix(self.root_path).startswith(_STREAMS):
            self.transport.close()

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _is_one_too_many(self) -> bool:
        alone = not behind_proxy() and Connections.open[self._address] > limit("client.connections")
        return alone or Connections.open.total() > most_connections()

    def _expect_headers(self) -> None:
        self._slow = self.loop.call_later(limit("client.headers_seconds"), self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._slow:
            self._slow.cancel()
            self._slow = None


def most_connections() -> int:
    """Return how many connections there may be: the files that the process may open, but for some of its own."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, soft - limit("client.spare_files"))


def open_many_files() -> None:
    """Let the process open as many files as the system allows it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems name a hard limit that they do not grant
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
