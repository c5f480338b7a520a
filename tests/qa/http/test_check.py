from tests.qa.fake_bot import GDP
from tests.qa.http.responses import GROWTH


def test_check_returns_every_claim_with_its_figures_and_quotes(client):
    response = client.post("/api/check", json={"text": "生产总值增长8%"})
    assert response.status_code == 200
    assert response.json() == {
        "verdict": "contradicted",
        "claims": [
            {
                "text": "生产总值增长8%",
                "start": 0,
                "end": 8,
                "verdict": "contradicted",
                "reason": "报告的数字是“7.5%”，说法写的是“8%”。",
                "figures": [
                    GROWTH
                    | {"id": ":0:6-8", "report": "", "paragraph": 0, "start": 6, "end": 8, "text": "8%", "value": 8.0}
                ],
                "figure_verdicts": ["contradicted"],
                "report_figures": [GROWTH],
                "quotes": [{"report": "alpha-2023", "paragraph": 2, "start": 0, "end": 22, "text": GDP}],
            }
        ],
        "took_ms": 1.5,
    }


def test_an_empty_text_is_a_chinese_error(client):
    response = client.post("/api/check", json={"text": " "})
    assert (response.status_code, response.json()) == (
        400,
        {"error": {"code": "bad_text", "message": "要核对的文字是空的，请粘贴一句话。"}},
    )


def test_a_text_with_half_a_character_is_refused(client):
    response = client.post("/api/check", content=rb'{"text": "\ud800"}', headers={"content-type": "application/json"})
    assert response.status_code == 400
