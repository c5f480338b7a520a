import pytest

from tests.qa.http.responses import error

JSON = {"content-type": "application/json"}
NO_JSON = (400, "bad_json", "请求体不是有效的 JSON（要用 UTF-8 编码），请检查后重发。")
HALF = "question 含有不成对的代理字符，不是有效的 Unicode 文字，请检查编码。"
TYPO = "不认识 {} 这个参数，请检查拼写；可用的参数见 /docs。"


@pytest.mark.parametrize(
    "body, message",
    [
        ({}, "缺少 question。"),
        ({"question": 3}, "question 要是字符串，收到的是 3。"),
        ({"question": None}, "question 要是字符串，收到的是 null。"),
        ({"question": "总值", "top_k": "5"}, 'top_k 要是整数，收到的是 "5"。'),
        ({"question": "总值", "top_k": True}, "top_k 要是整数，收到的是 true。"),
        ({"question": "总值", "top_k": 2.5}, "top_k 要是整数，收到的是 2.5。"),
        ({"question": "总值", "top_k": 0}, "top_k 不能小于 1，收到的是 0。"),
        ({"question": "总值", "top_k": 21}, "top_k 不能大于 20，收到的是 21。"),
        ({"question": "总值", "reports": "alpha-2023"}, 'reports 要是字符串的列表，收到的是 "alpha-2023"。'),
        ({"question": "总值", "reports": [1]}, "reports[0] 要是字符串，收到的是 1。"),
        ({"question": "总值", "topk": 3}, TYPO.format("topk")),
        ([], "请求体要是一个 JSON 对象，并带上请求头 Content-Type: application/json。"),
        ({"question": "总值", "x" * 99: 1}, TYPO.format("x" * 60 + "…")),
    ],
)
def test_ask_names_the_bad_field(client, body, message):
    assert error(client.post("/api/ask", json=body)) == (400, "bad_request", message)


@pytest.mark.parametrize(
    "content, expected",
    [
        (b'{"question": "a', (400, "bad_request", "请求体不是有效的 JSON,请检查括号、引号和逗号。")),
        (b"", (400, "bad_request", "缺少 请求体。")),
        (b"\xff\xfe\x00", NO_JSON),
        ('{"question": "总值"}'.encode("gbk"), NO_JSON),
        (b'{"question": "a", "top_k": NaN}', (400, "bad_request", "top_k 要是整数，收到的是 NaN。")),
        (b'{"question": "\\ud800"}', (400, "bad_request", HALF)),
        (b"[" * 60000, NO_JSON),
    ],
)  # fmt: skip
def test_ask_refuses_a_body_that_is_no_json(client, content, expected):
    assert error(client.post("/api/ask", content=content, headers=JSON)) == expected


def test_ask_says_that_the_content_type_is_missing(client):
    message = "请求体要是一个 JSON 对象，并带上请求头 Content-Type: application/json。"
    for headers in ({}, {"content-type": "text/plain"}):
        response = client.post("/api/ask", content=b'{"question": "a"}', headers=headers)
        assert error(response) == (400, "bad_request", message)


@pytest.mark.parametrize(
    "method, path, expected",
    [
        ("GET", "/nowhere", (404, "not_found", "没有 /nowhere 这个地址；可用的接口见 /docs。")),
        ("GET", "/api/reports/gamma",
         (404, "unknown_report", "没有编号为 gamma 的报告；现有 alpha-2023、beta-2024（全部见 /api/reports）。")),
        ("GET", "/api/reports/alpha-2023/paragraphs/二", (400, "bad_request", 'n 要是整数，收到的是 "二"。')),
        ("GET", "/api/figures?report=gamma",
         (404, "unknown_report", "没有编号为 gamma 的报告；现有 alpha-2023、beta-2024（全部见 /api/reports）。")),
        ("GET", "/api/figures?limit=0", (400, "bad_request", 'limit 不能小于 1，收到的是 "0"。')),
        ("GET", "/api/figures?limit=1001", (400, "bad_request", 'limit 不能大于 1000，收到的是 "1001"。')),
        ("GET", "/api/figures?year=去年", (400, "bad_request", 'year 要是整数，收到的是 "去年"。')),
        ("GET", "/api/figures?tense=past",
         (400, "bad_request", "tense 只能取 'target' 或 'actual'，收到的是 \"past\"。")),
        ("GET", "/api/figures?reprot=a", (400, "bad_request", TYPO.format("reprot"))),
    ],
)  # fmt: skip
def test_every_error_has_one_shape(client, method, path, expected):
    assert error(client.request(method, path)) == expected
