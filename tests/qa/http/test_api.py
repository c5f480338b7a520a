from dataclasses import fields

import pytest

from corpus import Figure
from qa import Answer, BotInfo, Check, ClaimCheck, Passage, Quote
from qa.http.schemas import (
    AnswerModel,
    CheckModel,
    ClaimCheckModel,
    FigureModel,
    Health,
    PassageModel,
    QuoteModel,
)
from tests.qa.fake_bot import GDP, HOMES

GROWTH = {
    "id": "alpha-2023:2:8-12",
    "report": "alpha-2023",
    "paragraph": 2,
    "start": 8,
    "end": 12,
    "text": "7.5%",
    "value": 7.5,
    "value_max": None,
    "unit": "%",
    "comparator": "=",
    "indicator": "地区生产总值增长",
    "kind": "growth",
    "tense": "target",
    "modality": "",
    "year": 2023,
    "ocr_certainty": None,
}
TOTAL = GROWTH | {
    "id": "alpha-2023:2:15-21",
    "start": 15,
    "end": 21,
    "text": "4000亿元",
    "value": 4e11,
    "unit": "元",
    "comparator": ">",
    "indicator": "地区生产总值",
    "kind": "level",
}
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


def test_health_says_what_answers(client):
    assert client.get("/api/health").json() == {
        "status": "ok",
        "encoder": "fake",
        "snapshot": "20230101-abc",
        "reports": 2,
        "paragraphs": 4,
        "figures": 4,
        "notice": "",
    }


def test_ask_returns_the_answer_with_its_figure_and_passages(client):
    response = client.post("/api/ask", json={"question": "生产总值增长多少？", "top_k": 1})
    assert response.status_code == 200
    assert response.json() == {
        "question": "生产总值增长多少？",
        "answered": True,
        "reason": None,
        "message": "",
        "confidence": 0.93,
        "answer": "7.5%",
        "quotes": [{"report": "alpha-2023", "paragraph": 2, "start": 0, "end": 12, "text": "地区生产总值增长7.5%"}],
        "figures": [GROWTH],
        "passages": [
            {
                "report": "alpha-2023",
                "paragraph": 2,
                "section": "一、总体要求",
                "text": GDP,
                "score": 2.5,
                "highlights": [[0, 12]],
                "figures": [GROWTH, TOTAL],
            }
        ],
        "took_ms": 1.5,
    }


def test_ask_refuses_with_the_nearest_passages(client):
    answer = client.post("/api/ask", json={"question": "月球基地"}).json()
    nearest = [(passage["paragraph"], passage["section"]) for passage in answer.pop("passages")]
    assert nearest == [(2, "一、总体要求"), (3, "二、重点工作 / （一）改善民生")]
    assert answer == {
        "question": "月球基地",
        "answered": False,
        "reason": "not_mentioned",
        "message": "报告没有提到与这个问题有关的内容。",
        "confidence": 0.1,
        "answer": None,
        "quotes": [],
        "figures": [],
        "took_ms": 1.5,
    }


@pytest.mark.parametrize("reports", [None, [], ["alpha-2023"], ["alpha-2023", "beta-2024"]])
def test_ask_accepts_a_choice_of_reports(client, reports):
    assert client.post("/api/ask", json={"question": "总值", "reports": reports}).status_code == 200


def test_reports_lists_what_is_known_of_each(client):
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


def test_figures_page_through_a_selection(client):
    assert client.get("/api/figures?report=alpha-2023&limit=1&offset=1").json() == {"total": 3, "items": [TOTAL]}


def test_figures_treat_empty_filters_as_absent(client):
    everything = client.get("/api/figures").json()
    assert everything["total"] == 4
    empty = "/api/figures?report=&q=&unit=&kind=&tense=&year=&limit=&offset="
    assert client.get(empty).json() == everything


@pytest.mark.parametrize(
    "query, indicators",
    [
        ("q=生产 增长", ["地区生产总值增长"]),
        ("q=地區生產總值&unit=元", ["地区生产总值"]),
        ("unit=%25", ["地区生产总值增长"]),
        ("kind=increment&tense=target", ["改造老旧小区"]),
        ("tense=actual", ["新建公园"]),
        ("year=2023&q=4000", ["地区生产总值"]),
        ("year=1999", []),
    ],
)
def test_figures_filter(client, query, indicators):
    assert [each["indicator"] for each in client.get(f"/api/figures?{query}").json()["items"]] == indicators


@pytest.mark.parametrize(
    "model, record",
    [
        (AnswerModel, Answer),
        (CheckModel, Check),
        (ClaimCheckModel, ClaimCheck),
        (PassageModel, Passage),
        (QuoteModel, Quote),
        (FigureModel, Figure),
        (Health, BotInfo),
    ],
)
def test_schemas_have_the_fields_of_the_records(model, record):
    assert set(model.model_fields) - {"status"} == {field.name for field in fields(record)}
