"""Wordings of several people, about things that no gold set asks of."""

import pytest

from qa.question.operation import asks_change, read_dealt, read_operation


@pytest.mark.parametrize(
    ("text", "operator", "names"),
    [
        ("小麦和玉米,哪个总产高", "compare", ["小麦", "玉米"]),
        ("工业投资与民间投资的增速对比,谁更亮眼", "compare", ["工业投资", "民间投资的增速"]),
        ("比起城里,农村低保标准提得更多吗", "compare", ["农村低保标准", "城里"]),
        ("外贸增速赶上内贸没有", "compare", ["外贸增速", "内贸"]),
        ("第二产业的增速不如第三产业吧", "compare", ["第二产业的增速", "第三产业"]),
        ("专利申请量pk授权量", "compare", ["专利申请量", "授权量"]),
        ("增值税、企业所得税、个人所得税,减免额最大的是哪一项", "compare", ["增值税", "企业所得税", "个人所得税"]),
        ("居民收入增长快于经济增长吗", "compare", ["居民收入增长", "经济增长"]),
        ("民营企业数超出国有企业多少家", "difference", ["民营企业数", "国有企业"]),
        ("存款增速领先贷款增速几个点", "difference", ["存款增速", "贷款增速"]),
        ("建成的公园比新建的绿道少几个", "difference", ["建成的公园", "新建的绿道"]),
        ("小学和初中新增学位加一块儿有多少", "sum", ["小学", "初中新增学位"]),
        ("公租房、保障性租赁住房总共筹集多少套", "sum", ["公租房", "保障性租赁住房"]),
        ("铁路投资加公路投资一共花多少", "sum", ["铁路投资", "公路投资"]),
        ("出口总额相当于进口总额的多少倍", "ratio", ["出口总额", "进口总额"]),
    ],
)
def test_sides_are_read_however_they_are_set_beside_one_another(text, operator, names):
    operation = read_operation(text)
    assert (operation.operator, [side.name for side in operation.sides]) == (operator, names)


@pytest.mark.parametrize(
    "text",
    [
        "失业率目标今年比去年松了还是紧了",
        "跟去年完成数相比,今年新增就业目标是加了还是减了",
        "粮食产量今年的任务低于去年的收成吗",
        "对比一下今年和去年的赤字率",
        "城镇新增就业,目标和实际差几万",
    ],
)
def test_this_year_and_last_year_are_two_sides_of_one_thing(text):
    operation = read_operation(text)
    assert operation.times
    assert {side.name for side in operation.sides} == {"今年的目标", "去年的实际"}


@pytest.mark.parametrize(
    "text",
    [
        "今年城镇新增就业目标是多少",
        "全省粮食产量比上年增长多少",
        "工业和信息化领域有哪些举措",
        "粮食总产量达到多少万吨",
        "去年一共建成多少套保障房",
        "哪些地方和单位受到表彰",
        "老旧小区改造涉及多少户和多少栋楼",
        "规上工业增加值高于全国多少个百分点",
    ],
)
def test_what_sets_nothing_beside_anything_has_no_sides(text):
    assert read_operation(text) is None


def test_the_words_of_one_side_are_given_to_the_other():
    sides = read_operation("小麦产量比玉米高多少").sides
    assert [side.text for side in sides] == ["小麦产量 高多少", "玉米产量 高多少"]


@pytest.mark.parametrize(("text", "less"), [("茶叶和水果哪个产得少", True), ("茶叶和水果孰多孰少", False)])
def test_the_side_with_less_is_ahead_only_if_less_is_asked_for(text, less):
    assert read_operation(text).less is less


def test_keywords_ask_for_each_of_three_things_and_a_question_does_not():
    assert [part.name for part in read_dealt("茶园、果园、菜地的面积", True)] == ["茶园", "果园", "菜地的面积"]
    assert read_dealt("茶园、果园、菜地的面积", False) == read_dealt("茶园、果园的面积", True) == ()


def test_each_one_number_is_asked_for():
    assert [part.name for part in read_dealt("茶园和果园各新建多少亩", False)] == ["茶园", "果园"]
    assert read_dealt("各类果园新建多少亩", False) == ()


def test_a_change_is_not_a_level():
    assert asks_change("入园率提升了几个点")
    assert not asks_change("入园率达到多少")
