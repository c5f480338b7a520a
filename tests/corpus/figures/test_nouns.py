import pytest

from corpus.figures.indicators import Indicator
from corpus.figures.nouns import counted_indicator, noun_behind
from tests.corpus.figures.grammar import contexts, discourse


@pytest.mark.parametrize(
    ("text", "body", "noun"),
    [
        ("改造443个老旧小区", "改造", ("", "老旧小区")),
        ("29项成果获国家科学技术奖励", "", ("获国家科学技术奖励的", "成果")),
        ("30件实事全面完成", "", ("", "实事")),
        ("100所达到二级水平的次中心", "", ("达到二级水平的", "次中心")),
        ("70%的村卫生室", "", ("", "村卫生室")),
        ("70%村卫生室", "", ("", "村卫生室")),
        ("总产值5亿元的企业", "总产值", ("", "企业")),
    ],
)
def test_the_noun_behind_is_found_with_what_is_told_of_it(text, body, noun):
    assert noun_behind(contexts(text)[0], body) == noun


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("新建学校5所", "新建学校"),
        ("减少到152项", "减少到"),
        ("投入3亿元实施改造", "投入"),
        ("居民收入增长6%左右", "居民收入增长"),
        ("新建5所（含续建2所）学校", "新建"),
    ],
)
def test_what_follows_is_no_noun(text, body):
    assert noun_behind(contexts(text)[0], body) is None


@pytest.mark.parametrize(
    ("text", "body", "name"),
    [
        ("改造443个老旧小区", "改造", Indicator("改造老旧小区", "改造老旧小区", "改造")),
        ("惠及3400万人的工程", "惠及", Indicator("工程惠及", "工程", "")),
        ("营养计划惠及3600万名学生", "营养计划惠及", Indicator("营养计划惠及学生", "营养计划", "")),
        ("总产值5亿元的企业", "总产值", Indicator("企业总产值", "企业总产值", "")),
        ("建成幼儿园、小学等5所学校", "建成幼儿园、小学等", Indicator("建成学校", "学校", "建成")),
        ("建成普惠性5所学校", "建成普惠性", Indicator("建成普惠性学校", "学校", "建成")),
    ],
)
def test_a_counted_thing_is_named_by_action_attribute_and_noun(text, body, name):
    around = discourse(text)
    assert counted_indicator(around, *noun_behind(around.context, body), body) == name


def test_an_item_of_a_list_takes_the_action_before_it():
    around = discourse("新建5所学校、6家医院", Indicator("新建学校", "学校", "新建"))
    assert counted_indicator(around, "", "医院", "") == Indicator("新建医院", "医院", "新建")
