import pytest

from index import SearchWords
from qa.question.search_words import counted_words, is_topic, load_synonyms, mentioned_name, read_search_words


def words(text):
    return read_search_words(text, load_synonyms())


def test_words_of_asking_do_not_count_as_topic():
    assert words("新建高标准农田有多少亩?") == SearchWords("新建高标准农田有多少亩?", "新建高标准农田有 亩?")


def test_everyday_words_bring_the_words_of_reports():
    assert words("gdp要涨几个点").synonyms.split()[:2] == ["地区生产总值", "国内生产总值"]


def test_without_synonyms_nothing_is_added():
    assert read_search_words("gdp要涨几个点", ()).synonyms == ""


def test_english_question_words_are_left_out_only_as_words():
    assert words("how many theaters are in the area?").topic.split() == ["theaters", "area?"]


def test_an_english_question_is_searched_for_in_the_report_s_words():
    read = words("is the r&d spending of universities growing?")
    assert (read.topic.split(), read.synonyms) == (["研发投入", "高校", "growing?"], "研发投入 研发经费 高校")


def test_latin_letters_in_a_chinese_question_stay():
    assert "ai" in words("ai产业规模多大").topic


@pytest.mark.parametrize(
    ("text", "asks"), [("新增就业", True), ("2024年", False), ("???", False), ("2000名医生", True)]
)
def test_what_is_nothing_but_years_and_marks_asks_nothing(text, asks):
    assert is_topic(words(text).topic) is asks


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("报告里点名甲县的事项都列出来", "甲县"),
        ("甲县 报告提到的任务", "甲县"),
        ("提到的任务", ""),
        ("提到的环城公路和滨河公园建设", ""),
    ],
)
def test_the_one_thing_that_is_mentioned_is_what_is_left(topic, name):
    assert mentioned_name(topic) == name


def test_words_that_state_the_condition_are_not_counted():
    assert counted_words("投资 增长 以上的指标 哪些") == {"投资", "哪些"}
    assert counted_words("增长指标") == frozenset()
