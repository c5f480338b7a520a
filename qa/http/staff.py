"""Who may change the shelf: whoever shows the token in QA_STAFF_TOKEN; nobody where none is set."""

from __future__ import annotations

import hmac
import os

from starlette.datastructures import Headers

from qa.errors import NotAllowedError, NoTokenError

VARIABLE = "QA_STAFF_TOKEN"


def check(headers: Headers) -> None:
    """Let a request of staff pass.

    Raises:
        NoTokenError: the server was started without a token.
        NotAllowedError: the request shows another one, or none.
    """
    expected = _token()
    if not expected:
        raise NoTokenError(f"这台服务器没有设置 {VARIABLE}，不接受添加和删除报告。")
    kind, _, shown = headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not hmac.compare_digest(_bytes(shown), expected.encode()):
        raise NotAllowedError("令牌不对；请在请求头里给出 Authorization: Bearer 令牌。")


def takes_reports() -> bool:
    """Tell whether the server was started with a token."""
    return bool(_token())


def _token() -> str:
    return os.environ.get(VARIABLE, "").strip()


def _bytes(shown: str) -> bytes:
    """Return a header's bytes as they came: the server reads them as Latin-1, a token may be of any letters."""
    return shown.strip().encode("latin-1", "replace")
