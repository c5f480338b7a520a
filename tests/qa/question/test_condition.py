import pytest

from qa.question.condition import Condition, condition_of
from tests.qa.fake_bot import figure


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("哪些省的目标在5.5%以上", Condition(5.5, "%", ">=")),
        ("哪几个省超过5%", Condition(5.0, "%", ">")),
        ("哪些地方新增就业不低于100万人", Condition(1e6, "人", ">=")),
        ("哪些省的目标最高", None),
        ("从5%到6%", None),
    ],
)
def test_the_bound_of_a_question(text, condition):
    assert condition_of(text) == condition


@pytest.mark.parametrize(
    ("comparator", "value", "bound", "met"),
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
def test_a_figure_keeps_it(comparator, value, bound, met):
    stated = figure(1, 0, "5%", value, "%", bound, "增长")
    assert Condition(5.5, "%", comparator).met(stated) is met


def test_a_figure_in_another_unit_does_not():
    assert not Condition(5.5, "%", ">=").met(figure(1, 0, "6亿元", 6e8, "元", "=", "投资"))
