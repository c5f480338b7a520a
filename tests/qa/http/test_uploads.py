"""POST /api/reports and DELETE /api/reports/{id}."""

import time

import pytest
from fastapi.testclient import TestClient

from app import create_app
from corpus import Library
from index import IndexingError, build
from qa import Bot
from qa.http import uploads
from tests.corpus.collection.making import as_csv, as_jsonl, as_xlsx
from tests.corpus.documents.making import as_docx

TOKEN = {"authorization": "Bearer 令牌".encode()}
LINES = [
    "甲乙市政府工作报告",
    "——2025年1月20日在甲乙市第九届人民代表大会第四次会议上",
    "各位代表：",
    "今年建成桥梁3座。",
]
ADDED = {
    "id": "jiayi-2025",
    "title": "甲乙市政府工作报告",
    "place": "甲乙市",
    "level": "市",
    "year": 2025,
    "date": "2025-01-20",
    "speaker": "",
    "source": "来自文件 jiayi-2025.docx",
    "original": ".docx",
    "kind": "工作报告",
    "paragraphs": 4,
    "figures": 1,
    "warnings": [
        {"code": "no_heading", "message": "没有找到小标题，正文可能丢了换行。"},
        {"code": "little_text", "message": "只有 54 个字，一份报告通常不止 2,000 个字。"},
    ],
    "suggestions": [],
}
# Nothing but the file's name tells of where and when it is.
BARE = "各位代表：\n一、工作回顾\n今年建成桥梁3座。\n".encode()
UNSURE = [
    {"field": "place", "value": "绵阳市", "certainty": 0.75, "taken": True},
    {"field": "year", "value": "2024", "certainty": 0.8, "taken": True},
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("EMBEDDER", "none")
        patch.setenv("QA_STAFF_TOKEN", "令牌")
        build(Library.default().load_all(), None, quiet=True)
        with TestClient(create_app(Bot.open()), raise_server_exceptions=False) as speaking:
            yield speaking


@pytest.fixture
def client(server):
    yield server
    for report in Library.default().ids():
        server.delete(f"/api/reports/{report}", headers=TOKEN)


def post(client, name="jiayi-2025.docx", data=None, headers=TOKEN, **fields):
    files = {"file": (name, as_docx(LINES) if data is None else data)}
    return client.post("/api/reports", files=files, data=fields, headers=headers)


def correct(client, report_id, headers=TOKEN, **fields):
    return client.post("/api/reports", data={"id": report_id, **fields}, headers=headers)


def ids(client):
    return [item["id"] for item in client.get("/api/reports").json()["items"]]


def error(response):
    return response.status_code, response.json()["error"]["code"]


def test_an_added_report_is_asked_at_once_and_a_removed_one_no_more(client):
    added = post(client)
    assert (added.status_code, added.json()) == (201, ADDED)
    assert ids(client) == ["jiayi-2025", "mianyang-2023"]
    asked = client.post("/api/ask", json={"question": "甲乙市今年建成桥梁几座"}).json()
    assert asked["passages"][0]["text"] == "今年建成桥梁3座。"
    removed = client.delete("/api/reports/jiayi-2025", headers=TOKEN)
    assert (removed.status_code, removed.json()) == (200, {"removed": "jiayi-2025"})
    assert ids(client) == ["mianyang-2023"]


def test_corrections_are_taken(client):
    item = post(
        client, id="x", place="丙丁县", year="2024", date="2024-01-02", speaker="李四", title="题", level="县"
    ).json()
    known = {
        "id": "x",
        "place": "丙丁县",
        "year": 2024,
        "date": "2024-01-02",
        "speaker": "李四",
        "title": "题",
        "level": "县",
    }
    assert item == ADDED | known


def test_what_is_not_certain_is_suggested_and_confirmed(client):
    added = post(client, "绵阳2024.txt", BARE).json()
    assert (added["place"], added["year"], added["suggestions"]) == ("绵阳市", 2024, UNSURE)
    assert added["warnings"][0] == {"code": "unsure", "message": "地方“绵阳市”只有 75% 的把握，请确认。"}
    confirmed = correct(client, "绵阳2024", place="绵阳市", year="2025")
    assert (confirmed.status_code, confirmed.json()["suggestions"]) == (201, [])
    assert [item["year"] for item in client.get("/api/reports").json()["items"]] == [2023, 2025]


@pytest.mark.parametrize("given, code", [({"year": "23"}, "bad_year"), ({"place": "甲\n乙"}, "bad_correction")])
def test_a_bad_correction_is_told_and_changes_nothing(client, given, code):
    post(client)
    assert error(correct(client, "jiayi-2025", **given))[1] == code
    assert client.get("/api/reports/jiayi-2025").json()["year"] == 2025


def test_only_staff_correct_and_only_what_was_added(client):
    assert error(correct(client, "mianyang-2023", year="2024", headers={})) == (401, "not_allowed")
    assert error(correct(client, "mianyang-2023", year="2024")) == (400, "shipped_facts")
    assert error(correct(client, "nowhere", year="2024")) == (404, "unknown_report")


def test_without_a_token_on_the_server_nobody_adds(client, monkeypatch):
    monkeypatch.delenv("QA_STAFF_TOKEN")
    assert error(post(client)) == (403, "no_staff_token")
    assert error(client.delete("/api/reports/mianyang-2023", headers=TOKEN)) == (403, "no_staff_token")


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer x"}, {"authorization": "Basic x"}, {"authorization": "x"}]
)
def test_a_wrong_token_is_refused_before_the_file_is_read(client, headers):
    response = post(client, data=b"", headers=headers)
    assert error(response) == (401, "not_allowed")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "name, data, code",
    [
        ("a.txt", b"", "empty"),
        ("a.pdf", b"%PDF-1.4", "broken_pdf"),
        ("a.txt", b"a\0b", "binary"),
        ("../up.txt", "新增就业5万人。".encode(), "bad_name"),
        ("mianyang-2023.txt", "新增就业5万人。".encode(), "id_taken"),
    ],
)
def test_a_bad_file_is_told_in_chinese_and_changes_nothing(client, name, data, code):
    response = post(client, name, data)
    assert error(response) == (400, code)
    assert any("\u4e00" <= character <= "\u9fff" for character in response.json()["error"]["message"])
    assert ids(client) == ["mianyang-2023"]


@pytest.mark.parametrize(
    "sent, code",
    [
        ({"data": {"file": "text"}}, "bad_upload"),
        ({"files": {"other": b"x"}}, "bad_upload"),
        ({"files": {"file": b"x"}, "data": {"year": "今年"}}, "bad_upload"),
        ({"files": [("file", b"x"), ("file", b"y")]}, "bad_upload"),
        ({"content": b"--x", "headers": TOKEN | {"content-type": "multipart/form-data; boundary=x"}}, "bad_upload"),
        ({"json": {"file": "x"}}, "bad_upload"),
    ],
)
def test_a_bad_form_is_told(client, sent, code):
    assert error(client.post("/api/reports", **({"headers": TOKEN} | sent))) == (400, code)


def test_too_large_a_body_is_refused_unread(client):
    headers = TOKEN | {"content-length": "200000000", "content-type": "multipart/form-data; boundary=x"}
    assert error(client.post("/api/reports", content=b"x", headers=headers)) == (413, "too_large")


@pytest.mark.parametrize(
    "failure, expected", [(IndexingError("no room"), (503, "not_indexed")), (OSError("no room"), (500, "internal"))]
)
def test_a_report_that_cannot_be_indexed_is_taken_out_again(client, monkeypatch, failure, expected):
    def fail(*_, **__):
        raise failure

    monkeypatch.setattr("qa.publishing.build", fail)
    assert error(post(client)) == expected
    assert Library.default().ids() == ["mianyang-2023"]


def test_a_shipped_or_unknown_report_is_not_removed(client):
    assert error(client.delete("/api/reports/mianyang-2023", headers=TOKEN)) == (400, "shipped")
    assert error(client.delete("/api/reports/nowhere", headers=TOKEN)) == (404, "unknown_report")


HEADER = ("县", "年份", "报告全文")
COUNTIES = [("丙县", "2024", "各位代表：\n一、工作回顾\n今年建成桥梁3座。"), ("丁县", "2025", "")]


@pytest.mark.parametrize(
    "name, write", [("counties.csv", as_csv), ("counties.xlsx", as_xlsx), ("counties.jsonl", as_jsonl)]
)
def test_a_file_with_a_report_a_row_is_added_and_answered_a_line_each(client, name, write):
    added = post(client, name, write(HEADER, COUNTIES))
    assert added.status_code == 201
    rows = [
        (row["report"] and row["report"]["id"], row["error"] and row["error"]["code"]) for row in added.json()["rows"]
    ]
    assert rows == [("丙县-2024", None), (None, "no_row_text")]
    assert ids(client) == ["mianyang-2023", "丙县-2024"]
    asked = client.post("/api/ask", json={"question": "丙县建成桥梁几座"}).json()
    assert asked["passages"][0]["text"] == "今年建成桥梁3座。"


def test_a_file_of_which_no_row_is_added_changes_nothing_and_says_why(client):
    added = post(client, "counties.csv", as_csv(HEADER, [("丙县", "2024", "")]))
    assert (added.status_code, [row["error"]["code"] for row in added.json()["rows"]]) == (200, ["no_row_text"])
    assert ids(client) == ["mianyang-2023"]


def test_of_a_file_with_a_report_a_row_only_the_year_can_be_given(client):
    assert error(post(client, "counties.csv", as_csv(HEADER, COUNTIES), place="丙县"))[0] == 400
    no_year = [("丙县", "", COUNTIES[0][2])]
    added = post(client, "counties.csv", as_csv(HEADER, no_year), year="2023").json()
    assert [row["report"]["year"] for row in added["rows"]] == [2023]


def test_many_rows_become_a_job_that_ends_with_a_line_each(client, monkeypatch):
    monkeypatch.setattr(uploads, "_AT_ONCE", 1)
    job = post(client, "counties.csv", as_csv(HEADER, COUNTIES))
    assert (job.status_code, job.json()["pages"]) == (202, 2)
    state = job.json()
    for _ in range(600):
        if state["state"] != "running":
            break
        time.sleep(0.1)
        state = client.get(f"/api/jobs/{state['id']}", headers=TOKEN).json()
    assert [bool(row["report"]) for row in state["rows"]] == [True, False]
