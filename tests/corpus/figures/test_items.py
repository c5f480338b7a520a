import pytest

from corpus.figures.items import item_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.新建桥梁3座；2、改造危桥5座。", ["1.", "2、"]),
        ("（1）卫生支出2亿元；(12)教育支出3亿元", ["（1）", "(12)"]),
        ("支出如下：（一）卫生2亿元。（二）教育3亿元", ["（一）", "（二）"]),
        ("①新建桥梁3座②改造危桥5座", ["①", "②"]),
        ("3.1本工程投资1280.5万元3.2本工程面积5600平方米", ["3.1", "3.2"]),
        ("2.税收情况\n税收5亿元", ["2.税收情况\n"]),
        ("完成\n（3）绿化8亩", ["（3）"]),
    ],
)
def test_numbers_of_items_begin_a_statement_or_stand_right_behind_a_figure(text, numbers):
    assert [item.of(text) for item in item_numbers(text)] == numbers


@pytest.mark.parametrize(
    "text", ["增长2.5个百分点", "PM2.5浓度", "投资3.5亿元", "产值（2）亿元", "总量达到12、13家", "三、四季度"]
)
def test_other_numbers_are_none(text):
    assert list(item_numbers(text)) == []
