"""The real app on a free port, and a tiny proxy in front of it."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server

from app import Server, create_app
from tests.qa.fake_bot import FakeBot

PATIENCE = 30  # seconds until a server counts as dead


@contextmanager
def serving(bot: FakeBot, root_path: str = "") -> Iterator[str]:
    """Serve the app in a thread; yield its address."""
    listener = create_server(("127.0.0.1", 0))
    servers: list[Server] = []

    def serve() -> None:
        app = create_app(bot, root_path)  # in this thread: the browser's driver has a loop in the other one
        servers.append(Server(app, listener, root_path))
        servers[0].serve_until_stopped()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not (servers and servers[0].started):
        assert thread.is_alive() and time.monotonic() < end, "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    servers[0].should_exit = True
    thread.join(PATIENCE)
    listener.close()


@contextmanager
def proxying(target: str, prefix: str, strips: bool) -> Iterator[str]:
    """Serve `target` under a path prefix, as nginx does by default: the Host of the target, the prefix kept or not."""

    class Proxy(BaseHTTPRequestHandler):
        def forward(self) -> None:
            if not self.path.startswith(prefix + "/"):
                self.send_error(404, "outside the prefix")
                return
            upstream = http.client.HTTPConnection(target.removeprefix("http://"))
            path = self.path.removeprefix(prefix) if strips else self.path
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
            upstream.request(self.command, path, body, kept)
            answer = upstream.getresponse()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "connection", "date", "server"):
                    self.send_header(name, value)
            self.end_headers()
            while piece := answer.read1(65536):
                self.wfile.write(piece)
            upstream.close()

        do_GET = do_POST = do_HEAD = forward  # noqa: N815  (names that http.server asks for)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{prefix}"
    server.shutdown()
    server.server_close()
    thread.join(PATIENCE)
