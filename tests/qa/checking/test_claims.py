from hypothesis import given, settings
from hypothesis import strategies as st

from qa.checking.claims import split_claims


def claims(text):
    return [(claim.text, claim.start, [figure.text for figure in claim.figures]) for claim in split_claims(text)]


def test_every_sentence_is_a_claim_where_it_stands_with_its_figures():
    assert claims(" 新建5所，好！\n引进2000名。") == [("新建5所，好！", 1, ["5所"]), ("引进2000名。", 9, ["2000名"])]


def test_headings_are_left_out_between_other_lines_and_punctuation_always():
    assert claims("一、打算\n修路。\n（二）民生\n——\n") == [("修路。", 5, [])]
    assert claims("一、打算") == [("一、打算", 0, [])]


def test_traditional_characters_are_read_and_kept():
    assert claims("糧食230萬噸") == [("糧食230萬噸", 0, ["230萬噸"])]


def test_a_number_that_only_counts_what_is_named_beside_it_is_no_figure():
    assert claims("就业和收入两项均增长5%。") == [("就业和收入两项均增长5%。", 0, ["5%"])]


def test_the_year_of_the_text_is_the_one_its_words_count_from():
    (claim,) = split_claims("今年新建5所。", year=2025)
    assert claim.figures[0].year == 2025


def test_figures_can_be_left_out_for_a_mark():
    first, second = split_claims("修路。新建5所，改造300个。")
    assert (first.without_figures("…"), second.without_figures("…")) == ("修路。", "新建…，改造…。")


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from("新建5所，一、。！\n 2024年約萬％好") | st.characters(exclude_categories=["Cs"]), max_size=40
    )
)
def test_claims_are_slices_of_the_text_in_order_and_their_figures_too(text):
    end = 0
    for claim in split_claims(text):
        assert end <= claim.start and text[claim.start : claim.end] == claim.text
        assert all(text[figure.start : figure.end] == figure.text for figure in claim.figures)
        end = claim.end
