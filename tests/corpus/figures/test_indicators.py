import pytest

from corpus.figures.indicators import Indicator
from tests.corpus.figures.grammar import discourse

GREEN = Indicator("新增绿地", "新增绿地", "新增")
TRADE = Indicator.of("进出口总值")


def test_of_cleans_the_phrase_and_drops_the_change_from_the_subject():
    assert Indicator.of("，固定资产 投资增长") == Indicator("固定资产投资增长", "固定资产投资", "")
    assert Indicator.of("新建学校、", "学校", "新建") == Indicator("新建学校", "学校", "新建")


def test_of_keeps_the_end_of_a_long_phrase():
    assert Indicator.of("甲" * 50 + "产值").text == "甲" * 38 + "产值"


@pytest.mark.parametrize(
    ("indicator", "thing"),
    [
        (Indicator("新建学校", "新建学校", "新建"), "学校"),
        (Indicator("保障性住房开工", "保障性住房开工", ""), "保障性住房"),
        (Indicator("投产", "投产", ""), "投产"),
    ],
)
def test_the_thing_is_without_what_was_done_to_it(indicator, thing):
    assert indicator.thing == thing


def test_the_previous_name_is_of_the_same_sentence_the_last_subject_of_any():
    same, other = discourse("新增绿地5公顷，栽树6万株", GREEN), discourse("新增绿地5公顷。栽树6万株", GREEN)
    assert (same.previous, other.previous, other.last_subject) == (GREEN, None, "新增绿地")
    assert (discourse("栽树6万株").previous, discourse("栽树6万株").last_subject) == (None, "")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("新增绿地458公顷，其中主城区366公顷", True),
        ("新增绿地458公顷，其中公园5个", False),
        ("新增绿地458公顷，主城区366公顷", False),
    ],
)
def test_a_part_of_what_was_done_is_of_the_unit_of_the_whole(text, part):
    assert discourse(text, GREEN).part_of_flow is part


def test_the_owner_is_told_by_the_clause_before_by_the_figure_before_or_behind():
    assert discourse("扩大博士后工作站规模，总数超过30家").owner() == "博士后工作站"
    assert discourse("进出口总值5亿元，增速8%", TRADE).owner() == "进出口总值"
    assert discourse("总投资5亿元，建设产业园区").owner() == "产业园区"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("改造老街3条；投资12万元，完成了水厂的消毒设备更新", "水厂的消毒设备更新"),
        ("改造老街3条；投资2600万元，对80余公里乡村道路进行了整修", "乡村道路"),
        ("改造老街3条；投资300万元，用于校舍维修。新建水厂", "校舍维修"),
        ("改造老街3条；投资80万元。新建水厂", "老街"),
        ("改造老街3条；投资80万元，同比增长5%", "老街"),
        ("改造老街3条，投资80万元，新建水厂", "老街"),
    ],
)
def test_a_statement_that_begins_with_a_measure_says_behind_it_what_that_is_for(text, owner):
    assert discourse(text, Indicator("改造老街", "老街", "改造")).owner("投资") == owner


def test_the_purpose_is_told_in_the_same_item():
    assert discourse("1.1计划投资80万元1.2占地9亩").purpose() == ""
    assert discourse("投资80万元硬化了东风巷").purpose() == "东风巷"


def test_the_statement_begins_behind_the_last_one():
    assert discourse("改造老街；总投资80万元").statement == "总投资"


def test_the_doer_is_the_subject_before_it():
    assert discourse("完善营养计划，惠及5万人").doer == "完善营养计划"
    assert discourse("进出口总值5亿元，带动3万人", TRADE).doer == "进出口总值"


def test_the_measure_between_is_one_that_set_a_record():
    record = discourse("对东盟出口增长9%，进出口总值创历史新高，达到50亿元", TRADE)
    assert record.measure_between() == "进出口总值"
    assert discourse("对东盟出口增长9%，势头良好，达到50亿元", TRADE).measure_between() == ""


def test_the_thing_behind_passes_over_the_other_figures_of_a_list():
    assert discourse("5家省级研发平台落户").thing_behind() == "省级研发平台"
    assert discourse("7.8万户、22.9万人农村低保对象").thing_behind() == "农村低保对象"


@pytest.mark.parametrize(
    ("text", "earner"),
    [
        ("茶叶企业稳步发展，实现收入5亿元", "茶叶企业"),
        ("茶叶企业稳步发展，收入5亿元", ""),
        ("狠抓落实，实现收入5亿元", ""),
    ],
)
def test_earner_is_the_subject_that_the_clause_before_says_is_doing_well(text, earner):
    assert discourse(text).earner == earner


def test_sentence_before_is_a_subject_only_where_it_tells_how_that_does():
    assert discourse("旅游业蓬勃发展。收入5亿元").sentence_before == "旅游业"
    assert discourse("加强旅游管理。收入5亿元").sentence_before == ""


def test_whole_is_what_its_statement_says_it_is_a_part_of():
    assert discourse("在财政支出中，教育占20%").whole == "财政支出"
    assert discourse("教育占20%").whole == ""
