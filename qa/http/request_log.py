"""One line of JSON for each request, on the logger "qa.requests", where QA_REQUEST_LOG is on.

It names the route, never the address as it was asked (which may hold a question), no header, no token, no body.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import sys
import time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VARIABLE = "QA_REQUEST_LOG"
# Bytes of randomness in a request's id, which the response carries too.
_ID = 6
_log = logging.getLogger("qa.requests")


class RequestLog:
    """Writes a line for each request when its response has ended."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, start, status = secrets.token_hex(_ID), time.perf_counter(), 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, send_named)
        finally:
            route = getattr(scope.get("route"), "path", "") or "-"
            ms = round((time.perf_counter() - start) * 1000, 1)
            line = {"id": request_id, "method": scope["method"], "route": route, "status": status, "ms": ms}
            _log.info("%s", json.dumps(line))


def is_on() -> bool:
    """Tell whether requests are to be logged."""
    return os.environ.get(VARIABLE, "").strip().lower() in ("1", "on", "yes", "true")


def write_lines() -> None:
    """Let the lines go to standard error, as they are."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False
