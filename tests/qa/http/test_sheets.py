from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from corpus import Spreadsheet
from qa.http.sheets import csv_response, xlsx_response
from tests.qa.http.responses import rows_of_csv, rows_of_xlsx

SHEET = Spreadsheet("数字 甲/2023", ("指标", "数值"), (("就业,人", "5"), ("=1+1", "")))


@pytest.fixture
def client():
    routes = [
        Route("/csv", lambda request: csv_response(SHEET)),
        Route("/xlsx", lambda request: xlsx_response(SHEET)),
    ]
    return TestClient(Starlette(routes=routes))


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_file_is_named_in_chinese_and_for_programs_that_read_ascii(client, ending, kind):
    response = client.get(f"/{ending}")
    plain, _, named = response.headers["content-disposition"].partition("filename*=UTF-8''")
    assert (plain, unquote(named)) == (f'attachment; filename="table.{ending}"; ', f"数字 甲/2023.{ending}")
    assert (response.headers["content-type"], "/" in named) == (kind, False)


def test_csv_opens_in_excel_with_its_commas_quoted_and_no_formulas(client):
    content = client.get("/csv").content
    assert content == '\ufeff指标,数值\r\n"就业,人",5\r\n\'=1+1,\r\n'.encode()


def test_both_files_hold_the_same_rows(client):
    rows = rows_of_csv(client.get("/csv"))
    assert [[cell or "" for cell in row] for row in rows_of_xlsx(client.get("/xlsx"))] == rows
