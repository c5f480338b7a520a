import pytest

from tests.qa.fake_bot import GDP, HOMES
from tests.qa.http.responses import GROWTH, TOTAL, error

ALPHA = {
    "id": "alpha-2023",
    "title": "甲市政府工作报告",
    "place": "甲市",
    "level": "市",
    "year": 2023,
    "date": "2023-01-03",
    "speaker": "张三",
    "source": "甲市政府网站",
    "original": "",
    "figures": 3,
}
BETA = {
    "id": "beta-2024",
    "title": "政府工作报告",
    "place": "乙县",
    "level": "县",
    "year": 2024,
    "date": "",
    "speaker": "",
    "source": "",
    "original": "",
    "figures": 1,
}


def test_reports_lists_the_facts_of_every_report(client):
    expected = {"items": [ALPHA | {"paragraphs": 3}, BETA | {"paragraphs": 1}]}
    assert client.get("/api/reports").json() == expected


def test_report_has_every_paragraph(client):
    assert client.get("/api/reports/alpha-2023").json() == ALPHA | {
        "paragraphs": [
            {"number": 1, "section": "", "text": "甲市政府工作报告"},
            {"number": 2, "section": "一、总体要求", "text": GDP},
            {"number": 3, "section": "二、重点工作 / （一）改善民生", "text": HOMES},
        ]
    }


def test_paragraph_has_its_figures(client):
    assert client.get("/api/reports/alpha-2023/paragraphs/2").json() == {
        "number": 2,
        "section": "一、总体要求",
        "text": GDP,
        "report": "alpha-2023",
        "figures": [GROWTH, TOTAL],
        "lines": [],
    }


@pytest.mark.parametrize("number", [0, 4])
def test_a_paragraph_that_is_not_there_is_named_with_those_that_are(client, number):
    message = f"报告 alpha-2023 没有第 {number} 段；它有第 1 到第 3 段。"
    response = client.get(f"/api/reports/alpha-2023/paragraphs/{number}")
    assert error(response) == (404, "unknown_paragraph", message)
