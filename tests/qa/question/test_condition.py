import pytest

from qa.question.condition import Bound, Condition
from tests.qa.asking import read
from tests.qa.fake_bot import GROWTH, TOTAL, figure


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("列出全部以美元计价的指标", Condition(frozenset({"dollar"}), frozenset({"美元"}))),
        ("用“力争”说的目标有哪些", Condition(modalities=frozenset({"力争"}))),
        ("增长10%以上的指标有几个", Condition(kinds=frozenset({"growth"}), bound=Bound(10.0, "%", ">="))),
        ("不超过5万亩的数字有哪些", Condition(bound=Bound(50000.0, "亩", "<="))),
        ("增长目标有哪些", None),
        ("哪些省的目标在5.5%以上", Condition(bound=Bound(5.5, "%", ">="))),
        ("哪几个省超过5%", Condition(bound=Bound(5.0, "%", ">"))),
        ("哪些地方新增就业不低于100万人", Condition(bound=Bound(1e6, "人", ">="))),
        ("哪些省定的是5%", Condition(bound=Bound(5.0, "%", "="))),
        ("哪些省的目标最高", None),
        ("从5%到6%", None),
        ("哪些省没到5.2%", Condition(bound=Bound(5.2, "%", "<"))),
        ("突破120万人的省份名单", Condition(bound=Bound(1.2e6, "人", ">"))),
        ("which provinces grew at least 5%", Condition(bound=Bound(5.0, "%", ">="))),
    ],
)
def test_the_condition_of_a_question(text, condition):
    assert read(text, modalities={"力争", "确保", ""}).condition == condition


@pytest.mark.parametrize(
    ("comparator", "value", "bound", "holds"),
    [
        (">=", 5.5, "=", True),
        (">=", 5.4, "=", False),
        (">", 5.5, "=", False),
        (">", 5.5, ">", True),
        ("<", 5.0, "=", True),
        ("<=", 6.0, "=", False),
        ("=", 5.5, "~", True),
        ("=", 6.0, "=", False),
    ],
)
def test_a_figure_is_held_against_a_bound(comparator, value, bound, holds):
    assert Bound(5.5, "%", comparator).holds(figure(1, 0, "5%", value, "%", bound, "增长")) is holds


def test_a_bound_is_held_against_the_value_in_its_unit():
    assert Bound(75, "‰", ">=").holds(GROWTH)
    assert not Bound(7, "个百分点", ">=").holds(GROWTH)


def test_a_figure_that_is_itself_a_bound_is_read_as_one():
    assert Bound(4e11, "元", ">").holds(TOTAL)
    assert not Bound(5e11, "元", "<").holds(TOTAL)
