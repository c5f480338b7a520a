from dataclasses import replace

import pytest

from corpus import Figure
from qa.comparing.commitments import is_commitment

GOAL = Figure("a:1:0-2", "a", 1, 0, 2, "", 1, None, "", "=", "", "level", "target", "", 2025)


@pytest.mark.parametrize(
    ("text", "number", "unit", "indicator", "commitment"),
    [
        ("林地承包期再延长70年", "70年", "年", "承包期再延长", False),
        ("口岸落地签证72小时", "72小时", "小时", "落地签证", False),
        ("优良天数达到330天", "330天", "天", "优良天数", True),
        ("人均预期寿命达到80岁", "80岁", "岁", "人均预期寿命", True),
        ("做好七个方面工作", "七个", "个", "方面工作", False),
        ("学习贯彻三次全会精神", "三次", "次", "全会精神", False),
        ("实施1000万元以上工业项目200个", "1000万元", "元", "工业项目", False),
        ("完成投资1000万元以上。", "1000万元", "元", "投资", True),
        ("用好12个口岸", "12个", "个", "口岸", False),
        ("新建12个口岸", "12个", "个", "新建口岸", True),
    ],
)
def test_a_commitment_is_an_amount_to_be_reached(text, number, unit, indicator, commitment):
    goal = replace(GOAL, text=number, unit=unit, indicator=indicator)
    assert is_commitment(goal, text, text.index(number)) is commitment
