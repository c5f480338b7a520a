import pytest

from corpus.figures import ranks_of
from corpus.figures.ranks import circle_at, find_ranks
from corpus.records import Paragraph
from corpus.text.spans import sentences


def ranks(text):
    paragraph = Paragraph("r", 1, ("一、去年工作回顾",), "", text, sentences(text), 0)
    return [(rank.text, rank.value, rank.indicator) for rank in ranks_of(paragraph, 2022)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶叶产量3.2万吨，居全国第4位。", [("第4位", 4, "茶叶产量全国排名")]),
        ("旅游收入增速21.5%，全省排第六；", [("第六", 6, "旅游收入增速全省排名")]),
        ("技术交易额增长27%，增速列全国第一。", [("第一", 1, "技术交易额增速全国排名")]),
        ("绿化覆盖率在全省11个城市中排名第二。", [("第二", 2, "绿化覆盖率全省11个城市排名")]),
        ("教学质量在全市9个县（区）中排第3。", [("第3", 3, "教学质量全市9个县（区）排名")]),
        ("信访工作位居第五。", [("第五", 5, "信访工作排名")]),
        ("外贸依存度跃居中西部第1位", [("第1位", 1, "外贸依存度中西部排名")]),
        ("粮食单产全国排名上升到第13位，", [("第13位", 13, "粮食单产全国排名")]),
        ("空气质量稳居全省首位。", [("首位", 1, "空气质量全省排名")]),
        ("足球队获全国第三名。", [("第三名", 3, "足球队全国排名")]),
        ("彩电、冰箱产量分别居全省第2位、第7位", [("第2位", 2, "彩电产量全省排名"), ("第7位", 7, "冰箱产量全省排名")]),
        (
            "工业用电量增长7%，增速列全省第一、全国第三。",
            [("第一", 1, "工业用电量增速全省排名"), ("第三", 3, "工业用电量增速全国排名")],
        ),
        ("港口效率從第9名提升至第2名", [("第9名", 9, "港口效率排名"), ("第2名", 2, "港口效率排名")]),
        ("全县规上工业增加值增速位居全市第一，", [("第一", 1, "规上工业增加值增速全市排名")]),
    ],
)
def test_a_rank_is_named_by_what_is_ranked_and_among_whom(text, expected):
    assert ranks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第三产业",
        "全国第一批试点",
        "全省第一个示范区",
        "第七次全国人口普查",
        "排名全省第一方阵",
        "居民第一位代表",
        "第十一届",
        "列车第3节",
        "培育更多全国第一",
    ],
)
def test_other_ordinals_are_no_ranks(text):
    assert list(find_ranks(text)) == []


def test_a_rank_has_the_tense_and_year_of_its_sentence():
    paragraph = Paragraph(
        "r", 1, ("二、今年工作安排",), "", "力争旅游收入居全省第3位。", sentences("力争旅游收入居全省第3位。"), 0
    )
    [rank] = ranks_of(paragraph, 2022)
    assert (rank.kind, rank.unit, rank.comparator, rank.tense, rank.modality, rank.year) == (
        "rank",
        "名次",
        "=",
        "target",
        "力争",
        2022,
    )


@pytest.mark.parametrize(
    ("text", "start", "circle"),
    [("用电量居省内第2位", 6, "全省"), ("規模居世界第2位", 5, "全球"), ("居十强县第2位", 4, ""), ("第2位", 0, "")],
)
def test_circles_of_several_names_are_one(text, start, circle):
    assert circle_at(text, start) == circle


def test_a_rank_is_of_the_figure_before_it_and_not_of_the_rank_before_that():
    text = "财政收入居全市首位。地铁通车，运营里程310公里、跃居全省第二；用电量增速居全省第三、全国第五。"
    paragraph = Paragraph("r", 1, (), "", text, sentences(text), 0)
    assert [(rank.text, rank.indicator) for rank in ranks_of(paragraph, 2022)] == [
        ("首位", "财政收入全市排名"),
        ("第二", "运营里程全省排名"),
        ("第三", "用电量增速全省排名"),
        ("第五", "用电量增速全国排名"),
    ]
