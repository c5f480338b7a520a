"""What stands before every handler: caps on bodies and clients, one form for addresses under a prefix, safe headers."""

from __future__ import annotations

import asyncio
import os
import re
from collections import Counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus import ReportQAError
from corpus.documents import MAX_BYTES
from corpus.limits import limit
from qa.http.clients import address_of
from qa.http.problems import error_response, status_message

# Bytes of a body, by method and exact path; every other takes `body.other`.
BODIES = {
    ("POST", "/api/ask"): limit("body.ask"),
    ("POST", "/api/check"): limit("body.check"),
    ("POST", "/api/reports"): MAX_BYTES + limit("body.upload_extra"),
    ("POST", "/gradio_api/queue/join"): limit("body.page"),
}
# The sites that may show the page in a frame, besides this one: https://a.gov.cn https://b.gov.cn
FRAMES = "QA_FRAME_ANCESTORS"
_SITE = re.compile(r"https?://[\w.*-]+(?::\d+)?")


class BodyLimit:
    """Answers 413 to a body over the limit of its route, declared or streamed, and 408 to one that does not come."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, counting its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = BODIES.get((scope["method"], _path(scope)), limit("body.other"))
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or len(declared) > 18 or int(declared) > most:
            await error_response(413, "too_large", status_message(413, limit=most))(scope, receive, send)
            return
        await self._app(scope, _counted(receive, most), send)


def _path(scope: Scope) -> str:
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))


def _counted(receive: Receive, most: int) -> Receive:
    seen, more = 0, True

    async def count() -> Message:
        nonlocal seen, more
        if not more:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), limit("client.body_seconds"))
        except asyncio.TimeoutError as error:
            raise HTTPException(408) from error
        seen += len(message.get("body", b""))
        more = message.get("more_body", False)
        if seen > most:
            raise HTTPException(413, status_message(413, limit=most))
        return message

    return count


class PerAddress:
    """Answers 429 to more requests of one address at a time than it may have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._inside: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, counting those of its address."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        address = address_of(scope)
        if self._inside[address] >= limit("client.connections"):
            await error_response(429, "too_many", status_message(429))(scope, receive, send)
            return
        self._inside[address] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside[address] -= 1
            if not self._inside[address]:
                del self._inside[address]


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
    """Adds the headers that keep a browser on this host, to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = safe_headers(os.environ.get(FRAMES, ""))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, adding headers to its response."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_safely)


def safe_headers(frames: str) -> dict[str, str]:
    """Return the headers of every response; `frames` are the sites, parted by spaces, that may show it in a frame.

    Raises:
        ReportQAError: one of them is no address of a site.
    """
    sites = frames.split()
    if wrong := [site for site in sites if not _SITE.fullmatch(site)]:
        raise ReportQAError(f"{FRAMES}: {wrong[0]!r} is no site; write https://www.example.gov.cn")
    policy = {
        "default-src": "'self'",
        # Gradio puts the page's contents into a script of the page, and builds templates with Function().
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(["'self'", *sites]),
    }
    headers = {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
    }
    return headers if sites else headers | {"x-frame-options": "SAMEORIGIN"}
