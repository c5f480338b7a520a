import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import QuestionError
from qa.question.wants import parse


@pytest.mark.parametrize(
    "text",
    [
        "今年新增就业多少人",
        "失業率控制在多少以內？",
        "How many schools will be built?",
        "上云企业 新增数",
        "教育和医疗哪个高",
        "增长目标是不是5%以内？",
        "总量冲得上四千亿不？",
    ],
)
def test_a_number_is_asked_for(text):
    assert parse(text).wants_number


@pytest.mark.parametrize(
    "text",
    [
        "哪几个区搞试点",
        "第几届博览会",
        "怎么治理空气",
        "会不会修地铁？",
        "What is planned?",
        "十件实事是哪十件",
        "30件实事有哪些",
    ],
)
def test_something_else_is_asked_for(text):
    assert not parse(text).wants_number


@pytest.mark.parametrize("text", ["博士和硕士各多少人", "建多少所幼儿园、多少所小学", "养老和医保哪个更高"])
def test_several_numbers_are_asked_for(text):
    assert parse(text).several


@pytest.mark.parametrize(
    ("text", "dimensions"),
    [
        ("修多少公里路", {"length"}),
        ("占比多少", {"share"}),
        ("多少钱", {"yuan"}),
        ("引进几名博士", {"people"}),
        ("多少", set()),
    ],
)
def test_the_dimension_comes_from_unit_and_words(text, dimensions):
    assert parse(text).dimensions == dimensions


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("建多少所学校", 1),
        ("建多少所学校，投资多大", 2),
        ("甲、乙和丙分别多少", 3),
        ("城乡收入各涨多少", 1),
        ("项目数 投资额", 2),
        ("农业和工业哪个增速高", 2),
        ("How many roads, and how long are they?", 2),
        ("怎么治理空气", 0),
    ],
)
def test_the_numbers_that_are_asked_for_are_counted(text, asked):
    assert parse(text).asked == asked


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("经济涨了几个点", {"growth"}),
        ("出口涨到多少", {"level"}),
        ("新建几所学校", {"increment"}),
        ("老年人占几成", {"share"}),
        ("多少", set()),
    ],
)
def test_the_kind_of_figure_comes_from_patterns(text, kinds):
    assert parse(text).kinds == kinds


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("新建几所学校", "figure"),
        ("重点产业有哪些", "list"),
        ("怎么治理空气", "how"),
        ("会不会修地铁", "yesno"),
        ("水厂叫什么名字", "fact"),
    ],
)
def test_what_is_asked_for_has_a_form(text, form):
    assert parse(text).form == form


def test_years_and_what_reports_seldom_say_are_noted():
    question = parse("２０２４年的地铁什么时候开通，票价多少钱")
    assert (question.years, question.asks) == ((2024,), {"when", "terms"})


def test_an_empty_question_is_refused_in_chinese():
    with pytest.raises(QuestionError, match="问题是空的"):
        parse(" \n\u3000")


def test_a_question_over_the_limit_is_refused_with_its_length():
    assert parse("问" * 500).text == "问" * 500
    with pytest.raises(QuestionError, match="问题有 501 个字，最多 500 个字"):
        parse("问" * 501)


@given(st.text(min_size=1, max_size=500))
def test_any_text_is_a_question_or_a_clear_error(text):
    try:
        assert parse(text).text == text.strip()
    except QuestionError as error:
        assert not text.strip(), error


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("东西会不会贵好多，物价最多涨好多", 1),
        ("小企业多少家，大企业呢", 2),
        ("目标是多少，跟去年比呢", 1),
        ("搞好多套", 1),
    ],
)
def test_numbers_asked_for_are_counted(text, asked):
    assert parse(text).asked == asked


def test_how_fast_asks_for_a_rate():
    assert parse("产业要跑多快").dimensions == {"share"}
