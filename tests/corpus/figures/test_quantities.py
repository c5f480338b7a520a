from decimal import Decimal

import pytest

from corpus.figures.nonfigures import NonFigure
from corpus.figures.quantities import Quantity, find_quantities


def quantities(text):
    return [(text[q.start : q.end], float(q.value), q.unit) for q in find_quantities(text)[0]]


def test_a_quantity_holds_all_that_its_number_says():
    found = find_quantities("“十四五”期间培训2万余人")
    assert found == (
        (Quantity(9, 13, Decimal(20000), None, "人", "arabic", ">"),),
        (NonFigure(1, 4, "十四五", "name"),),
    )


@pytest.mark.parametrize(
    ("text", "low", "high"), [("5—10亿元", 5e8, 1e9), ("6%-6.5%", 6, 6.5), ("3至5家", 3, 5), ("2～3个百分点", 2, 3)]
)
def test_a_range_is_one_quantity(text, low, high):
    [quantity] = find_quantities(f"增长{text}。")[0]
    assert (float(quantity.value), float(quantity.value_max)) == (low, high)


@pytest.mark.parametrize("text", ["从45.8%到77.3%", "由77.3%至45.8%", "5%到3个百分点"])
def test_a_change_is_no_range(text):
    assert [q.value_max for q in find_quantities(text)[0]] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进5、8家", [("5", 5, "家"), ("8家", 8, "家")]),
        ("投资3、5亿元", [("3", 3e8, "元"), ("5亿元", 5e8, "元")]),
        ("由8300万人次增加到1亿3千多万", [("8300万人次", 8.3e7, "人次"), ("1亿3千多万", 1.3e8, "人次")]),
    ],
)
def test_a_number_takes_the_unit_of_the_one_it_belongs_with(text, expected):
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("减少1386万农村贫困人口", [("1386万", 1.386e7, "人")]),
        ("旅游收入达1.2亿", [("1.2亿", 1.2e8, "元")]),
        ("接待旅游人次3.5万", [("3.5万", 3.5e4, "人次")]),
        ("营商环境指数达到87.5，", [("87.5", 87.5, "")]),
    ],
)
def test_a_number_without_a_unit_takes_that_of_its_noun(text, expected):
    assert quantities(text) == expected


def test_a_unit_may_stand_in_brackets_before_its_number():
    assert quantities("发行总额（亿元）10.00，付息（万元）：412，人数（不含农村）5") == [
        ("10.00", 1e9, "元"),
        ("412", 4.12e6, "元"),
    ]


def test_a_currency_before_the_number_rules_the_unit():
    assert quantities("引进港币3500万元、美元200万元") == [("3500万元", 3.5e7, "港元"), ("200万元", 2e6, "美元")]


def test_a_size_class_is_part_of_a_name():
    assert find_quantities("25兆瓦级机组")[1] == (NonFigure(0, 4, "25兆瓦", "name"),)
