"""What stands before every handler: a cap on bodies, one form for addresses under a prefix, and safe headers."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.documents import MAX_BYTES
from qa.http.problems import error_response, status_message

API_BODY = 256 * 1024  # bytes; a text to check has at most 20,000 characters, escaped as \\uXXXX 120 KB
PAGE_BODY = 1024 * 1024  # bytes; the page may send whatever was pasted into the question box and gets a clear answer
UPLOAD_BODY = MAX_BYTES + 64 * 1024  # bytes; a report, the other fields and what parts them

_HEADERS = {
    # The browser itself refuses what would leave the host. Gradio builds templates with Function(): unsafe-eval.
    "content-security-policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


class BodyLimit:
    """Answers 413 to a body over the limit of its address, declared or streamed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, counting its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = _limit(scope["method"], scope["path"])
        if int(Headers(scope=scope).get("content-length", 0)) > limit:
            await error_response(413, "too_large", status_message(413, limit=limit))(scope, receive, send)
            return
        await self._app(scope, _counted(receive, limit), send)


def _limit(method: str, path: str) -> int:
    if method == "POST" and path.rstrip("/").endswith("/api/reports"):
        return UPLOAD_BODY
    return API_BODY if "/api/" in path else PAGE_BODY


def _counted(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def count() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise HTTPException(413, status_message(413, limit=limit))
        return message

    return count


class Prefix:
    """Makes every path start with the prefix, whether or not the proxy in front strips it (as ASGI has it)."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app = app
        self._root = "/" + root_path.strip("/") if root_path.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request as if it had come with the prefix."""
        if not self._root or scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif scope["path"] == self._root:
            await RedirectResponse(self._root + "/")(scope, receive, send)
        else:
            path = scope["path"] if scope["path"].startswith(self._root + "/") else self._root + scope["path"]
            await self._app({**scope, "path": path, "root_path": self._root}, receive, send)


class SafeHeaders:
    """Adds the headers that keep a browser on this host."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, adding headers to its response."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, send_safely)
