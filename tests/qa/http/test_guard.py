import json

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from corpus import ReportQAError
from corpus.limits import limit
from qa.http.guard import BODIES, BodyLimit, PerAddress, Prefix, SafeHeaders, safe_headers
from tests.qa.http.responses import error

JSON = {"content-type": "application/json"}


async def echo(request):
    body = await request.body()
    return JSONResponse({"path": request.scope["path"], "root": request.scope.get("root_path"), "bytes": len(body)})


def speak(guard, **options):
    """Speak to an app that says what reached it through the guard."""
    app = Starlette(routes=[Route("/{path:path}", echo, methods=["GET", "POST"])])
    return TestClient(guard(app, **options))


def test_a_body_over_the_limit_is_refused_declared_or_streamed(client):
    big = json.dumps({"question": "a" * limit("body.ask")}).encode()
    expected = (413, "too_large", f"请求体超过 {limit('body.ask')} 字节的上限，请缩短后重发。")
    assert error(client.post("/api/ask", content=big, headers=JSON)) == expected
    pieces = (big[start : start + 1000] for start in range(0, len(big), 1000))
    assert error(client.post("/api/ask", content=pieces, headers=JSON)) == expected


def test_a_body_for_the_page_has_its_own_limit(client):
    response = client.post("/gradio_api/queue/join", content=b"a" * (limit("body.page") + 1), headers=JSON)
    assert error(response) == (413, "too_large", f"请求体超过 {limit('body.page')} 字节的上限，请缩短后重发。")


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/ask", limit("body.ask")),
        ("/gradio_api/queue/join", limit("body.page")),
        ("/api/reports", BODIES["POST", "/api/reports"]),
        ("/gradio_api/api/reports", limit("body.other")),
        ("/x/api/ask", limit("body.other")),
        ("/", limit("body.other")),
    ],
)
def test_a_body_of_just_the_limit_passes_and_one_byte_more_is_declared_too_large(path, most):
    speaking = speak(BodyLimit)
    assert speaking.post(path, content=b"a", headers={"content-length": str(most)}).json()["bytes"] == 1
    assert error(speaking.post(path, content=b"a", headers={"content-length": str(most + 1)}))[0] == 413


@pytest.mark.parametrize("root", ["report", "/report/"])
@pytest.mark.parametrize("path", ["/report/api/ask", "/api/ask"])
def test_a_path_has_the_prefix_whether_or_not_the_proxy_strips_it(root, path):
    answer = speak(Prefix, root_path=root).get(path).json()
    assert (answer["path"], answer["root"]) == ("/report/api/ask", "/report")


def test_the_bare_prefix_leads_to_the_page_and_a_longer_name_is_not_it():
    speaking = speak(Prefix, root_path="/report")
    bare = speaking.get("/report", follow_redirects=False)
    assert (bare.status_code, bare.headers["location"]) == (307, "/report/")
    assert speaking.get("/reports").json()["path"] == "/report/reports"


@pytest.mark.parametrize("root", ["", "/"])
def test_without_a_prefix_paths_stay_as_they_are(root):
    answer = speak(Prefix, root_path=root).get("/api/ask").json()
    assert (answer["path"], answer["root"]) == ("/api/ask", "")


def test_under_a_prefix_the_limit_is_that_of_the_route():
    app = Starlette(routes=[Route("/{path:path}", echo, methods=["POST"])])
    speaking = TestClient(Prefix(BodyLimit(app), root_path="report"))
    assert speaking.post("/report/api/ask", content=b"a" * 5000).status_code == 200
    assert speaking.post("/report/api/nothing", content=b"a" * 5000).status_code == 413


@pytest.mark.parametrize("declared", ["-1", "9" * 5000, "x"])
def test_a_length_that_is_no_number_is_too_large(declared):
    assert error(speak(BodyLimit).post("/api/ask", content=b"a", headers={"content-length": declared}))[0] == 413


def test_every_answer_tells_the_browser_to_stay_on_this_host_even_an_early_refusal(client):
    refused = client.post("/api/ask", content=b"a" * (limit("body.ask") + 1), headers=JSON)
    assert refused.status_code == 413
    for headers in (refused.headers, client.get("/api/health").headers, client.get("/nowhere").headers):
        assert {name: headers[name] for name in safe_headers("")} == safe_headers("")


def test_the_page_is_shown_in_frames_of_this_host_and_of_those_that_are_listed(monkeypatch):
    assert "frame-ancestors 'self'" in safe_headers("")["content-security-policy"]
    assert safe_headers("")["x-frame-options"] == "SAMEORIGIN"
    monkeypatch.setenv("QA_FRAME_ANCESTORS", "https://a.gov.cn https://*.b.gov.cn:8443")
    headers = speak(SafeHeaders).get("/").headers
    assert headers["content-security-policy"].endswith(
        "frame-ancestors 'self' https://a.gov.cn https://*.b.gov.cn:8443"
    )
    assert "x-frame-options" not in headers
    with pytest.raises(ReportQAError, match="'a;' is no site"):
        safe_headers("a; script-src *")


def test_one_address_has_so_many_requests_at_a_time(monkeypatch):
    monkeypatch.setattr("qa.http.guard.limit", lambda name: 1)

    async def inner(request):
        return JSONResponse({"inside": (await second(request)).status_code})

    async def second(request):
        answers = []

        async def send(message):
            answers.append(message)

        await guard({**request.scope, "path": "/again"}, request.receive, send)
        return JSONResponse({}, status_code=answers[0]["status"])

    guard = PerAddress(Starlette(routes=[Route("/", inner)]))
    speaking = TestClient(guard)
    assert speaking.get("/").json() == {"inside": 429}
    assert speaking.get("/").json() == {"inside": 429}
