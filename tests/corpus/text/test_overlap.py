from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from corpus.text.overlap import contains, find_quote, find_quotes, share, squeeze

TEXTS = st.text(st.sampled_from("增长 7.\n"), max_size=12)


def test_share_is_of_the_part():
    assert share({1, 2}, {2, 3, 4}) == 0.5
    assert share(set(), {1}) == 0.0


@given(TEXTS, TEXTS)
def test_a_quote_is_found_where_the_squeezed_text_holds_it(text, quote):
    span = find_quote(text, quote)
    assert (span is not None) == bool(squeeze(quote) and contains(text, quote))
    assert span is None or squeeze(span.of(text)) == squeeze(quote)


def test_every_place_of_a_quote_is_found():
    assert find_quotes("增 长，增长", "增长") == [Span(0, 3), Span(4, 6)]
    assert find_quotes("增长 7.5%，增\n长7.5 %", "增长7.5%") == [Span(0, 7), Span(8, 16)]
    assert find_quotes("7x5", "7.5") == []
    assert find_quotes("增长", " ") == []


@given(TEXTS, TEXTS, TEXTS)
def test_a_text_holds_its_parts_wherever_white_space_is(before, quote, after):
    assert contains(before + quote + after, " ".join(quote))
