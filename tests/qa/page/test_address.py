import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.page.address import Address

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SPANS = st.tuples(st.integers(0, 999), st.integers(1, 999)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.builds(Address, TEXT, TEXT, st.integers(0, 9999), st.none() | SPANS))
def test_parse_is_the_inverse_of_writing(address):
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize("search", ["", "?", "?p=-1", "?p=二", "?p=99999999", "?at=5-3", "?at=a-b", "?x=1", "%%%=&&"])
def test_parse_ignores_what_it_cannot_understand(search):
    assert Address.parse(search) == Address()


def test_parse_takes_the_last_of_repeated_fields():
    assert Address.parse("?q=a&q=b") == Address(question="b")
