"""The HTTP API: thin handlers, a file a noun. They only read; those that compute are plain `def` (run in threads)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from qa.http import ask, check, compare, figures, fulfilment, health, jobs, originals, reports, uploads
from qa.http.state import Desk

if TYPE_CHECKING:
    from qa.bot import Bot

# Each has a `router`; a new noun is a new file and a word here.
_PARTS = (health, ask, check, compare, figures, fulfilment, reports, originals, uploads, jobs)


def install(app: FastAPI, bot: Bot) -> None:
    """Serve the API over an open bot; every other address under /api ends in an error of the same shape."""
    renew(app, bot)
    for part in _PARTS:
        app.include_router(part.router)
    routes = [route for part in _PARTS for route in part.router.routes]
    app.router.routes.append(Route("/api{rest:path}", endpoint=_DeadEnd(routes), include_in_schema=False))


def renew(app: FastAPI, bot: Bot) -> None:
    """Answer from another open bot from now on; requests that began with the old one end with it."""
    app.state.desk = Desk(bot)


class _DeadEnd:
    """Answers 405 with the methods allowed where only the method is wrong, else 404."""

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        near = [route for route in self._routes if route.matches(scope)[0] is Match.PARTIAL]
        if not near:
            raise HTTPException(404)
        allowed = {method for route in near for method in getattr(route, "methods", None) or ()}
        raise HTTPException(405, headers={"allow": ", ".join(sorted(allowed))})
