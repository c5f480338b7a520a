from tests.qa.fake_bot import GDP, HOMES
from tests.qa.http.responses import TOTAL, rows_of_csv, rows_of_xlsx

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
        "due": True,
        "quotes": [quote],
    }


def test_fulfilment_without_a_report_says_which_is_missing(client):
    answer = client.get("/api/fulfilment", params={"target": "alpha-2023"})
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, "缺少 actual。")


def test_both_files_hold_a_row_for_each_target(client):
    row = ["未完成", "改造老旧小区", "300个以上", "5个", "新建公园", "0.9", HOMES, "3", PARKS, "1", "", ""]
    lost = ["未找到", "地区生产总值", "超过4000亿元", "", "", "0.8", GDP, "2", "", "", "", ""]
    question = "?target=alpha-2023&actual=beta-2024"
    assert rows_of_csv(client.get(f"/api/fulfilment.csv{question}"))[1:] == [row, lost]
    sheet = rows_of_xlsx(client.get(f"/api/fulfilment.xlsx{question}"))
    assert [[str(cell or "") for cell in line] for line in sheet[1:]] == [row, lost]
