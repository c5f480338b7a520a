import json

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.http.guard import API_BODY, PAGE_BODY, UPLOAD_BODY, BodyLimit, Prefix, SafeHeaders
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
    big = json.dumps({"question": "a" * API_BODY}).encode()
    expected = (413, "too_large", f"请求体超过 {API_BODY} 字节的上限，请缩短后重发。")
    assert error(client.post("/api/ask", content=big, headers=JSON)) == expected
    pieces = (big[start : start + 1000] for start in range(0, len(big), 1000))
    assert error(client.post("/api/ask", content=pieces, headers=JSON)) == expected


def test_a_body_for_the_page_has_its_own_limit(client):
    response = client.post("/gradio_api/queue/join", content=b"a" * (PAGE_BODY + 1), headers=JSON)
    assert error(response) == (413, "too_large", f"请求体超过 {PAGE_BODY} 字节的上限，请缩短后重发。")


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/api/ask", API_BODY),
        ("/queue", PAGE_BODY),
        ("/api/reports", UPLOAD_BODY),
        ("/report/api/reports/", UPLOAD_BODY),
    ],
)
def test_a_body_of_just_the_limit_passes_and_one_byte_more_is_declared_too_large(path, limit):
    speaking = speak(BodyLimit)
    assert speaking.post(path, content=b"a", headers={"content-length": str(limit)}).json()["bytes"] == 1
    assert error(speaking.post(path, content=b"a", headers={"content-length": str(limit + 1)}))[0] == 413


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


def test_every_answer_tells_the_browser_to_stay_on_this_host():
    headers = speak(SafeHeaders).get("/").headers
    assert {name: headers[name] for name in ("x-content-type-options", "referrer-policy")} == {
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
    }
    assert headers["content-security-policy"].startswith("default-src 'self' ")
    assert headers["content-security-policy"].endswith("object-src 'none'")
