import pytest

from qa.question.wants import Wants
from tests.qa.asking import read


def wants(text: str) -> Wants:
    return read(text).wants


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
    assert wants(text).number


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
    assert not wants(text).number


@pytest.mark.parametrize(
    "text",
    ["茶叶产量全省排第几", "增速居全国第几位？", "GDP排名多少", "绿化率的位次", "排在第几名", "综合实力排多少位"],
)
def test_a_rank_is_asked_for(text):
    asked = wants(text)
    assert (asked.rank, asked.number, asked.dimensions) == (True, True, {"名次"})


@pytest.mark.parametrize(
    "text", ["第几届博览会", "建设进入第几阶段", "排污口整治几个", "第几季度开工", "茶叶产量多少", "排几条管道"]
)
def test_no_rank_is_asked_for(text):
    assert not wants(text).rank


@pytest.mark.parametrize("text", ["博士和硕士各多少人", "建多少所幼儿园、多少所小学", "养老和医保哪个更高"])
def test_several_numbers_are_asked_for(text):
    assert wants(text).several


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
    assert wants(text).dimensions == dimensions


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
    assert wants(text).count == asked


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("经济涨了几个点", {"growth"}),
        ("出口涨到多少", {"level"}),
        ("新建几所学校", {"increment"}),
        ("老年人占几成", {"share"}),
        ("多少", set()),
        ("入园率提高了几个百分点", {"growth"}),
        ("失业率下降多少?", {"growth"}),
        ("入园率提高到多少", {"level", "share"}),
        ("垃圾处理率是多少", {"share"}),
        ("茶叶产量增长多少,占全省几成", {"growth", "share"}),
    ],
)
def test_the_kind_of_figure_comes_from_patterns(text, kinds):
    assert wants(text).kinds == kinds


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
    assert wants(text).form == form


def test_what_is_asked_to_be_told_is_noted():
    assert wants("２０２４年的地铁什么时候开通，票价多少钱").tells == {
        "time",
        "price",
        "money",
        "terms",
        "count",
        "level",
    }


def test_keywords_are_short_and_have_no_word_of_asking():
    assert wants("上云企业 新增数").keywords
    assert not wants("上云企业新增多少").keywords
    assert not wants("上云企业" * 11).keywords


def test_its_own_numbers_are_given_where_it_asks_for_another():
    asked = wants("600个项目投资多少")
    assert (asked.given, asked.states(600.0000001), asked.states(60)) == ({(600.0, "个")}, True, False)
    assert wants("600个项目完成了吗").given == frozenset()


@pytest.mark.parametrize(
    ("text", "items"), [("哪十二项", 12), ("30件实事", 30), ("哪几项", 0), ("哪两件", 2), ("哪99项", 0)]
)
def test_the_things_of_a_list_are_counted(text, items):
    assert wants(text).items == items


@pytest.mark.parametrize(
    "text",
    [
        "政府工作报告是哪天作的，谁作的",
        "誰做的這份報告？",
        "报告人是谁",
        "省长叫什么名字",
        "who delivered this report?",
    ],
)
def test_a_question_about_the_report_itself_is_told(text):
    assert wants(text).byline


@pytest.mark.parametrize("text", ["谁来做养老服务", "报告说什么时候通地铁", "哪个报告提到养老"])
def test_a_question_about_what_it_says_is_not(text):
    assert not wants(text).byline


def test_places_that_act_together_are_not_compared():
    assert wants("四川和广东哪个高").places_compared
    assert not wants("四川和广东共建几个园区，哪个大").places_compared


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
    assert wants(text).count == asked


def test_how_fast_asks_for_a_rate():
    assert wants("产业要跑多快").dimensions == {"share"}
