"""One process: the HTTP API under /api and the page at /. This file only wires."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI

from corpus import ReportQAError
from qa import api, docs_page, http_errors
from qa.guard import BodyLimit, Prefix, SafeHeaders

if TYPE_CHECKING:
    from qa.bot import Bot

SUMMARY = (
    "向政府工作报告提问：答案逐字摘自报告原文，附出处和数字。JSON 用 UTF-8 编码；"
    '出错时一律返回 `{"error": {"code", "message"}}`，message 是中文说明。'
)


def create_app(bot: Bot, root_path: str = "") -> FastAPI:
    """Return the API and the page over an open bot, served under the path prefix `root_path` ("" for none)."""
    from qa import page  # importing gradio takes seconds: after the port is known to be free

    app = FastAPI(title="政府工作报告问答", description=SUMMARY, version="1.0", docs_url=None, redoc_url=None)
    http_errors.install(app)
    api.install(app, bot)
    docs_page.install(app)
    page.install(app, bot, root_path)
    app.add_middleware(SafeHeaders)
    app.add_middleware(BodyLimit)
    app.add_middleware(Prefix, root_path=root_path)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; return 0, 1 when the address cannot be had, 2 when there is nothing to answer from."""
    options = _parser().parse_args(arguments)
    try:
        listener = socket.create_server((options.host, options.port), backlog=1024)
    except OSError as error:
        where = f"{options.host}:{options.port}"
        print(f"Cannot listen on {where} ({error.strerror}); choose another --port.", file=sys.stderr)
        return 1
    with listener:
        try:
            from qa.bot import Bot

            bot = Bot.open()
        except ReportQAError as error:
            print(error, file=sys.stderr)
            return 2
        _Server(create_app(bot, options.root_path), listener, options.root_path).run([listener])
    return 0


class _Server(uvicorn.Server):
    """Says on one line where it is, once it answers."""

    def __init__(self, app: FastAPI, listener: socket.socket, root_path: str) -> None:
        super().__init__(uvicorn.Config(app, log_level="warning"))
        host, port = listener.getsockname()[:2]
        self._url = f"http://{host}:{port}/{root_path.strip('/')}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        print(f"Ready: {self._url}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on; 0 takes a free one")
    parser.add_argument("--root-path", default="", help="path prefix that a proxy puts in front, such as /report")
    return parser


if __name__ == "__main__":
    sys.exit(main())
