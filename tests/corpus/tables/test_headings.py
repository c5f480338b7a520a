import pytest

from corpus.tables.headings import change_of, heading_measure, indicator_of, is_part, label_of, title_topic


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("#水 稻", "水稻"),
        ("其中：非农业", "非农业"),
        ("（一）税收收入（万元）", "税收收入"),
        ("1.教育支出", "教育支出"),
        ("①增值税", "增值税"),
        ("一、总收入", "总收入"),
        ("R&D 经费", "R&D 经费"),
    ],
)
def test_the_heading_of_a_row_names_what_is_counted(text, label):
    assert label_of(text) == label


def test_a_row_says_that_it_is_a_part():
    assert [is_part(text) for text in ("#猪", "其中：女性", "女性")] == [True, True, False]


@pytest.mark.parametrize(
    ("heading", "change"),
    [
        ("比上年增长（%）", "growth"),
        ("比年初增加额", "growth"),
        ("增减", "growth"),
        ("比重（%）", "share"),
        ("为预算的%", "share"),
        ("完成预算（%）", "share"),
        ("2019年", ""),
        ("年末余额", ""),
    ],
)
def test_headings_that_speak_of_a_change_or_a_part(heading, change):
    assert change_of(heading) == change


@pytest.mark.parametrize(
    "heading",
    ["绝对数", "2019年", "2020年预算数", "上年执行数", "指标值", "12月末", "1-9月累计", "年末数（万人）", "金额"],
)
def test_headings_that_only_say_when_name_no_measure(heading):
    assert heading_measure(heading) == ""


def test_other_headings_name_what_is_counted():
    assert [heading_measure(text) for text in ("产量（万吨）", "2019年产值", "从业人数")] == [
        "产量",
        "产值",
        "从业人数",
    ]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("表2 2012年人口构成情况", "人口"),
        ("2020年全县一般公共预算收入预算表", "一般公共预算收入"),
        ("2015-2019年粮食产量及其增长速度", "粮食产量"),
        ("主要指标完成情况", ""),
    ],
)
def test_a_title_says_what_a_table_is_of(title, topic):
    assert title_topic(title) == topic


@pytest.mark.parametrize(
    ("title", "label", "measure", "change", "indicator"),
    [
        ("2019年地区生产总值", "建筑业", "", "", "建筑业增加值"),
        ("2019年地区生产总值", "地区生产总值", "", "", "地区生产总值"),
        ("2019年地区生产总值", "建筑业", "", "比上年增长（%）", "建筑业增加值比上年增长"),
        ("主要产品产量", "水泥", "产量", "同比增长（%）", "水泥产量同比增长"),
        ("主要产品产量", "发电量", "产量", "", "发电量"),
        ("人口构成情况", "女性", "", "", "人口女性"),
        ("金融机构存贷", "存款余额", "", "", "存款余额"),
        ("", "", "财政收入", "", "财政收入"),
        ("", "甲县", "财政收入总量", "财政收入增速（%）", "甲县财政收入增速"),
    ],
)
def test_headings_are_put_together(title, label, measure, change, indicator):
    assert indicator_of(title, label, measure, change) == indicator
