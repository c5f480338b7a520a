"""POST /api/reports with a scan, and GET /api/jobs/{id}; what reads the pictures is given by hand."""

import threading
import time

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from app import create_app
from corpus import Library
from corpus.documents import read_document
from corpus.documents.ocr import Reading
from index import build
from qa import Bot
from tests.corpus.documents.making import as_png

TOKEN = {"authorization": "Bearer token"}
LINES = [
    ("甲乙市2025年政府工作报告", 0.99),
    ("各位代表：", 0.98),
    ("今年建成桥梁3座，全市上下团结奋斗，人民生活持续改善。", 0.9375),
]
PICTURE = as_png(Image.new("L", (600, 800), 255))


def readings():
    for number, (text, certainty) in enumerate(LINES):
        top, right = 100 + 100 * number, 60 + 20 * len(text)
        yield Reading(text, ((60, top), (right, top), (right, top + 20), (60, top + 20)), certainty)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("EMBEDDER", "none")
        patch.setenv("QA_STAFF_TOKEN", "token")
        build(Library.default().load_all(), None, quiet=True)
        with TestClient(create_app(Bot.open()), raise_server_exceptions=False) as speaking:
            yield speaking


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Files are read in this process, so that reading can be replaced."""
    monkeypatch.setattr("corpus.adding.read_limited", read_document)


@pytest.fixture
def let_read(monkeypatch):
    """Reading waits until this is set."""
    event = threading.Event()
    monkeypatch.setattr("corpus.documents.ocr.is_installed", lambda: True)
    monkeypatch.setattr("corpus.documents.ocr.recognise_lines", lambda picture: event.wait(30) and list(readings()))
    yield event
    event.set()


def post(client, data=PICTURE):
    return client.post("/api/reports", files={"file": ("scan-2025.png", data)}, headers=TOKEN)


def ended(client, job_id):
    for _ in range(600):
        job = client.get(f"/api/jobs/{job_id}", headers=TOKEN).json()
        if job["state"] != "running":
            return job
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def test_a_scan_becomes_a_job_and_then_a_report_whose_figures_are_marked(client, let_read):
    started = post(client)
    job = started.json()
    assert (started.status_code, job | {"id": ""}) == (
        202,
        {"id": "", "state": "running", "done": 0, "pages": 1, "report": None, "rows": None, "error": None},
    )
    let_read.set()
    done = ended(client, job["id"])
    assert (done["state"], done["done"], done["error"]) == ("done", 1, None)
    report = done["report"]
    assert (report["id"], report["place"], report["original"], report["figures"]) == ("scan-2025", "甲乙市", ".png", 1)
    assert report["warnings"][-1] == {
        "code": "read_by_ocr",
        "message": "用文字识别（OCR）读出 1 页、3 行，最没把握的一行 93%；请对照原件核对数字。",
    }
    (figure,) = client.get("/api/figures?report=scan-2025").json()["items"]
    assert (figure["text"], figure["ocr_certainty"]) == ("3座", 0.9375)
    assert ",0.9375," in client.get("/api/figures.csv?report=scan-2025").text.splitlines()[1]
    answer = client.post("/api/ask", json={"question": "甲乙市今年建成桥梁几座"}).json()
    assert [figure["ocr_certainty"] for figure in answer["passages"][0]["figures"]] == [0.9375]
    client.delete("/api/reports/scan-2025", headers=TOKEN)


def test_a_scan_that_cannot_be_added_says_why(client, let_read, monkeypatch):
    monkeypatch.setattr("corpus.documents.ocr.recognise_lines", lambda picture: let_read.wait(30) and [])
    job = post(client).json()
    let_read.set()
    failed = ended(client, job["id"])
    assert (failed["state"], failed["report"], failed["error"]) == (
        "failed",
        None,
        {"code": "nothing_read", "message": "1 页里都没有认出文字；请确认它是一份报告、图像清楚且方向正确。"},
    )
    assert client.get("/api/reports/scan-2025").status_code == 404


def test_what_nobody_expected_is_no_secret_and_no_traceback(client, let_read, monkeypatch):
    def broken(picture):
        let_read.wait(30)
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("corpus.documents.ocr.recognise_lines", broken)
    job = post(client).json()
    let_read.set()
    assert ended(client, job["id"])["error"]["code"] == "internal"


def test_without_the_extra_the_command_is_named_at_once(client, monkeypatch):
    monkeypatch.setattr("corpus.documents.ocr.is_installed", lambda: False)
    response = post(client)
    assert (response.status_code, response.json()["error"]) == (
        400,
        {
            "code": "picture",
            "message": "这是图片（1 页）；要识别文字，请管理员在项目目录运行一次 make ocr，再重新添加，"
            "或改用 .txt、.docx。",
        },
    )


@pytest.mark.parametrize(
    "headers, status, code", [(TOKEN, 404, "unknown_job"), ({"authorization": "Bearer x"}, 401, "not_allowed")]
)
def test_a_job_is_shown_to_staff_alone(client, headers, status, code):
    response = client.get("/api/jobs/nowhere", headers=headers)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
