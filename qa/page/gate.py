"""What of Gradio's own routes the page uses; the others are closed: its upload, its file server, its API."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.limits import limit
from qa.http.clients import Bucket, address_of
from qa.http.problems import error_response, status_message

JOIN = "/gradio_api/queue/join"
_OPEN = re.compile(
    r"(?:GET|HEAD) (?:/|/assets/[\w.@+-]+(?:/[\w.@+-]+)*|/static/[\w.@+-]+(?:/[\w.@+-]+)*"
    r"|/svelte/.+|/theme\.css|/favicon\.ico|/gradio_api/startup-events|/gradio_api/heartbeat/[\w-]+|/gradio_api/queue/data)"
    rf"|POST (?:{JOIN}|/gradio_api/cancel)"
)
# Headers by which Gradio would let whoever asks say what the page's address is.
_FORWARDED = (b"x-forwarded-host", b"x-forwarded-proto")


class Gate:
    """Lets the page's own requests through to Gradio, and answers 404, 400 or 429 to others."""

    def __init__(self, app: ASGIApp, functions: Collection[int]) -> None:
        """Take Gradio's app, and the numbers of the functions that the page's events call."""
        self._app = app
        self._functions = frozenset(functions)
        self._events = Bucket(limit("page.events"), limit("page.events_seconds"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, if the page makes such."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"]).removeprefix(scope.get("root_path", "")) or "/"
        if not _OPEN.fullmatch(f"{scope['method']} {path}"):
            message = status_message(404, path=path[:60])
            await error_response(404, "not_found", message)(scope, receive, send)
            return
        scope = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in _FORWARDED]}
        if path != JOIN:
            await self._app(scope, receive, send)
        elif not self._events.take(address_of(scope)):
            await error_response(429, "too_many", status_message(429))(scope, receive, send)
        else:
            await self._join(scope, receive, send)

    async def _join(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on an event of the page, and refuse what is none; Gradio itself would end in an error of its own."""
        try:
            body = await Request(scope, receive).body()
        except ClientDisconnect:
            return
        if not self._is_event(body):
            await error_response(400, "bad_json", status_message(400))(scope, receive, send)
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        await self._app(scope, again, send)

    def _is_event(self, body: bytes) -> bool:
        try:
            event = json.loads(body)
        except (ValueError, RecursionError):
            return False
        return (
            isinstance(event, dict)
            and isinstance(event.get("data"), list)
            and isinstance(event.get("session_hash"), str)
            and type(event.get("fn_index")) is int
            and event["fn_index"] in self._functions
        )
