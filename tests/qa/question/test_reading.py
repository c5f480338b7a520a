import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Metadata, read_report
from qa.errors import QuestionError
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import Speller
from tests.qa.asking import read

REPORT = read_report("绵阳市政府工作报告\n固定资产投资增长7%。", "r", Metadata(place="绵阳市", year=2023))


def test_an_empty_question_is_refused_in_chinese():
    with pytest.raises(QuestionError, match="问题是空的"):
        read(" \n\u3000")


def test_a_question_over_the_limit_is_refused_with_its_length():
    assert read("问" * 500).text == "问" * 500
    with pytest.raises(QuestionError, match="问题有 501 个字，最多 500 个字"):
        read("问" * 501)


@given(st.text(min_size=1, max_size=500))
def test_any_text_is_a_question_or_a_clear_error(text):
    try:
        assert read(text).text == text.strip()
    except QuestionError as error:
        assert not text.strip(), error


def test_place_and_year_choose_the_report_and_are_not_searched_for():
    question = read("绵陽市2023年新建高標準農田有多少畝？", [REPORT])
    assert question.scope.reports == ("r",)
    assert question.words.text == "新建高标准农田有多少亩?"


def test_a_question_of_nothing_but_place_and_year_is_kept():
    assert read("绵阳2023年", [REPORT]).words.text == "绵阳2023年"


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("培训2000名医生了吗", "培训2000名医生了吗"),
        ("2000万亩高标准农田在哪", "2000万亩高标准农田在哪"),
        ("2024年度新增就业多少", "新增就业多少"),
        ("二〇二四年新增就业多少", "新增就业多少"),
    ],
)
def test_a_year_is_one_thing_for_every_reader(text, searched):
    assert read(text).words.text == searched


def test_misspelt_characters_are_mended_once_for_every_reader():
    reader = QuestionReader(Directory([REPORT]), Speller(["固定资产投资增长7%，完成投资5亿元。"]))
    question = reader.read("固定资产头资增长多少")
    assert (question.read, question.words.topic) == ("固定资产投资增长多少", "固定资产投资增长 ")
    assert question.remark == "问题中的“固定资产头资”按“固定资产投资”理解。"


def test_a_place_compared_with_that_has_no_report_is_lacking():
    assert read("绵阳和德阳哪个高", [REPORT]).beside.reason == "other_place"
    assert read("绵阳和德阳共建什么", [REPORT]).lacking is None


def test_the_parts_of_places_that_it_names_are_noted():
    assert read("三台县老旧小区改造多少户").parts == {"三台县"}


def test_the_one_thing_of_which_all_is_asked_is_noted_unless_a_number_is_asked_for():
    assert read("把报告里点名甲县的事项都列出来").mention == "甲县"
    assert read("报告提到甲县修几条路").mention == ""
    assert read("甲县修路吗").mention == ""


def test_what_a_list_of_figures_counts_is_noted():
    assert read("投资1亿元以上的指标有哪些").counted == {"投资", "亿元"}
    assert read("投资多少").counted == frozenset()


def test_a_question_of_years_and_marks_has_no_topic():
    assert [read(text).has_topic for text in ("新增就业", "2024年?", "？？？")] == [True, False, False]
