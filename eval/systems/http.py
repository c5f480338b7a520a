"""A running server, asked over its HTTP contract."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from eval.errors import ResponseError, UnavailableError
from eval.response import CheckedText, FollowedTarget, Response, read_check, read_fulfilment, read_response
from eval.sets import SourcePassage

# Seconds; far above any answer, so that only a server that hangs meets it.
TIMEOUT = 60.0


class HttpSystem:
    """A server at a base address, such as http://127.0.0.1:7860 or one under a path prefix.

    Whatever is asked of it raises UnavailableError when the server is gone, and ResponseError when it answers with an
    error or not what the contract says.
    """

    def __init__(self, client: httpx.Client, name: str = "http") -> None:
        self.name = name
        self._client = client
        health = self._get("/api/health")
        settings = [(key, str(health[key])) for key in ("encoder", "snapshot") if key in health]
        self.settings: Mapping[str, str] = dict([("url", str(client.base_url)), *settings])
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
        """Ask a question."""
        body: dict[str, Any] = {"question": question, "top_k": top_k}
        if reports is not None:
            body["reports"] = list(reports)
        clock = time.perf_counter()
        answer = self._post("/api/ask", body)
        return read_response(answer, (time.perf_counter() - clock) * 1000)

    def check(self, text: str, reports: Sequence[str]) -> CheckedText:
        """Check a text, in all reports if none is named."""
        return read_check(self._post("/api/check", {"text": text, "reports": list(reports)}))

    def follow(self, target: str, actual: str) -> tuple[FollowedTarget, ...]:
        """Follow the targets of one report into another, by their ids."""
        pair = {"target": target, "actual": actual}
        return read_fulfilment(self._send(self._client.build_request("GET", "/api/fulfilment", params=pair)))

    def _get(self, path: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._send(self._client.build_request("GET", path)))
        return answer

    def _post(self, path: str, body: Mapping[str, Any]) -> bytes:
        return self._send(self._client.build_request("POST", path, json=body))

    def _send(self, request: httpx.Request) -> bytes:
        try:
            response = self._client.send(request)
        except httpx.HTTPError as error:
            raise UnavailableError(
                f"{request.url} does not answer: {error}; start the server with `python app.py`, or correct --url"
            ) from error
        try:
            payload = response.json()
        except ValueError as error:
            raise ResponseError(f"{request.url} answered {response.status_code} without JSON") from error
        if response.status_code != httpx.codes.OK:
            raise ResponseError(f"{request.url} answered {response.status_code}: {payload}")
        return response.content

    def _read_passages(self) -> tuple[SourcePassage, ...]:
        ids = [item["id"] for item in self._get("/api/reports")["items"]]
        reports = [self._get(f"/api/reports/{name}") for name in ids]
        return tuple(
            SourcePassage(report["id"], paragraph["number"], paragraph["text"])
            for report in reports
            for paragraph in report["paragraphs"]
        )
