"""/api/figures.csv and /api/figures.xlsx: the same selection as /api/figures, as files for people."""

import csv
import io
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from qa.http import figures


def rows_of_csv(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(response):
    return [list(row) for row in load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)]


def test_csv_opens_in_excel_and_is_named_in_chinese(client):
    response = client.get("/api/figures.csv?report=alpha-2023&kind=level")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith("\ufeff报告,指标,原文,".encode())
    named = response.headers["content-disposition"].partition("filename*=UTF-8''")
    assert (named[0], unquote(named[2])) == (
        'attachment; filename="table.csv"; ',
        "政府工作报告数字-alpha-2023.csv",
    )
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
    response = client.get(f"/api/figures.{ending}?{query}")
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_a_workbook_too_long_is_refused_with_the_remedy(client, monkeypatch):
    monkeypatch.setattr(figures, "MAX_XLSX_ROWS", 3)
    assert client.get("/api/figures.xlsx").json() == {
        "error": {
            "code": "too_many_rows",
            "message": "共有 4 行，Excel 工作簿最多 3 行；请加上筛选条件，或下载 CSV。",
        }
    }
