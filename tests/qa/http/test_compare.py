from tests.qa.fake_bot import GDP
from tests.qa.http.responses import rows_of_csv, rows_of_xlsx


def test_compare_gives_a_row_for_each_year_with_its_figure_and_sentence(client):
    answer = client.get(
        "/api/compare", params={"indicator": "地区生产总值增长", "place": ["甲市"], "year": 2023}
    ).json()
    missing, found = answer["rows"]
    assert missing == {
        "report": "alpha-2023",
        "place": "甲市",
        "year": 2022,
        "tense": "actual",
        "figure": None,
        "quote": None,
    }
    assert (found["year"], found["tense"], found["figure"]["text"]) == (2023, "target", "7.5%")
    assert (found["quote"]["paragraph"], found["quote"]["text"]) == (2, GDP)


def test_compare_of_one_kind_alone(client):
    rows = client.get("/api/compare?indicator=GDP&tense=actual").json()["rows"]
    assert [row["tense"] for row in rows] == ["actual"]


def test_compare_names_what_is_there_when_a_place_is_not(client):
    answer = client.get("/api/compare?indicator=GDP&place=丁")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "unknown_place")
    assert answer.json()["error"]["message"] == "没有“丁”的报告，现有：甲市2023年。"


def test_both_files_hold_a_row_for_each_year(client):
    lost = ["甲市", "2022", "已完成", "", "", "", "", "", "alpha-2023", "", ""]
    row = ["甲市", "2023", "目标", "7.5%", "7.5", "%", "地区生产总值增长", GDP, "alpha-2023", "2", ""]
    assert rows_of_csv(client.get("/api/compare.csv?indicator=GDP"))[1:] == [lost, row]
    sheet = rows_of_xlsx(client.get("/api/compare.xlsx?indicator=GDP"))
    assert [[str(cell or "") for cell in line] for line in sheet[1:]] == [lost, row]
