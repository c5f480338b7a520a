import pytest

from corpus.text.forms import normalise
from qa.question.mentions import Names
from qa.question.unlisted_places import unlisted


@pytest.fixture(scope="module")
def names():
    known = Names([])
    return lambda question: unlisted(normalise(question), known.find(normalise(question)))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("云岭市2025年新增就业多少人", ["云岭市"]),
        ("请问东海省今年财政收入多少", ["东海省"]),
        ("東海省GDP增長目標", ["东海省"]),
        ("2025年白沙区的新增学位", ["白沙区"]),
        ("云岭彝族自治州2025年GDP", ["云岭彝族自治州"]),
        ("四川省云岭县今年GDP", ["云岭县"]),
        ("四川和云岭市2025年GDP目标哪个高", ["云岭市"]),
    ],
)
def test_what_has_the_shape_of_a_place_s_name_is_found(names, question, found):
    assert names(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "老城区今年改造多少户",
        "示范区2025年的目标",
        "各县区今年新增就业多少",
        "全市今年新增就业多少",
        "经济强省2025年的目标",
        "棚户区改造今年开工多少套",
        "四川市场主体2025年有多少",
        "新兴市场今年怎么开拓",
        "陕南三市2025年的产业",
        "成都市和广州市2025年目标哪个高",
        "广西壮族自治区2025年目标",
    ],
)
def test_common_nouns_and_listed_places_are_not(names, question):
    assert names(question) == []
