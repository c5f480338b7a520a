"""/api/figures, and /api/figures.csv and /api/figures.xlsx: the same selection as files for people."""

import pytest

from qa.http import figures
from tests.qa.http.responses import TOTAL, error, rows_of_csv, rows_of_xlsx


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
    items = client.get(f"/api/figures?{query}").json()["items"]
    assert [figure["indicator"] for figure in items] == indicators


def test_the_csv_holds_the_row_of_the_selection(client):
    response = client.get("/api/figures.csv?report=alpha-2023&kind=level")
    assert response.content.startswith("\ufeff报告,指标,原文,".encode())
    assert [row[1:5] for row in rows_of_csv(response)[1:]] == [["地区生产总值", "4000亿元", "超过", "400000000000"]]


@pytest.mark.parametrize("query", ["", "?q=總值", "?tense=actual", "?unit=%25", "?year=1999", "?sort=-value"])
def test_both_files_hold_what_the_json_holds(client, query):
    ids = [figure["id"] for figure in client.get(f"/api/figures{query}").json()["items"]]
    assert [row[-1] for row in rows_of_csv(client.get(f"/api/figures.csv{query}"))[1:]] == ids
    assert [row[-1] for row in rows_of_xlsx(client.get(f"/api/figures.xlsx{query}"))[1:]] == ids


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "query, status, code",
    [("report=nowhere", 404, "unknown_report"), ("kind=x", 400, "bad_request"), ("limit=1", 400, "bad_request")],
)
def test_a_wrong_filter_is_an_error_and_no_file(client, ending, query, status, code):
    assert error(client.get(f"/api/figures.{ending}?{query}"))[:2] == (status, code)


def test_a_workbook_too_long_is_refused_with_the_remedy(client, monkeypatch):
    monkeypatch.setattr(figures, "MAX_XLSX_ROWS", 3)
    message = "共有 4 行，Excel 工作簿最多 3 行；请加上筛选条件，或下载 CSV。"
    assert error(client.get("/api/figures.xlsx")) == (400, "too_many_rows", message)
