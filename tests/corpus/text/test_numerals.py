from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.numerals import read_digits, read_guess, read_numeral, write_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两百", Decimal(200)),
        ("一万二千", Decimal(12000)),
        ("七点五", Decimal("7.5")),
        ("三五", None),
        ("好", None),
        ("一" * 25, None),
    ],
)
def test_read_numeral(text, value):
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("两三", (2, 3)),
        ("七八十", (70, 80)),
        ("十五六", (15, 16)),
        ("三四百万", (3000000, 4000000)),
        ("一百二三十", (120, 130)),
        ("三五", None),
        ("一二三", None),
        ("四十五", None),
        ("三二", None),
    ],
)
def test_neighbouring_digits_leave_two_values_open(text, values):
    assert read_guess(text) == values


@given(st.integers(1, 99))
def test_what_is_written_is_read(number):
    assert read_numeral(write_numeral(number)) == number


def test_digits_are_read_one_by_one():
    assert (read_digits("二〇二三"), read_digits("一九九○"), read_digits("2０1九")) == (2023, 1990, 2019)
