from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures.numbers import find_numbers, int_or_float


def numbers(text):
    return [(text[n.start : n.end], None if n.value is None else int_or_float(n.value)) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("27.9万亩", [("27.9万", 279000)]),
        ("1,100.9亿元", [("1,100.9亿", 110090000000)]),
        ("２７．９％", [("２７．９", 27.9)]),
        ("5 000亿元", [("5 000亿", 500000000000)]),
        ("27. 9万亩", [("27. 9万", 279000)]),
        ("4.4万亿元", [("4.4万亿", 4400000000000)]),
        ("620多万套", [("620多万", 6200000)]),
        ("3万多亿元", [("3万多亿", 3000000000000)]),
        ("1万6千多户", [("1万6千多", 16000)]),
        ("1亿3千多万", [("1亿3千多万", 130000000)]),
        ("500万千瓦时", [("500万", 5000000)]),
    ],
)
def test_find_numbers_reads_arabic_digits_with_scale_words(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("百分之七点五", [("百分之七点五", 7.5)]),
        ("百分之百", [("百分之百", 100)]),
        ("千分之三", [("千分之三", 0.3)]),
        ("三分之一", [("三分之一", 0.3333)]),
        ("1/10", [("1/10", 0.1)]),
        ("2.50∶1", [("2.50∶1", 2.5)]),
        ("二十万亿", [("二十万亿", 20000000000000)]),
        ("一千零五十", [("一千零五十", 1050)]),
        ("两", [("两", 2)]),
        ("翻一番、翻两番", [("翻一番", 2), ("翻两番", 4)]),
        ("三成半", [("三成半", 35)]),
        ("一半，过半，半数", [("一半", 0.5), ("过半", 0.5), ("半数", 0.5)]),
        ("三五", [("三五", None)]),
        ("七八十、两三千", [("七八十", 70), ("两三千", 2000)]),
        ("数十万、几十、好几万、几亿", [("数十万", 200000), ("几十", 20), ("好几万", 20000), ("几亿", 200000000)]),
        ("人数十万", [("十万", 100000)]),
        ("成百上千、成千上万", [("成百上千", 100), ("成千上万", 1000)]),
        ("翻了近一番、翻一番半", [("翻了近一番", 2), ("翻一番半", 2.8284)]),
        ("任务过半，经过半年", [("过半", 0.5)]),
    ],
)
def test_find_numbers_reads_chinese_numerals(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2万余", ">"),
        ("数千", ">"),
        ("成千上万", ">="),
        ("翻了近两番", "~"),
        ("翻超一番", ">"),
        ("两位数", ">="),
        ("5", "="),
    ],
)
def test_a_number_tells_the_bound_that_stands_inside_it(text, bound):
    assert [number.bound for number in find_numbers(text)] == [bound]


def test_find_numbers_leaves_a_year_beside_another_number_alone():
    assert numbers("2025 100家") == [("2025", 2025), ("100", 100)]


def test_find_numbers_gives_a_code_no_value():
    assert numbers("1" * 30) == [("1" * 30, None)]


@pytest.mark.parametrize("text", ["成都", "建成了", "三成为"])
def test_find_numbers_takes_tenths_for_no_other_word(text):
    assert [n.form for n in find_numbers(text) if n.form == "tenths"] == []


@given(
    st.decimals(min_value=0, max_value=10**8, places=2), st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("万亿", 12)])
)
def test_find_numbers_reads_back_what_is_formatted(value, scale):
    word, power = scale
    [number] = find_numbers(f"{value}{word}元")
    assert number.value == value * Decimal(10) ** power


@given(st.integers(min_value=1000, max_value=10**12))
def test_find_numbers_reads_thousands_separators(value):
    assert numbers(f"{value:,}元")[0] == (f"{value:,}", value)


@given(st.text(alphabet="0123456789０９.,，:/ 一二十百千万亿两点分之成半余多番翻元"))
def test_find_numbers_never_overlap(text):
    spans = [(n.start, n.end) for n in find_numbers(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(start < end for start, end in spans)
