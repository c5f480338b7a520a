from tests.qa.fake_bot import GDP, HOMES
from tests.qa.http.test_api import TOTAL

PARKS = "新建公园5个。"


def test_fulfilment_lays_results_beside_targets(client):
    items = client.get("/api/fulfilment", params={"target": "alpha-2023", "actual": "beta-2024"}).json()["items"]
    found, missing = items
    assert (found["target"]["text"], found["actual"]["text"]) == ("300个", "5个")
    assert (found["verdict"], found["confidence"]) == ("missed", 0.9)
    assert [quote["text"] for quote in found["quotes"]] == [HOMES, PARKS]
    quote = {"report": "alpha-2023", "paragraph": 2, "start": 0, "end": len(GDP), "text": GDP}
    assert missing == {
        "target": TOTAL,
        "actual": None,
        "verdict": "not_found",
        "confidence": 0.8,
        "quotes": [quote],
    }


def test_fulfilment_without_a_report_says_which_is_missing(client):
    answer = client.get("/api/fulfilment", params={"target": "alpha-2023"})
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, "缺少 actual。")
