import random

import pytest

from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import MarkedQuotes
from eval.learn.cross_encoder.near_miss import NearMisses, parts_of
from eval.learn.cross_encoder.word_exchange import WordExchange
from eval.learn.cross_encoder.wordings import WORDINGS
from eval.learn.training_questions import FigureValue
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, MUSEUM

QUESTIONS = [
    ("去年甲乙市建成老年食堂多少个？", "建成老年食堂22个", FigureValue(22, "个")),
    ("2024年全市地区生产总值增长多少", "地区生产总值增长5.2%", FigureValue(5.2, "%")),
    ("今年建设什么博物馆", "加快建设红军博物馆", None),
    ("老旧小区今年改造几个", "改造老旧小区400个", FigureValue(400, "个")),
    ("新增就业多少人", "城镇新增就业4.83万人", FigureValue(48300, "人")),
]


def asking(report, question, quote, figure):
    labels = MarkedQuotes([quote], [figure] if figure else []).labels(report)
    return Example(question, "jiayi-2025", "figure", (JOBS, CANTEENS, MUSEUM), labels)


def made(report, misses, asked, kind):
    """Return the near misses of one kind of a question, over many draws."""
    example = asking(report, *asked)
    drawn = (misses.of(example, random.Random(seed)) for seed in range(150))
    return {miss.question for miss in drawn if miss and miss.kind == f"near miss: {kind}"}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_near_miss_has_no_answer_and_another_question(report, misses, asked):
    example = asking(report, *asked)
    for seed in range(60):
        if miss := misses.of(example, random.Random(seed)):
            assert not miss.answerable
            assert miss.question != example.question
            assert miss.segments[:3] == example.segments
            assert len(set(miss.segments)) == len(miss.segments)


def test_another_place_stands_instead_of_the_whole(report, misses):
    questions = made(report, misses, QUESTIONS[1], "place")
    assert questions
    assert not any("全市" in question for question in questions)
    assert all("地区生产总值增长多少" in question for question in questions)


def test_a_year_of_which_something_alike_is_told_is_not_asked_for(report, misses):
    questions = made(report, misses, QUESTIONS[3], "year")
    assert questions
    assert not any(said in question for question in questions for said in ("2024", "2025", "去年", "今年", "上年"))


def test_a_word_that_the_answer_shares_is_exchanged(report, misses):
    exchange = WordExchange({("n", 2): ["学校", "医院"]}, {}, {})
    asked = QUESTIONS[0]
    questions = made(report, NearMisses(report, misses.search, exchange), asked, "word")
    assert questions
    assert all(("学校" in question) != ("医院" in question) for question in questions)


def test_a_modifier_stands_before_a_word_that_the_answer_shares(report, misses):
    questions = made(report, misses, QUESTIONS[2], "modifier")
    assert questions
    assert all(question.endswith("博物馆") and len(question) > len("今年建设什么博物馆") for question in questions)


def test_an_attribute_is_asked_instead(report, misses):
    questions = made(report, misses, QUESTIONS[4], "attribute")
    assert len(questions) > 5
    assert {question.removeprefix("新增就业") for question in questions} <= set(WORDINGS.table("attributes"))


def test_a_question_in_english_is_left(report, misses):
    example = asking(report, "How many canteens?", "建成老年食堂22个", FigureValue(22, "个"))
    assert misses.of(example, random.Random(1)) is None


def test_the_parts_of_a_place_are_all_below_it():
    assert {"涪城区", "江油市", "三台县"} <= {place.name for place in parts_of("绵阳市")}
    assert {"绵阳市", "涪城区"} <= {place.name for place in parts_of("四川省")}
    assert parts_of("全国") == ()
