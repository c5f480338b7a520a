import pytest

from tests.qa.http.responses import error

EVENT = {"data": ["?q=增长"], "session_hash": "a", "fn_index": 0}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/config"),
        ("GET", "/gradio_api/info"),
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=requirements.txt"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/login"),
        ("GET", "/monitoring"),
        ("GET", "/manifest.json"),
        ("GET", "/gradio_api/deep_link"),
        ("PUT", "/"),
        ("GET", "/static/../../secrets"),
    ],
)
def test_what_the_page_does_not_use_is_closed(client, method, path):
    assert error(client.request(method, path))[:2] == (404, "not_found")


@pytest.mark.parametrize("path", ["/", "/theme.css", "/favicon.ico"])
def test_what_the_page_uses_is_open(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "event",
    [
        EVENT | {"fn_index": 999},
        EVENT | {"fn_index": True},
        EVENT | {"fn_index": "0"},
        EVENT | {"data": None},
        EVENT | {"session_hash": 5},
        {},
        [],
    ],
)
def test_what_is_no_event_of_the_page_is_refused(client, event):
    assert error(client.post("/gradio_api/queue/join", json=event))[:2] == (400, "bad_json")


def test_json_of_any_depth_is_refused(client):
    deep = b"[" * 100_000
    assert error(client.post("/gradio_api/queue/join", content=deep))[0] == 400


def test_no_header_says_what_the_pages_address_is(client):
    headers = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https"}
    assert "evil.example" not in client.get("/", headers=headers).text


def test_the_state_of_few_visits_is_kept(client):
    holder = client.app.router.routes[-1].app._app.state_holder
    assert holder.capacity == 200
