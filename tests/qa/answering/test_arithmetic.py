from dataclasses import replace

from qa.answering.arithmetic import difference, total
from tests.qa.fake_bot import GROWTH, RENEWED, TOTAL

SLOWER = replace(GROWTH, value=6.0, indicator="工业增加值增长")
MORE = replace(RENEWED, value=15000.0, indicator="改造棚户区")


def test_a_difference_of_rates_is_in_points():
    assert difference([SLOWER, GROWTH]) == "按报告所列的数值计算：“地区生产总值增长”更高，相差1.5个百分点。"


def test_a_difference_of_amounts_has_their_unit():
    assert difference([MORE, RENEWED]) == "按报告所列的数值计算：“改造棚户区”更高，相差1.47万个。"


def test_equal_values_are_said_to_be_equal():
    assert difference([GROWTH, replace(SLOWER, value=7.5)]) == "按报告所列的数值计算：两者数值相同。"


def test_nothing_is_computed_across_units_or_within_one_indicator():
    assert (difference([GROWTH, TOTAL]), difference([GROWTH, GROWTH]), total([RENEWED, TOTAL])) == ("", "", "")


def test_amounts_add_up_and_rates_do_not():
    assert total([RENEWED, MORE]) == "按报告所列的数值计算：合计1.53万个。"
    assert total([GROWTH, SLOWER]) == ""
