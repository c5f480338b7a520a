import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.changes import Change
from corpus.documents.page_lines import lines_within, located, moved
from corpus.documents.pdf_layout import HYPHEN, Line, PlacedLine
from corpus.records import PageLine

BOX = (0.1, 0.2, 0.9, 0.3)


def placed(text, page=0):
    return PlacedLine(Line(text, 80, 500, 700, 16, BOX, 0.5), page)


def test_lines_are_found_in_their_order():
    text = "产值增长5.7%。\n产值增长5.7%，就业"
    assert located([placed("产值增长"), placed("5.7%。"), placed("产值增长5.7%，", 1), placed("就业", 1)], text) == (
        PageLine(0, 4, 1, BOX, 0.5),
        PageLine(4, 9, 1, BOX, 0.5),
        PageLine(10, 19, 2, BOX, 0.5),
        PageLine(19, 21, 2, BOX, 0.5),
    )


def test_a_mended_hyphen_and_a_line_of_blanks_do_not_hinder():
    texts = ["dev" + HYPHEN, "  ", "elop", "5" + HYPHEN, "6"]
    lines = located(map(placed, texts), "develop5-6")
    assert [(line.start, line.end) for line in lines] == [(0, 3), (3, 7), (7, 8), (9, 10)]


@pytest.mark.parametrize(
    "span, changes, after",
    [
        ((0, 3), [Change(5, "a", "bc", "escape")], (0, 3)),
        ((6, 9), [Change(5, "a", "bc", "escape")], (7, 10)),
        ((2, 9), [Change(4, "1 2", "12", "split_number")], (2, 8)),
        ((5, 9), [Change(4, "1 2", "12", "split_number")], (5, 8)),
        ((6, 9), [Change(0, "ab", "", "comment"), Change(0, "c", "dd", "escape")], (5, 8)),
    ],
)
def test_a_line_moves_with_what_is_changed_before_and_in_it(span, changes, after):
    (line,) = moved([PageLine(*span, 1, BOX)], changes)
    assert (line.start, line.end) == after


def test_a_slice_has_its_lines_counted_from_its_start_and_cut_at_its_ends():
    lines = [PageLine(0, 5, 1, BOX), PageLine(5, 10, 1, BOX), PageLine(12, 20, 2, BOX), PageLine(20, 25, 2, BOX)]
    assert list(lines_within(lines, 7, 20)) == [PageLine(0, 3, 1, BOX), PageLine(5, 13, 2, BOX)]


@given(st.lists(st.text("甲乙丙5.%", min_size=1), min_size=1))
def test_every_line_of_a_text_is_found_as_it_stands(texts):
    found = located(map(placed, texts), "\n".join(texts))
    assert ["\n".join(texts)[line.start : line.end] for line in found] == texts
