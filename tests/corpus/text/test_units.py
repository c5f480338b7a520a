import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.units import convert, dimension, same_quantity, unit_at, unit_of


@pytest.mark.parametrize(
    ("value", "unit", "to_unit", "result"),
    [
        (46e8, "斤", "吨", 230e4),
        (1, "公顷", "亩", 15),
        (1.5, "公里", "米", 1500),
        (2, "平方公里", "平方米", 2e6),
        (3, "千瓦时", "千瓦时", 3),
        (30, "微克/立方米", "毫克/立方米", 0.03),
        (5, "‰", "%", 0.5),
    ],
)
def test_convert_within_a_dimension(value, unit, to_unit, result):
    assert convert(value, unit, to_unit) == pytest.approx(result)


@pytest.mark.parametrize(
    ("unit", "to_unit"),
    [("%", "个百分点"), ("元", "美元"), ("个", "家"), ("吨/日", "吨/年"), ("人", "人次"), ("米", "亩")],
)
def test_convert_across_dimensions_gives_none(unit, to_unit):
    assert convert(1, unit, to_unit) is None


@given(st.floats(1, 1e12), st.sampled_from(["斤", "吨", "公斤", "克"]), st.sampled_from(["斤", "吨", "公斤", "克"]))
def test_convert_there_and_back_is_the_same_quantity(value, unit, other):
    assert same_quantity(convert(convert(value, unit, other), other, unit), unit, value, unit)


def test_same_quantity_tells_rounded_from_other():
    assert same_quantity(2250, "亩", 150, "公顷")
    assert not same_quantity(2251, "亩", 150, "公顷")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("％左右", ("%", 1)),
        ("个百分点", ("个百分点", 4)),
        ("个项目", ("个", 1)),
        ("微克/立方米", ("微克/立方米", 6)),
        ("吨/日", ("吨/日", 3)),
        ("人/百亿元以下", ("人/百亿元", 5)),
        ("人次以上", ("人次", 2)),
        ("人才公寓", None),
        ("年轻人才", None),
        ("项目标", ("项", 1)),
        ("㎡", ("平方米", 1)),
        ("龙", None),
    ],
)
def test_unit_at_takes_the_longest_unit_that_is_no_other_word(text, read):
    assert unit_at(text, 0) == read


def test_unit_of_an_unknown_spelling_is_its_own_dimension():
    assert (unit_of("碗").name, dimension("面")) == ("碗", "面")
