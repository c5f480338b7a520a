"""Who may change the shelf: whoever shows the token in QA_STAFF_TOKEN; nobody where none is set.

After ten wrong tokens of one address each further one is answered late, so that none is found by trying.
"""

from __future__ import annotations

import hmac
import os
from asyncio import sleep
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import Headers

from corpus.limits import limit
from qa.errors import NotAllowedError, NoTokenError
from qa.http.clients import Bucket, address_of

VARIABLE = "QA_STAFF_TOKEN"
_wrong = Bucket(limit("client.wrong_tokens"), limit("client.forget_seconds"))


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


async def admit(request: Request) -> None:
    """Let a request of staff pass; one with a wrong token waits, if there were many.

    Raises:
        NoTokenError, NotAllowedError: as `check` does.
    """
    try:
        check(request.headers)
    except NotAllowedError:
        if not _wrong.take(address_of(request.scope)):
            await sleep(limit("client.wrong_token_seconds"))
        raise


# Of a handler that is for staff alone.
ForStaff = Annotated[None, Depends(admit)]


def takes_reports() -> bool:
    """Tell whether the server was started with a token."""
    return bool(_token())


def _token() -> str:
    return os.environ.get(VARIABLE, "").strip()


def _bytes(shown: str) -> bytes:
    """Return a header's bytes as they came: the server reads them as Latin-1, a token may be of any letters."""
    return shown.strip().encode("latin-1", "replace")
