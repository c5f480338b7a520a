"""One table turns exceptions into responses: {"error": {"code", "message"}}, the message in Chinese."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from corpus import RefusedError, ReportQAError, read_toml
from corpus.budget import OverBudgetError
from qa.errors import (
    BusyError,
    NoOriginalError,
    NotAllowedError,
    NoTokenError,
    QAError,
    ShelfError,
    TooManyJobsError,
    UnknownJobError,
    UnknownPageError,
    UnknownParagraphError,
    UnknownReportError,
)

_MESSAGES = Path(__file__).parent / "data" / "problems.toml"
_SHOWN = 60  # characters of a bad value repeated in a message: enough to recognise it
_CODES = {400: "bad_json", 404: "not_found", 405: "method_not_allowed", 408: "too_slow", 413: "too_large"}
# What a client that finds all threads taken may wait for: some questions' time.
_RETRY_SECONDS = "5"
_log = logging.getLogger(__name__)


def error_response(status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return the one shape that every error has."""
    body = {"error": {"code": code, "message": message.encode(errors="replace").decode()}}
    return JSONResponse(body, status_code=status, headers=headers)


def explained(error: Exception) -> tuple[str, str]:
    """Return the code of an error and what is said of it in Chinese; of what nobody expected, nothing but that."""
    if isinstance(error, RefusedError):
        return error.message.code, error.message.chinese
    if isinstance(error, (QAError, OverBudgetError)):
        return error.code, str(error)
    if isinstance(error, ReportQAError):  # what it says is for the operator, and names folders
        _log.error("%s", error)
        return "unavailable", status_message(503)
    return "internal", status_message(500)


def status_message(status: int, **details: object) -> str:
    """Return the Chinese sentence of an HTTP status, with its details filled in."""
    return str(_messages()["status"][str(status)]).format(**details)


def install(app: FastAPI) -> None:
    """Make the app answer every exception in the one shape."""
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)


def install_on_page(app: FastAPI) -> None:
    """Make the page's own app answer unknown addresses in the one shape; its other errors are for its script."""
    app.add_exception_handler(404, _http)
    app.add_exception_handler(405, _http)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = error.headers or {}
    status = error.status_code if error.status_code in _CODES else 500
    details = {"path": _cut(request.url.path), "method": request.method, "allowed": headers.get("allow", "见 /docs")}
    message = error.detail if status == 413 else status_message(status, **details)
    return error_response(status, _CODES.get(status, "internal"), message, headers)


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return error_response(400, "bad_request", "".join(_field_message(problem) for problem in error.errors()[:3]))


def _status(status: int) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return error_response(status, *explained(error))

    return answer


def _refused(request: Request, error: Exception) -> Response:
    return error_response(400, *explained(error))


def _busy(request: Request, error: Exception) -> Response:
    return error_response(503, *explained(error), {"retry-after": _RETRY_SECONDS})


def _not_allowed(request: Request, error: Exception) -> Response:
    return error_response(401, NotAllowedError.code, str(error), {"www-authenticate": "Bearer"})


def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return error_response(500, "internal", status_message(500))


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    UnknownReportError: _status(404),
    UnknownParagraphError: _status(404),
    NoOriginalError: _status(404),
    UnknownPageError: _status(404),
    UnknownJobError: _status(404),
    TooManyJobsError: _status(503),
    BusyError: _busy,
    OverBudgetError: _status(503),
    NoTokenError: _status(403),
    NotAllowedError: _not_allowed,
    ShelfError: _status(503),
    RefusedError: _refused,
    QAError: _status(400),
    ReportQAError: _status(503),  # the index is gone or damaged: the operator's matter, and it may pass
    RequestValidationError: _validation,
    HTTPException: _http,
    Exception: _unexpected,
}


def _field_message(problem: Mapping[str, Any]) -> str:
    templates = _messages()["field"]
    template = templates.get(problem["type"], templates["other"])
    context = {name: _cut(str(value)).replace(" or ", " 或 ") for name, value in problem.get("ctx", {}).items()}
    return str(template).format(**{**context, "place": _place(problem["loc"]), "value": _shown(problem.get("input"))})


def _place(location: Sequence[str | int]) -> str:
    """Name the field: ("body", "reports", 0) is reports[0]; the body as a whole is 请求体."""
    inner = [f"[{part}]" if isinstance(part, int) else _cut(part) for part in location[1:]]
    return "".join(inner) or "请求体"


def _shown(value: object) -> str:
    return _cut(json.dumps(value, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


@cache
def _messages() -> dict[str, Any]:
    return read_toml(_MESSAGES)
