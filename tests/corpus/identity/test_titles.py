import pytest

from corpus.identity.evidence import weights_of
from corpus.identity.kinds import rules
from corpus.identity.lines import Lines
from corpus.identity.titles import title_finding

REPORT = next(rule for rule in rules() if rule.name == "工作报告")


def title(*front, place="", speaks=False, rule=REPORT):
    finding = title_finding(Lines.of(front, [], ""), rule, place, speaks)
    assert finding.certainty == (weights_of("title")[finding.kinds[0]] if finding.kinds else 0.0)
    return finding.value, *finding.kinds


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2021年甲县政府工作报告(2021年1月1日)", "2021年甲县政府工作报告"),
        ("2021年甲县政府工作报告——2021年1月1日在甲县", "2021年甲县政府工作报告"),
        ("2021年政府工作报告在甲县人民代表大会上", "2021年政府工作报告"),
        ("2021年政府工作报告2021年 1月20日", "2021年政府工作报告"),
        ("《2021年政府工作报告》", "2021年政府工作报告"),
        ("二〇二一年 政 府 工 作 报 告", "二〇二一年政府工作报告"),
    ],
)
def test_a_title_is_its_line_without_day_congress_quotes_and_gaps(line, name):
    assert title(line) == (name, "found")


def test_a_title_that_says_no_more_than_its_kind_is_bare():
    assert title("政府工作报告", place="甲县") == ("政府工作报告", "bare")


def test_the_line_that_says_most_is_the_title():
    assert title("政府工作报告", "甲县政府工作报告", "2021年甲县政府工作报告", place="甲县") == (
        "2021年甲县政府工作报告",
        "found",
    )


@pytest.mark.parametrize(
    "line",
    ["一、政府工作报告", "（一）政府工作报告", "在会议上作了政府工作报告", "甲" * 80 + "政府工作报告", "通知", ""],
)
def test_a_heading_a_sentence_or_too_long_a_line_is_no_title(line):
    assert title(line) == (None,)


@pytest.mark.parametrize(
    ("place", "name"), [("甲县", "甲县政府工作报告"), ("全国", "政府工作报告"), ("", "政府工作报告")]
)
def test_without_a_title_a_report_is_called_by_its_place_and_kind(place, name):
    assert title("通知", place=place, speaks=True) == (name, "made")


def test_nothing_is_made_up_where_no_report_speaks_or_the_kind_is_not_told():
    assert title("通知", place="甲县") == (None,)
    assert title("通知", place="甲县", speaks=True, rule=None) == (None,)
