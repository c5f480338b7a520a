import json
import logging

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.http.request_log import VARIABLE, RequestLog, is_on


async def answer(request):
    return PlainTextResponse("秘密", status_code=202)


def test_a_request_is_one_line_without_what_was_asked(caplog):
    caplog.set_level(logging.INFO, "qa.requests")
    speaking = TestClient(RequestLog(Starlette(routes=[Route("/api/ask", answer)])))
    response = speaking.get("/api/ask?q=秘密", headers={"authorization": "Bearer secret"})
    (line,) = [json.loads(record.message) for record in caplog.records if record.name == "qa.requests"]
    assert {name: line[name] for name in ("id", "method", "status")} == {
        "id": response.headers["x-request-id"],
        "method": "GET",
        "status": 202,
    }
    assert set(line) == {"id", "method", "route", "status", "ms"}
    assert "秘密" not in json.dumps(line, ensure_ascii=False)
    assert "secret" not in json.dumps(line)


@pytest.mark.parametrize(("value", "on"), [("", False), ("0", False), ("on", True), ("1", True)])
def test_it_is_switched_on_by_a_setting(monkeypatch, value, on):
    monkeypatch.setenv(VARIABLE, value)
    assert is_on() is on
