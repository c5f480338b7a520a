import datetime
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import RefusedError
from corpus.collection.rows import NamedRow, collection_format, collection_rows
from tests.corpus.collection.making import as_csv, as_jsonl, as_xlsx

HEADER = ["县", "年份", "全文"]
ROWS = [["甲县", "2020", "第一行\n第二行，“引号”"], ["乙县", "2021", "正文"]]
NAMED = [dict(zip(HEADER, row, strict=True)) for row in ROWS]


def values(name, data):
    return [dict(row.values) for row in collection_rows(name, data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_of_any_encoding_and_delimiter_is_read(encoding, delimiter):
    assert values("a.csv", as_csv(HEADER, ROWS, encoding, delimiter)) == NAMED


def test_workbooks_and_json_lines_are_read_whatever_their_names():
    assert values("a.txt", as_xlsx(HEADER, ROWS)) == NAMED
    assert values("a.txt", as_jsonl(HEADER, ROWS)) == NAMED


def test_a_list_of_json_objects_is_read():
    assert values("a.json", b'[{"a": 1.0, "b": null}, {"a": true}]') == [{"a": "1", "b": ""}, {"a": "True"}]


def test_cells_are_read_as_text():
    assert values("a.xlsx", as_xlsx(["a", "b"], [[2020, datetime.date(2020, 1, 3)]])) == [
        {"a": "2020", "b": "2020-01-03"}
    ]


def test_rows_keep_their_numbers_and_empty_ones_have_none():
    data = as_csv(["a", "b"], [["", ""], ["1", "2"]])
    assert collection_rows("a.csv", data) == [NamedRow(3, {"a": "1", "b": "2"})]


def test_a_document_is_no_collection():
    assert [collection_format(name, data) for name, data in (("a.txt", b"a,b"), ("a.docx", b"PK\x03\x04"))] == ["", ""]


def archive(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(f"xl/{name}.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"a,b\n", "there are no rows below the names of the columns"),
        ("a.csv", b'a,b\n"' + b"x" * 700_000 + b'",1\n', "line 2 is no CSV"),
        ("a.jsonl", b'{"a": 1}\n[1]\n', "line 2 is no JSON object; each line holds one report"),
        ("a.jsonl", b"[" * 100_000, "line 1 is no JSON object"),
        ("a.xlsx", archive(workbook="<x/>"), "no readable .xlsx file"),
        ("a.xlsx", archive(workbook="<!DOCTYPE x><x/>"), "its XML declares entities"),
        ("a.xlsx", archive(workbook="0" * 31_000_000), "it unpacks to more than"),
        ("a.csv", b"a\n" + b"1\n" * 10_001, "more than 10,000 rows; split the file"),
        ("a.csv", b"a," * 21_000_000, "over the limit of 40,000,000 for .csv"),
    ],
)
def test_what_cannot_be_read_is_told(name, data, why):
    with pytest.raises(RefusedError, match=why):
        collection_rows(name, data)


@given(st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.xlsx"]), st.binary())
def test_any_bytes_give_rows_or_a_clear_error(name, data):
    try:
        assert all(row.number > 0 for row in collection_rows(name if name != "a.xlsx" else "a.csv", data))
    except RefusedError as error:
        assert error.message.chinese
