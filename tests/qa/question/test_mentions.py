import pytest

from corpus.text.gazetteer import NATION, place_of
from qa.question.mentions import Names


@pytest.fixture(scope="module")
def named():
    names = Names([place_of("甲乙市"), place_of(NATION)])
    return lambda text: [(text[m.start : m.end], *m.places) for m in names.find(text)]


def test_full_short_customary_and_english_names(named):
    assert named("四川省2025年和江西") == [("四川省", "四川省"), ("江西", "江西省")]
    assert named("三湘大地、申城、蓉城") == [("三湘大地", "湖南省"), ("申城", "上海市"), ("蓉城", "成都市")]
    assert named("did inner mongolia and xi'an grow") == [("inner mongolia", "内蒙古自治区"), ("xi'an", "西安市")]


def test_a_place_with_a_report_that_the_gazetteer_lacks(named):
    assert named("甲乙今年新建几座桥") == [("甲乙", "甲乙市")]


def test_one_character_names_alone_and_in_runs(named):
    assert named("皖2025年") == [("皖", "安徽省")]
    assert named("川渝今年") == [("川渝", "四川省", "重庆市")]
    assert named("粤鲁浙川四省") == [("粤鲁浙川", "广东省", "山东省", "浙江省", "四川省")]


@pytest.mark.parametrize("text", ["川流不息", "新增就业", "台阶", "青年", "苏宁", "黑土地", "桂花树", "国家级园区"])
def test_words_that_only_look_like_places(named, text):
    assert named(text) == []


@pytest.mark.parametrize("text", ["朝阳产业", "北京路", "四川大学", "白银价格", "来宾接待"])
def test_parts_of_other_names(named, text):
    assert named(text) == []


def test_one_character_that_is_an_everyday_word_where_only_a_place_can_stand(named):
    assert named("津 2025 gdp") == [("津", "天津市")]
    assert named("京和粤2026年") == [("京", "北京市"), ("粤", "广东省")]
    assert named("晋省去年") == [("晋", "山西省")]


def test_a_name_with_a_part_in_brackets(named):
    assert named("新(疆) 2026") == [("新(疆)", "新疆维吾尔自治区")]


def test_parts_of_a_place_with_a_report():
    names = Names([place_of("重庆市"), place_of("北京市")])
    assert [m.places for m in names.find("请问今年南川区棚改多少套")] == [("南川区",)]
    assert [m.places for m in names.find("今年在东城建多少个公园")] == [("北京市东城区",)]
    assert names.find("推动城市区域协调") == []


def test_a_former_name_that_is_a_common_noun_names_nothing():
    assert Names([place_of("河南省")]).find("各省市区的经济增长") == []


def test_a_region_names_its_places(named):
    assert named("长三角今年") == [("长三角", "上海市", "江苏省", "浙江省", "安徽省")]


@pytest.mark.parametrize(
    "question",
    ["国家今年赤字率", "全国新增就业多少", "2020年国家要求降几成", "2021年中国GDP增长多少", "国家给哪些照顾"],
)
def test_the_nation_is_asked_about(named, question):
    assert [places for _, *places in named(question)] == [[NATION]]


@pytest.mark.parametrize(
    "question",
    [
        "国家“一流学科”有几个",
        "哪里要建国家医学中心",
        "棉花占全国多少",
        "增速比全国高多少",
        "入选国家农业品牌的有哪些",
        "产量全国第几",
        "哪些国家和地区",
    ],
)
def test_a_title_a_rank_and_a_comparison_are_not_asked_of_the_nation(named, question):
    assert named(question) == []


@pytest.fixture(scope="module")
def near():
    names = Names([place_of("绵阳市"), place_of("衡川市石磨区"), place_of("和平区")])
    return lambda text: [(text[m.start : m.end], *m.places) for m in names.find(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("涪城区2025年新增就业多少", [("涪城区", "涪城区")]),
        ("江油和涪城的工业增速", [("江油", "江油市"), ("涪城", "涪城区")]),
        ("绵阳市涪城区今年", [("绵阳市涪城区", "涪城区")]),
        ("天津和平今年", [("天津和平", "天津市和平区")]),
        ("南京市鼓楼区今年", [("南京市鼓楼区", "南京市鼓楼区")]),
        ("鼓楼区今年", [("鼓楼区", "鼓楼区")]),
        ("徐水县2010年", [("徐水县", "徐水区")]),
        ("石磨区2021年", [("石磨区", "衡川市石磨区")]),
        ("衡川石磨2021年", [("衡川石磨", "衡川市石磨区")]),
        ("和平2025年的目标", [("和平", "和平区")]),
        ("襄樊2005年", [("襄樊", "襄阳市")]),
    ],
)
def test_a_county_is_found_by_its_own_name_and_with_its_city_s(near, text, places):
    assert near(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "建设和平的家园",
        "城市南区改造",
        "对应县区的目标",
        "新城建设多少亩",
        "合作社有几个",
        "朝阳产业多少家",
        "义乌商品城建了没",
    ],
)
def test_an_everyday_word_is_no_county(near, text):
    assert near(text) == []
