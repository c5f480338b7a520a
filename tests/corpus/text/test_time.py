import pytest

from corpus.text.time import named_plans, named_years, plan_ending, plan_years, relative_years, speaks_of_several


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年度新增就业多少", [(0, 6, 2024)]),
        ("二〇二四年的目标", [(0, 5, 2024)]),
        ("一九九八年", [(0, 5, 1998)]),
        ("2024粮食产量", [(0, 4, 2024)]),
        ("比 2020 年多", [(2, 8, 2020)]),
        ("培训2000名医生", []),
        ("2000万亩高标准农田", []),
        ("新增2025.5万吨", []),
        ("增长2024%", []),
        ("2025道路硬化多少", [(0, 4, 2025)]),
        ("1.2024年", []),
        ("“十二五”末的产量", [(0, 6, 2015)]),
        ("十三五期末产量", [(0, 5, 2020)]),
        ("“十三五”时期的产量", []),
    ],
)
def test_named_years(text, years):
    assert [(named.start, named.end, named.year) for named in named_years(text)] == years


def test_relative_years_take_the_longest_word():
    said = relative_years("刚刚过去的一年、本年度和明年")
    assert [(word.start, word.end, word.offset) for word in said] == [(0, 7, -1), (8, 11, 0), (12, 14, 1)]


@pytest.mark.parametrize(
    ("text", "several"),
    [("五年来", True), ("过去五年", True), ("“十四五”时期", True), ("十四五以来", True), ("今年", False)],
)
def test_speaks_of_several(text, several):
    assert speaks_of_several(text) is several


@pytest.mark.parametrize(("plan", "years"), [("六五", (1981, 1985)), ("十五", (2001, 2005)), ("二五", None)])
def test_plan_years(plan, years):
    assert plan_years(plan) == years


@pytest.mark.parametrize("year", range(1985, 2052, 5))
def test_plan_ending_is_the_inverse_of_plan_years(year):
    assert plan_years(plan_ending(year)) == (year - 4, year)


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("“十三五”时期", {(2016, 2020)}),
        ("十四五末和“十五五”规划", {(2021, 2025), (2026, 2030)}),
        ("“一五”普法", set()),
        ("十四五六个", set()),
        ("十五五个", set()),
    ],
)
def test_plans_that_a_text_names(text, plans):
    assert named_plans(text) == plans
