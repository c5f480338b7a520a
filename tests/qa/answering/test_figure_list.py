from dataclasses import replace

import pytest

from corpus import Paragraph, Span
from index import Query
from qa.answering.figure_list import Bound, Condition, condition, listing, roster
from qa.question.scope import Scope
from qa.question.wants import parse
from tests.qa.fake_bot import GDP, GROWTH, TOTAL

SCOPE = Scope(("alpha-2023",), "")
FOREIGN = replace(TOTAL, start=0, unit="美元", value=2.5e8, modality="力争", indicator="利用外资")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("列出全部以美元计价的指标", Condition(frozenset({"dollar"}), frozenset({"美元"}))),
        ("用“力争”说的目标有哪些", Condition(modalities=frozenset({"力争"}))),
        ("增长10%以上的指标有几个", Condition(kinds=frozenset({"growth"}), bound=Bound(10.0, "%", ">="))),
        ("不超过5万亩的数字有哪些", Condition(bound=Bound(50000.0, "亩", "<="))),
        ("增长目标有哪些", None),
        ("力争新增多少个项目", None),
    ],
)
def test_a_question_for_all_has_a_condition(text, expected):
    assert condition(parse(text), {"力争", "确保", ""}) == expected


@pytest.mark.parametrize(
    ("bound", "holds"),
    [
        (Bound(7.5, "%", ">="), True),
        (Bound(7.5, "%", ">"), False),
        (Bound(8, "%", "<"), True),
        (Bound(75, "‰", ">="), True),
        (Bound(7, "个百分点", ">="), False),
    ],
)
def test_a_bound_is_held_against_the_value_in_its_unit(bound, holds):
    assert bound.holds(GROWTH) is holds


def test_a_figure_that_is_itself_a_bound_is_read_as_one():
    assert Bound(4e11, "元", ">").holds(TOTAL)
    assert not Bound(5e11, "元", "<").holds(TOTAL)


def test_the_table_is_filtered_by_report_time_condition_and_topic():
    figures = [GROWTH, TOTAL, FOREIGN, replace(FOREIGN, report="beta-2024"), replace(FOREIGN, tense="actual")]
    money = Condition(dimensions=frozenset({"yuan", "dollar"}))
    scope = replace(SCOPE, asked="target")
    assert roster(money, figures, scope, Query("", "", "")) == [TOTAL, FOREIGN]
    assert roster(money, figures, scope, Query("", "外资", "")) == [FOREIGN]


def test_a_listing_says_how_many_there_are_and_where():
    text = f"{GDP}利用外资2亿美元。"
    ends = (len(GDP), len(text))
    passage = Paragraph("alpha-2023", 2, (), "", text, (Span(0, ends[0]), Span(*ends)), 0)
    dollars = replace(FOREIGN, start=ends[0] + 4, end=ends[0] + 8)
    finding = listing([GROWTH, TOTAL, dollars], {("alpha-2023", 2): passage})
    assert finding.text == "地区生产总值增长7.5%、突破4000亿元\n利用外资2亿美元"
    assert finding.message == "按全文的数字逐一统计，符合条件的共 3 项。"
