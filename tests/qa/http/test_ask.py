import pytest

from tests.qa.fake_bot import GDP
from tests.qa.http.responses import GROWTH, TOTAL, error


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
        "computed": None,
        "verdict": None,
        "choices": [],
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
        "computed": None,
        "verdict": None,
        "choices": [],
    }


@pytest.mark.parametrize("reports", [None, [], ["alpha-2023"], ["alpha-2023", "beta-2024"]])
def test_ask_accepts_a_choice_of_reports(client, reports):
    assert client.post("/api/ask", json={"question": "总值", "reports": reports}).status_code == 200


@pytest.mark.parametrize(
    "body, expected",
    [
        ({"question": " \n"}, (400, "bad_question", "问题是空的，请输入一个问题。")),
        ({"question": "长" * 501}, (400, "bad_question", "问题有 501 个字，最多 500 个，请缩短后再问。")),
        ({"question": "总值", "reports": ["gamma"]}, (404, "unknown_report", "没有编号为 gamma 的报告。")),
        ({"question": "坏"}, (500, "internal", "服务器内部出错，已记入日志，请稍后再试。")),
    ],
)
def test_ask_passes_on_what_the_bot_says(client, body, expected):
    assert error(client.post("/api/ask", json=body)) == expected


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", "=1+1", "{{7*7}} ${7*7}", "\x00\x1b[31m", "💥" * 250]
)
def test_ask_echoes_hostile_questions_unchanged(client, question):
    assert client.post("/api/ask", json={"question": question}).json()["question"] == question
