"""One process: the HTTP API under /api and the page at /. This file only wires."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from corpus import Library, ReportQAError
from corpus.limits import limit
from corpus.terminal import say
from index import NoIndexError, build, load_encoder
from qa.bot import Bot
from qa.http import api, docs_page, problems, request_log, work
from qa.http.connections import Connections, open_many_files
from qa.http.guard import FRAMES, BodyLimit, PerAddress, Prefix, SafeHeaders, safe_headers
from qa.jobs import Jobs
from qa.publishing import Shelf
from qa.reloading import Live

TITLE = "政府工作报告问答"
SUMMARY = (
    "向政府工作报告提问：答案逐字摘自报告原文，附出处和数字。JSON 用 UTF-8 编码；"
    '出错时一律返回 `{"error": {"code", "message"}}`，message 是中文说明。'
)

CANNOT_LISTEN = 1  # exit codes
NO_INDEX = 2

LAST_PORT = 65535
# Asked before anyone else asks: it loads all that a question may need (the dictionary, the sounds of characters).
_MISSPELT = "固定资产头资增长多少？"


def create_app(bot: Bot, root_path: str = "") -> FastAPI:
    """Return the API and the page over an open bot, served under the path prefix `root_path` ("" for none).

    To be called where no event loop runs.
    """
    from qa import page  # here, because importing gradio takes seconds: a missing index is told before that

    app = FastAPI(title=TITLE, description=SUMMARY, version="1.0", docs_url=None, redoc_url=None)
    problems.install(app)
    work.install(app)
    api.install(app, bot)
    docs_page.install(app)
    page.install(app, lambda: app.state.desk.bot, root_path)
    app.state.live = Live(bot, lambda newer: api.renew(app, newer))
    app.state.shelf = Shelf(app.state.live)
    app.state.jobs = Jobs()
    app.add_middleware(BodyLimit)
    app.add_middleware(PerAddress)
    app.add_middleware(SafeHeaders)
    app.add_middleware(Prefix, root_path=root_path)
    if request_log.is_on():
        app.add_middleware(request_log.RequestLog)
    return app


class Server(uvicorn.Server):
    """Says on one line where it is, once it answers."""

    def __init__(self, app: FastAPI, listener: socket.socket, root_path: str = "") -> None:
        config = uvicorn.Config(
            app,
            http=Connections,
            log_level="warning",
            timeout_keep_alive=limit("client.idle_seconds"),
            timeout_graceful_shutdown=limit("client.finish_seconds"),
            server_header=False,
        )
        super().__init__(config)
        host, port = listener.getsockname()[:2]
        self._listener = listener
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{port}/{root_path.strip('/')}"

    def serve_until_stopped(self) -> None:
        """Serve until interrupted."""
        with suppress(KeyboardInterrupt):  # which uvicorn raises again when it has shut down
            self.run([self._listener])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        print(f"Ready: {self.url}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; return 0, or one of the exit codes above after one sentence on stderr."""
    options = _parser().parse_args(arguments)
    open_many_files()
    if request_log.is_on():
        request_log.write_lines()
    try:
        listener = _listen(options.host, options.port)
    except OSError as error:
        print(
            f"Cannot listen on {options.host}:{options.port} ({error}); choose another --host or --port.",
            file=sys.stderr,
        )
        return CANNOT_LISTEN
    with listener:
        try:
            safe_headers(os.environ.get(FRAMES, ""))  # a wrong setting is told now, not at the first request
            bot = open_bot()
        except ReportQAError as error:
            say(str(error), sys.stderr)
            return NO_INDEX
        _say("Loading the page")
        app = create_app(bot, options.root_path)
        stopped = threading.Event()
        threading.Thread(target=app.state.live.watch, args=(stopped,), daemon=True).start()
        Server(app, listener, options.root_path).serve_until_stopped()
        stopped.set()
        app.state.workers.close()
    return 0


def open_bot() -> Bot:
    """Open the published index, ready for its first question; build one first if none fits.

    Raises:
        ReportQAError: it is damaged, or cannot be built.
    """
    _say("Opening the index")
    try:
        bot = Bot.open()
    except NoIndexError as error:
        _say(f"Building the index, since {str(error).partition(';')[0]}")
        build(Library.default().load_all(), load_encoder())
        bot = Bot.open()
    bot.ask(_MISSPELT)
    return bot


def _say(step: str) -> None:
    """Say on one line what the start is at."""
    print(f"{step} ...", flush=True)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=1024)
    # Its connections inherit this; asyncio sets it only where it opened the socket. Without it every answer waits 40 ms
    # for the client to acknowledge the headers.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port; take one from 0 to {LAST_PORT}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine)")
    parser.add_argument(
        "--port", type=_port, default=7860, help="port to listen on (default: %(default)s; 0: a free one)"
    )
    parser.add_argument("--root-path", default="", help="path prefix that a proxy puts in front, such as /report")
    return parser


if __name__ == "__main__":
    sys.exit(main())
