"""Sides over small reports of several places and years."""

from tests.qa.asking import read
from tests.qa.question.test_scope import report

REPORTS = [
    report(f"{name}-{year}", place, year)
    for name, place in (("sc", "四川省"), ("gd", "广东省"))
    for year in (2025, 2026)
]


def sides(question):
    return [(side.place, side.year, side.tense, side.scope.reports) for side in read(question, REPORTS).sides]


def test_two_places_in_one_year():
    assert sides("四川和广东2026年GDP目标哪个高") == [
        ("四川省", 2026, "target", ("sc-2026",)),
        ("广东省", 2026, "target", ("gd-2026",)),
    ]


def test_one_place_in_two_years():
    assert sides("四川2026年的目标比2025年有什么变化") == [
        ("四川省", 2026, "target", ("sc-2026",)),
        ("四川省", 2025, "target", ("sc-2025",)),
    ]


def test_a_goal_and_what_came_of_it():
    assert sides("四川2025年的增长目标完成了没有") == [
        ("四川省", 2025, "target", ("sc-2025",)),
        ("四川省", 2025, "actual", ("sc-2026",)),
    ]


def test_every_province():
    assert [side[0] for side in sides("2026年哪些省的目标在5.5%以上")] == ["广东省", "四川省"]


def test_every_province_of_the_nation():
    assert [side[0] for side in sides("全国各省2026年目标分别多少")] == ["广东省", "四川省"]


def test_places_that_act_together_are_no_sides():
    assert sides("四川和广东共建几个园区，哪个大") == []


def test_one_place_and_one_year_are_no_sides():
    assert sides("四川2026年哪个目标更高") == []


def test_every_year_of_a_place():
    assert sides("四川2024、2025年粮食产量多少") == [
        ("四川省", 2024, "actual", ("sc-2025",)),
        ("四川省", 2025, "actual", ("sc-2026",)),
    ]


def test_whoever_is_highest_is_looked_for_everywhere():
    assert [side[:3] for side in sides("2025年社零涨幅最高的是谁")] == [
        ("广东省", 2025, "actual"),
        ("四川省", 2025, "actual"),
    ]


def test_a_place_without_a_report_is_a_side_that_nothing_tells_of():
    assert sides("四川和江苏2025年GDP谁涨得快") == [
        ("四川省", 2025, "actual", ("sc-2026",)),
        ("江苏省", 2025, None, ()),
    ]


def test_a_result_that_no_report_tells_is_a_side_without_reports():
    assert sides("四川2026年的增长目标完成了没有")[1] == ("四川省", 2026, "actual", ())


def test_where_no_place_is_named_and_few_have_reports_all_are_open():
    assert [side.place for side in read("2026年新增就业多少人", REPORTS).open_sides] == ["广东省", "四川省"]
    assert read("四川2026年新增就业多少人", REPORTS).open_sides == ()
