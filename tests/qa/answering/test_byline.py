import pytest

from corpus import read_report
from qa.answering.byline import asks_for_byline, byline
from qa.question.wants import parse

REPORT = read_report("甲市政府工作报告\n(2023年1月3日 张三)\n各位代表：\n新建公园5个。", "a")


@pytest.mark.parametrize(
    "question",
    [
        "政府工作报告是哪天作的，谁作的",
        "誰做的這份報告？",
        "报告人是谁",
        "省长叫什么名字",
        "who delivered this report?",
    ],
)
def test_a_question_about_the_report_itself_is_told(question):
    assert asks_for_byline(parse(question))


@pytest.mark.parametrize("question", ["谁来做养老服务", "报告说什么时候通地铁", "哪个报告提到养老"])
def test_a_question_about_what_it_says_is_not(question):
    assert not asks_for_byline(parse(question))


def test_the_byline_names_speaker_and_day():
    found = byline(REPORT)
    assert found is not None
    assert (found.text, found.places[0].paragraph.number, found.figures) == ("(2023年1月3日 张三)", 2, ())


def test_a_report_without_a_byline_has_none():
    assert byline(read_report("甲市政府工作报告\n各位代表：\n新建公园5个。", "a")) is None


def test_a_byline_over_several_lines_is_given_line_by_line():
    found = byline(
        read_report("甲省政府工作报告\n——2023年1月3日在甲省人民代表大会上\n甲省省长 张三\n各位代表：\n修路。", "a")
    )
    assert found is not None
    assert found.text == "——2023年1月3日在甲省人民代表大会上\n甲省省长 张三"
