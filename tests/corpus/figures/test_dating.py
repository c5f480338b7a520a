import pytest

from corpus.figures import figures_of
from corpus.figures.dating import Years, last_mentioned, opening_of
from corpus.reader import read_report
from corpus.records import Paragraph
from corpus.text.spans import sentences

REVIEW, PLAN, BOTH = ("一、2024年工作回顾",), ("二、2025年目标任务",), ("一、“十四五”时期和2025年工作回顾",)


def years(text, section=REVIEW, era="", report_year=2025):
    paragraph = Paragraph("r", 1, section, "", text, sentences(text), 0, era=era)
    return [(f.text, f.year) for f in figures_of(paragraph, report_year)]


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("生产总值增长5%", REVIEW, [("5%", 2024)]),
        ("生产总值增长5%", PLAN, [("5%", 2025)]),
        ("去年增长8%；今年一季度增长9%", REVIEW, [("8%", 2024), ("9%", 2025)]),
        ("一九九八年增长百分之九", REVIEW, [("百分之九", 1998)]),
        ("二〇〇五年增长9%", REVIEW, [("9%", 2005)]),
        ("２０１０年增长9%", REVIEW, [("9%", 2010)]),
        ("到2030年建成5个", PLAN, [("5个", 2030)]),
        ("比2020年增长5%，是2005年的3倍", REVIEW, [("5%", 2024), ("3倍", 2024)]),
    ],
)
def test_the_year_is_the_one_mentioned_last(text, section, expected):
    assert years(text, section) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，生产总值年均增长9%", [("9%", None)]),
        ("五年来，累计新增就业38万人", [("38万人", None)]),
        ("五年来，新建学校38所", [("38所", None)]),
        ("五年来，城镇化率提高到51%", [("51%", 2024)]),
        ("“十三五”时期，新建学校38所，城镇化率达到51%", [("38所", None), ("51%", 2020)]),
        ("较“十三五”末净增1万亿元", [("1万亿元", 2024)]),
    ],
)
def test_totals_and_averages_of_several_years_have_none_but_the_level_reached_has(text, expected):
    assert years(text) == expected


def test_the_value_that_a_change_started_from_is_of_no_known_year():
    assert years("收入由6万元增加到8万元") == [("6万元", None), ("8万元", 2024)]
    assert years("占比由2020年的7%提升至8%") == [("7%", 2020), ("8%", 2024)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "粮食产量由“十三五”末的18万吨增加到23万吨，年均增长5%",
            [("18万吨", 2020), ("23万吨", 2024), ("5%", None)],
        ),
        (
            "2023年与2018年相比，产值由12亿元增加到21亿元；税收由8千万元增加到2亿元",
            [("12亿元", 2018), ("21亿元", 2023), ("8千万元", 2018), ("2亿元", 2023)],
        ),
        ("自然增长率由2018年的8.6‰下降到2023年的5.1‰", [("8.6‰", 2018), ("5.1‰", 2023)]),
        ("五年来，企业由五年前的120家发展到310家", [("120家", 2019), ("310家", 2024)]),
        ("从业人员由上年的3500人增加到4200人", [("3500人", 2023), ("4200人", 2024)]),
        ("专利由2018年的35件上升到去年的128件", [("35件", 2018), ("128件", 2024)]),
        (
            "城乡收入分别由2018年的2.1万元、9千元增加到3万元、1.5万元",
            [("2.1万元", 2018), ("9千元", 2018), ("3万元", 2024), ("1.5万元", 2024)],
        ),
    ],
)
def test_each_value_of_a_change_keeps_its_own_year(text, expected):
    assert years(text) == expected


def test_in_a_plan_a_change_starts_from_the_year_before():
    assert years("补助标准由上年的70元提高到88元", PLAN) == [("70元", 2024), ("88元", 2025)]


def test_a_plan_that_is_only_named_is_no_period():
    text = "今年是“十五五”开局之年。主要预期目标是：增长5.5%。"
    assert years(text, ("三、2026年重点工作",), report_year=2026) == [("5.5%", 2026)]


def test_under_a_heading_of_both_an_earlier_opening_decides():
    text = "新建学校38所，城镇化率达到51%。"
    assert years(text, BOTH, "过去的五年极不寻常。", 2026) == [("38所", None), ("51%", 2025)]
    assert years(text, BOTH, "刚刚过去的2025年很不平凡。", 2026) == [("38所", 2025), ("51%", 2025)]
    assert years(text, ("一、2025年工作回顾",), "过去的五年极不寻常。", 2026) == [("38所", 2025), ("51%", 2025)]


def test_the_era_is_carried_inside_a_part_only():
    source = "某省政府工作报告\n一、工作回顾\n过去五年，成就显著。\n新建学校38所。\n二、工作安排\n新建学校5所。"
    paragraphs = read_report(source, "r").paragraphs
    assert [p.era for p in paragraphs] == ["", "", "", "过去五年，成就显著。", "", ""]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各位代表！五年来，我们牢记嘱托。", "五年来，我们牢记嘱托。"),
        ("57个县近3年年均增速快于全省。", ""),
        ("2022年7月、2023年8月先后到新疆视察。", ""),
    ],
)
def test_opening_of_leaves_out_salutation_dates_and_measures(text, words):
    assert opening_of(text) == words


def test_mentioned_without_a_report_year_knows_named_years_only():
    assert last_mentioned("去年", None) is None


def test_last_mentioned_is_no_year_of_an_event():
    assert last_mentioned("开发区2006年列入省级园区，", 2010) is None
    assert last_mentioned("2006年，开发区列入省级园区，", 2010) == Years(2006, 2006)


def test_last_mentioned_is_no_year_in_the_name_of_a_document():
    assert last_mentioned("2009年，印发《节水规划（2011—2015年）》，", 2010) == Years(2009, 2009)


def test_last_mentioned_reads_years_on_end():
    assert last_mentioned("从二〇〇一年到二〇〇五年，", 2010) == Years(2001, 2005)
