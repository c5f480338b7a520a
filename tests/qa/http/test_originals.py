"""GET /api/reports/{id}/original and its pages, over files of our own."""

import io

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from app import create_app
from corpus import Library, add
from index import build
from qa import Bot
from tests.corpus.documents.making import as_docx, as_pdf

LINES = [
    "甲乙市政府工作报告",
    "——2025年1月20日在甲乙市第九届人民代表大会第四次会议上",
    "各位代表：",
    "今年建成桥梁3座，新建公园5个，全市上下团结奋斗，人民生活持续改善。",
]
PDF, WORD = as_pdf(LINES, head=""), as_docx(["丙丁县政府工作报告", "各位代表：", "今年改造老旧小区12个。"])


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("EMBEDDER", "none")
        patch.setenv("QA_STAFF_TOKEN", "token")
        library = Library.default()
        add("甲乙2025.pdf", PDF, library)
        add("bingding-2025.docx", WORD, library)
        build(library.load_all(), None, quiet=True)
        with TestClient(create_app(Bot.open()), raise_server_exceptions=False) as speaking:
            yield speaking


def error(response):
    return response.status_code, response.json()["error"]["code"]


def test_a_pdf_is_shown_as_it_was_added(client):
    response = client.get("/api/reports/甲乙2025/original")
    assert (response.status_code, response.headers["content-type"], response.content) == (200, "application/pdf", PDF)
    assert response.headers["content-disposition"].startswith("inline; ")


def test_a_word_document_is_saved_as_it_was_added(client):
    response = client.get("/api/reports/bingding-2025/original")
    assert (response.status_code, response.content) == (200, WORD)
    assert response.headers["content-disposition"] == 'attachment; filename="bingding-2025.docx"'


def test_a_paragraph_says_where_it_stands_and_the_page_boxes_it(client):
    paragraph = client.get("/api/reports/甲乙2025/paragraphs/4").json()
    (first, second) = paragraph["lines"]
    assert [(line["start"], line["end"], line["page"], line["certainty"]) for line in (first, second)] == [
        (0, 26, 1, None),
        (26, 34, 1, None),
    ]
    plain, boxed = (
        Image.open(io.BytesIO(client.get(f"/api/reports/甲乙2025/pages/1.png{query}").content)).convert("RGB")
        for query in ("", "?paragraph=4&at=6-8")
    )
    left, top, _, _ = first["box"]
    above = (round(plain.width * (left + 0.18)), round(plain.height * top) - 3)
    assert (plain.getpixel(above), boxed.getpixel(above)) == ((255, 255, 255), (200, 30, 30))


def test_reports_say_which_original_they_have(client):
    items = client.get("/api/reports").json()["items"]
    assert {item["id"]: item["original"] for item in items} == {
        "bingding-2025": ".docx",
        "mianyang-2023": "",
        "甲乙2025": ".pdf",
    }
    assert client.get("/api/reports/甲乙2025").json()["original"] == ".pdf"


@pytest.mark.parametrize(
    "address, status, code",
    [
        ("nowhere/original", 404, "unknown_report"),
        ("mianyang-2023/original", 404, "no_original"),
        ("mianyang-2023/pages/1.png", 404, "no_original"),
        ("bingding-2025/pages/1.png", 404, "no_original"),
        ("甲乙2025/pages/0.png", 404, "unknown_page"),
        ("甲乙2025/pages/2.png", 404, "unknown_page"),
        ("甲乙2025/pages/x.png", 400, "bad_request"),
        ("甲乙2025/pages/1.png?paragraph=9", 404, "unknown_paragraph"),
        ("甲乙2025/pages/1.png?paragraph=4&at=x", 400, "bad_request"),
    ],
)
def test_what_is_not_there_is_told(client, address, status, code):
    assert error(client.get(f"/api/reports/{address}")) == (status, code)


def test_a_removed_report_takes_its_original_along(client):
    files = {"file": ("zhou.docx", as_docx(["戊己县政府工作报告", "各位代表：", "今年修路8公里。"]))}
    token = {"authorization": "Bearer token"}
    assert client.post("/api/reports", files=files, headers=token).json()["original"] == ".docx"
    kept = Library.default().original("zhou")
    assert client.get("/api/reports/zhou/original").status_code == 200
    client.delete("/api/reports/zhou", headers=token)
    assert (kept.exists(), error(client.get("/api/reports/zhou/original"))) == (False, (404, "unknown_report"))
