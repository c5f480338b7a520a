import pytest

from qa.question.confirmation import read_confirmation


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("茶叶产值过三百亿了没", 3e10, "", ">="),
        ("绿化率有没有到45%", 45, "%", ">="),
        ("新建公园是12个吗", 12, "个", "="),
        ("旅客没到两百万人,是不是", 2e6, "人", "<"),
        ("失业率控制在5%以内对吧", 5, "%", "<="),
        ("投资目标真的只有900亿元吗", 9e10, "元", "="),
        ("收入要涨6个点,属实不", 6, "%", "="),
    ],
)
def test_an_amount_is_read_with_its_bound(text, value, unit, bound):
    stated = read_confirmation(text)
    assert (stated.value, stated.unit, stated.bound) == (value, unit, bound)


@pytest.mark.parametrize(
    "text", ["2025年建成了吗", "新建公园多少个", "哪些公园超过5公顷", "5g基站有吗", "公园建好了没有"]
)
def test_what_states_no_amount_asks_for_none_to_be_confirmed(text):
    assert read_confirmation(text) is None


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("过三百亿了没", 2.9e10, False),
        ("过三百亿了没", 3.1e10, True),
        ("是不是300亿元", 3.1e10, False),
        ("没到300亿元吧", 2.9e10, True),
    ],
)
def test_a_value_holds_or_not(text, value, holds):
    assert read_confirmation(text).holds(value) is holds
