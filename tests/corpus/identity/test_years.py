import pytest

from corpus.identity.kinds import rules
from corpus.identity.lines import Lines
from corpus.identity.years import day_of, year_finding

RULES = {rule.name: rule for rule in rules()}


def year(*front, body=(), file="", kind="工作报告"):
    lines = Lines.of(front, body, file)
    finding = year_finding(lines, RULES.get(kind), day_of(lines))
    return finding.value, *finding.kinds


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (["2021年甲县政府工作报告"], (2021, "title")),
        (["政府工作报告", "2021年1月6日"], (2021, "session")),
        (["政府工作报告", "2021年10月31日"], (2021, "session")),
        (["政府工作报告", "2021年11月1日"], (2022, "late_session")),
        (["甲县到2035年政府工作报告"], (None,)),
    ],
)
def test_a_work_report_plans_the_year_of_its_title_or_of_the_congress(front, expected):
    assert year(*front) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("一、2020年工作回顾", (2021, "reviews")),
        ("二、2021年工作安排", (2021, "plans", "plan_opens")),
        ("三、到2035年的目标", (None,)),
        ("刚刚过去的2020年，成绩很大", (2021, "past")),
        ("2020年是不平凡的一年，成绩很大", (2021, "past")),
        ("各位代表，为做好2021年的一切，我们要努力奋斗，再接再厉，" + "好" * 40, (2021, "plan_opens")),
    ],
)
def test_headings_and_text_speak_of_the_year_to_come_and_of_the_last(paragraph, expected):
    assert year(body=[paragraph]) == expected


def test_the_last_year_of_results_is_the_one_before():
    results = ["2020年全市产值5亿", "2020年完成造林", "2020年实现增长"]
    assert year(body=results) == (2021, "results")
    assert year(body=results[:2]) == (None,)
    older = [text.replace("2020", "2019") for text in results]
    assert year(body=[*results, *older]) == (2021, "results")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (["2021年甲县统计公报", "2022年3月1日"], (2021, "title", "issued")),
        (["甲县统计公报", "2022年8月1日"], (2021, "issued")),
        (["甲县统计公报", "2022年9月1日"], (2022, "issued")),
    ],
)
def test_a_bulletin_is_of_the_year_of_its_results(front, expected):
    assert year(*front, kind="统计公报") == expected


def test_a_bulletin_plans_nothing():
    assert year("甲县统计公报", body=["二、2022年工作安排"], kind="统计公报") == (None,)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("甲县2021年预算执行情况和2022年预算草案的报告", (2022, "title")),
        ("甲县2021年预算执行情况的报告", (2022, "title")),
        ("甲县2022年预算草案的报告", (2022, "title")),
    ],
)
def test_a_budget_is_of_the_year_of_its_draft(title, expected):
    assert year(title, kind="预算报告") == expected


@pytest.mark.parametrize(
    "title", ["甲县国民经济和社会发展第十四个五年规划纲要", "甲县“十四五”规划纲要和2035年远景目标纲要"]
)
def test_an_outline_is_of_the_first_year_of_its_plan(title):
    assert year(title, kind="规划纲要") == (2021, "five_years")


@pytest.mark.parametrize(
    ("file", "expected"),
    [("甲县2021", (2021, "file")), ("20210103甲县", (None,)), ("2020-2021", (None,)), ("32021", (None,))],
)
def test_a_file_is_called_after_one_year_and_not_after_the_day_it_was_saved(file, expected):
    assert year(file=file) == expected


def test_a_title_goes_before_what_a_heading_reviews():
    assert year("2021年甲县政府工作报告", body=["一、2018年工作回顾"]) == (2021, "title")


def test_a_day_may_be_broken_over_two_lines():
    lines = Lines.of(["政府工作报告", "2021年", "2月6日"], [], "")
    assert day_of(lines).iso == "2021-02-06"
    assert day_of(Lines.of(["政府工作报告"], ["2021年2月6日"], "")) is None
