from dataclasses import replace

import pytest

from qa import display
from tests.qa.fake_bot import ALPHA, BETA, GROWTH, PARKS, TOTAL


@pytest.mark.parametrize(
    "comparator, expected, alone",
    [
        ("=", "4000亿元", "恰为"),
        (">", "超过4000亿元", "超过"),
        (">=", "4000亿元以上", "以上（含）"),
        ("<", "低于4000亿元", "低于"),
        ("<=", "4000亿元以内", "以内（含）"),
        ("~", "4000亿元左右", "左右"),
        ("range", "4000亿元", "区间"),
    ],
)
def test_bounds_read_as_words(comparator, expected, alone):
    figure = replace(TOTAL, comparator=comparator)
    assert (display.bounded(figure), display.bound(figure)) == (expected, alone)


@pytest.mark.parametrize("text", ["2万余户", "数十万株", "好几千户", "翻了近一番", "成千上万户"])
def test_a_bound_that_a_figure_states_itself_is_not_added(text):
    assert display.bounded(replace(TOTAL, text=text, comparator=">")) == text


@pytest.mark.parametrize(
    "value, value_max, expected",
    [
        (4e11, None, "400,000,000,000"),
        (7.5, None, "7.5"),
        (300.0, None, "300"),
        (0.3333, None, "0.3333"),
        (0.0, None, "0"),
        (6.0, 6.5, "6 – 6.5"),
    ],
)
def test_value_sets_thousands_apart(value, value_max, expected):
    assert display.value(replace(GROWTH, value=value, value_max=value_max)) == expected


def test_tense_reads_as_target_or_done():
    assert (display.tense(GROWTH), display.tense(PARKS)) == ("目标", "已完成")


@pytest.mark.parametrize(
    "probability, expected",
    [
        (1.0, display.Confidence("把握很大", 99, "high")),
        (0.85, display.Confidence("把握很大", 85, "high")),
        (0.6, display.Confidence("把握较大，请对照原文", 60, "fair")),
        (0.0, display.Confidence("把握不大，请核对原文", 0, "low")),
    ],
)
def test_confidence_reads_as_words(probability, expected):
    assert display.confidence(probability) == expected


@pytest.mark.parametrize(
    "reason, expected",
    [
        (None, "报告没有提到"),
        ("not_mentioned", "报告没有提到"),
        ("no_figure", "报告提到了这件事，但没有给出数字"),
        ("other_place", "问的是别的地方"),
        ("other_year", "问的是别的年份"),
    ],
)
def test_refusal_reads_as_its_reason(reason, expected):
    assert display.refusal(reason) == expected


def test_report_name_tells_reports_apart():
    assert [display.report_name(report) for report in (ALPHA, BETA)] == [
        "甲市政府工作报告（2023 年）",
        "乙县政府工作报告（2024 年）",
    ]


def test_report_name_repeats_nothing():
    named = replace(ALPHA, title="2023年甲市政府工作报告")
    assert display.report_name(named) == "2023年甲市政府工作报告"


def test_report_name_of_an_untitled_report_is_its_id():
    assert display.report_name(replace(ALPHA, title="", place="", year=None)) == "alpha-2023"
