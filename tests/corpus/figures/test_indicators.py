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
