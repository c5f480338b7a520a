import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.page.address import read_fields
from qa.page.markup import Html
from qa.page.tabs.tab import Tab, downloads, tab_address, tense_of, whole_number

FIELDS = st.dictionaries(st.text("abcq", min_size=1), st.text(st.characters(exclude_categories=["Cs"])))


class Echo(Tab):
    """Says what it was given."""

    id, label = "echo", "回声"

    def form(self, fields):
        return Html(f"<form>{len(fields)}</form>")

    def result(self, fields):
        return Html(f"<p>{fields['q']}</p>")


def test_a_tab_is_its_form_and_what_comes_of_it():
    assert Echo().html({"q": "就业"}) == "<form>1</form><p>就业</p>"
    assert Echo().least == 1


@pytest.mark.parametrize(("words", "number"), [("0", 0), ("007", 7), ("9999999", 9999999)])
def test_digits_are_a_number(words, number):
    assert whole_number(words) == number


@pytest.mark.parametrize("words", ["", "-1", "1.5", " 1", "二", "１", "²", "10000000"])
def test_what_is_cut_or_edited_by_hand_is_no_number(words):
    assert whole_number(words) is None


@pytest.mark.parametrize(
    ("fields", "tense"),
    [({"tense": "target"}, "target"), ({"tense": "actual"}, "actual"), ({"tense": "past"}, None), ({}, None)],
)
def test_a_tense_is_one_of_two_or_none(fields, tense):
    assert tense_of(fields) == tense


@pytest.mark.parametrize(("query", "end"), [("", ""), ("q=<&year=1", "?q=&lt;&amp;year=1")])
def test_a_table_is_had_in_two_kinds_of_files(query, end):
    assert downloads("figures", query) == (
        f'<p class="downloads"><a href="./api/figures.xlsx{end}" download="">下载 Excel</a>'
        f'<a href="./api/figures.csv{end}" download="">下载 CSV</a></p>'
    )


@given(FIELDS)
def test_an_address_is_read_back_without_its_empty_fields(fields):
    filled = {name: value for name, value in fields.items() if value}
    assert dict(read_fields(tab_address("figures", fields))) == {"view": "figures"} | filled
