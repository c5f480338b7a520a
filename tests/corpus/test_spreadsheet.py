import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from corpus.spreadsheet import Spreadsheet, harmless

HEADER = ("指标", "数值")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def sheet(*rows):
    return Spreadsheet("表", HEADER, rows)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "　"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(sign, before):
    assert harmless(f"{before}{sign}1") == f"'{before}{sign}1"


@pytest.mark.parametrize("text", ["\t1", "\r=1", "\n"])
def test_a_cell_that_begins_with_a_control_character_is_made_harmless(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "=", " - ", "7.5%", "增长=7", "‘=1", "−3"])
def test_other_cells_stay_as_they_are(text):
    assert harmless(text) == text


def test_csv_quotes_what_needs_it_and_writes_whole_numbers_whole():
    text = "".join(sheet(("a,b", 4e11), ('"c"', -3.5), ("d\ne", None)).csv())
    assert text == '指标,数值\r\n"a,b",400000000000\r\n"""c""",-3.5\r\n"d\ne",\r\n'


def test_csv_comes_in_pieces_that_make_the_whole():
    pieces = list(Spreadsheet("表", ("n",), [(n,) for n in range(1200)]).csv("\n"))
    assert len(pieces) == 3
    assert "".join(pieces).split("\n") == ["n", *map(str, range(1200)), ""]


@given(st.lists(st.tuples(TEXT, st.floats(allow_nan=False, allow_infinity=False)), max_size=5))
def test_csv_reads_back_as_what_was_written(rows):
    read = list(csv.reader(io.StringIO("".join(sheet(*rows).csv()), newline="")))
    assert [(text, float(value)) for text, value in read[1:]] == [(harmless(text), value) for text, value in rows]


def test_xlsx_reads_back_as_text_and_numbers_never_formulas():
    book = load_workbook(io.BytesIO(sheet(("=1+1", 4e11), ("\x00坏\x0b", None), ("长" * 40_000, 7.5)).xlsx()))
    cells = list(book.active.iter_rows())
    assert [[cell.value for cell in row] for row in cells] == [
        ["指标", "数值"],
        ["'=1+1", 400000000000],
        ["坏", None],
        ["长" * 32_767, 7.5],
    ]
    assert {cell.data_type for row in cells for cell in row} == {"s", "n"}


def test_xlsx_has_a_frozen_header_with_filters_and_a_lawful_name():
    book = load_workbook(io.BytesIO(Spreadsheet("[a/b]" * 9, HEADER, [("x", 1)], (8, 900)).xlsx()))
    assert (book.active.freeze_panes, book.active.auto_filter.ref) == ("A2", "A1:B2")
    assert (len(book.active.title), book.active.column_dimensions["B"].width) == (31, 60)
