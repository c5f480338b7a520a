"""A running server, asked over its HTTP contract."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from eval.errors import ResponseError, UnavailableError
from eval.response import Response, read_response
from eval.sets import SourcePassage

# Seconds; far above any answer, so that only a server that hangs meets it.
TIMEOUT = 60.0


class HttpSystem:
    """A server at a base address, such as http://127.0.0.1:7860 or one under a path prefix."""

    def __init__(self, client: httpx.Client, name: str = "http") -> None:
        self.name = name
        self._client = client
        health = self.get("/api/health")
        known = [(key, str(health[key])) for key in ("encoder", "snapshot") if key in health]
        self.settings: Mapping[str, str] = dict([("url", str(client.base_url)), *known])
        self.passages = self._read_passages()

    @classmethod
    def open(cls, url: str, name: str = "http", connections: int = 1) -> HttpSystem:
        """Connect; raises UnavailableError when nobody answers."""
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        return cls(httpx.Client(base_url=url.rstrip("/"), timeout=TIMEOUT, limits=limits), name)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Ask over HTTP.

        Raises:
            UnavailableError: the server is gone.
            ResponseError: it answered with an error, or not what the contract says.
        """
        body: dict[str, Any] = {"question": question, "top_k": top_k}
        if reports is not None:
            body["reports"] = list(reports)
        clock = time.perf_counter()
        payload = self.post("/api/ask", body)
        return read_response(payload, (time.perf_counter() - clock) * 1000)

    def get(self, path: str) -> dict[str, Any]:
        """Return the JSON of a GET; errors as in `ask`."""
        return self._send(self._client.build_request("GET", path))

    def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the JSON of a POST; errors as in `ask`."""
        return self._send(self._client.build_request("POST", path, json=body))

    def _send(self, request: httpx.Request) -> dict[str, Any]:
        try:
            response = self._client.send(request)
        except httpx.HTTPError as error:
            raise UnavailableError(
                f"{request.url} does not answer: {error}; start the server with `python app.py`, or correct --url"
            ) from error
        try:
            payload: dict[str, Any] = response.json()
        except ValueError as error:
            raise ResponseError(f"{request.url} answered {response.status_code} without JSON") from error
        if response.status_code != httpx.codes.OK:
            raise ResponseError(f"{request.url} answered {response.status_code}: {payload}")
        return payload

    def _read_passages(self) -> tuple[SourcePassage, ...]:
        ids = [item["id"] for item in self.get("/api/reports")["items"]]
        reports = [self.get(f"/api/reports/{name}") for name in ids]
        return tuple(
            SourcePassage(report["id"], paragraph["number"], paragraph["text"])
            for report in reports
            for paragraph in report["paragraphs"]
        )
