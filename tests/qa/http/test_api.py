import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qa.http import api, problems
from tests.qa.fake_bot import ALPHA, BETA, FakeBot
from tests.qa.http.responses import error


@pytest.fixture
def app():
    app = FastAPI()
    problems.install(app)
    api.install(app, FakeBot((ALPHA,)))
    return app


@pytest.mark.parametrize("path", ["/api", "/api/nope", "/api/reports/a/b/c"])
def test_an_unknown_address_under_the_api_is_an_error_of_the_one_shape(app, path):
    message = f"没有 {path} 这个地址；可用的接口见 /docs。"
    assert error(TestClient(app).post(path)) == (404, "not_found", message)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("GET", "/api/ask", "POST"), ("DELETE", "/api/reports", "GET, POST"), ("BREW", "/api/health", "GET")],
)
def test_a_wrong_method_is_told_with_those_of_every_part(app, method, path, allowed):
    response = TestClient(app).request(method, path)
    message = f"{path} 不接受 {method}；可用的方法：{allowed}。"
    assert (error(response), response.headers["allow"]) == ((405, "method_not_allowed", message), allowed)


def test_a_newer_bot_answers_from_then_on(app):
    speaking = TestClient(app)
    api.renew(app, FakeBot((ALPHA, BETA)))
    assert [report["id"] for report in speaking.get("/api/reports").json()["items"]] == ["alpha-2023", "beta-2024"]
