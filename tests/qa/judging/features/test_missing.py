from dataclasses import asdict

import pytest

from qa.judging.features.asking import Asking
from qa.judging.features.coverage import Coverage
from qa.judging.features.missing import MissingParts
from tests.qa.hits import figure, hit
from tests.qa.judging.features.candidates import candidates

CANTEENS = "老年食堂建成22个，位于东山区。"
CANTEENS_HIT = hit(CANTEENS, figure(CANTEENS, "22个", "个", "老年食堂建成", value=22.0), clause_scores=[1.0, 0.0])
RAILWAY = hit("加快建设甲乙铁路，2027年底通车。")
PENSION = hit("提高城乡居民基础养老金。")
GROWTH = "生产总值增长5%。"
GROWTH_HIT = hit(GROWTH, figure(GROWTH, "5%", "%", "生产总值增长", value=5.0, kind="growth", tense="target", year=2025))


def parts(text, first):
    here = candidates(text, first)
    return MissingParts.of(here, Asking.of(here.question), Coverage.of(here))


def test_a_number_that_is_there_is_not_missing():
    features = parts("老年食堂建成多少个", CANTEENS_HIT)
    assert {name for name, value in asdict(features).items() if value} == {"number_there", "there_named"}


def test_a_number_that_the_question_states_is_not_what_it_asks_for():
    features = parts("建成22个老年食堂要多少钱", CANTEENS_HIT)
    numbers = (features.number_there, features.number_missing, features.number_missing_near, features.money_missing)
    assert (*numbers, features.missing) == (0.0, 1.0, 1.0, 1.0, 1.0)


def test_a_number_elsewhere_in_the_passage_is_near():
    elsewhere = hit(CANTEENS, *(match.figure for match in CANTEENS_HIT.figures), clause_scores=[0.0, 1.0])
    features = parts("老年食堂建成多少个", elsewhere)
    assert (features.number_missing, features.number_missing_near) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("text", "first", "rate", "level"),
    [
        ("生产总值增速多少", GROWTH_HIT, 0.0, 0.0),
        ("老年食堂增速多少", CANTEENS_HIT, 1.0, 0.0),
        ("生产总值多少亿元", GROWTH_HIT, 0.0, 1.0),
    ],
)
def test_a_rate_is_missing_where_there_are_only_levels_and_the_reverse(text, first, rate, level):
    features = parts(text, first)
    assert (features.rate_missing, features.level_missing) == (rate, level)


@pytest.mark.parametrize(
    ("text", "first", "there"),
    [
        ("甲乙铁路哪年通车", RAILWAY, True),
        ("基础养老金哪年提高", PENSION, False),
        ("甲乙铁路2027年底哪天通车", RAILWAY, False),
    ],
)
def test_a_date_is_there_that_the_question_does_not_name(text, first, there):
    features = parts(text, first)
    assert (features.date_there, features.date_missing) == (float(there), float(not there))


@pytest.mark.parametrize(("text", "there"), [("老年食堂位于哪里", True), ("东山区老年食堂位于哪里", False)])
def test_a_place_is_there_that_the_question_does_not_name(text, there):
    features = parts(text, CANTEENS_HIT)
    assert (features.place_there, features.place_missing) == (float(there), float(not there))


@pytest.mark.parametrize(("text", "unnamed"), [("三台县老年食堂", 1.0), ("东山区老年食堂", 0.0), ("老年食堂", 0.0)])
def test_a_part_that_the_sentence_does_not_name_is_missing(text, unnamed):
    features = parts(text, CANTEENS_HIT)
    assert (features.part_unnamed, features.part_unnamed_near) == (unnamed, unnamed)


@pytest.mark.parametrize(
    ("passage", "there", "missing", "new"),
    [
        ("学校叫“云帆”。", 1.0, 0.0, 0.25),
        ("学校有云帆、启明。", 1.0, 0.0, 0.5),
        ("学校开学。", 0.0, 1.0, 0.25),
    ],
)
def test_a_name_is_quoted_listed_or_brings_new_words(passage, there, missing, new):
    features = parts("学校叫什么名字", hit(passage))
    assert (features.name_there, features.name_missing, features.new_words) == (there, missing, new)


@pytest.mark.parametrize(
    ("text", "tense", "year"),
    [
        ("去年生产总值实际增长多少", 1.0, 0.0),
        ("2023年生产总值增长多少", 0.0, 1.0),
        ("2025年生产总值目标增长多少", 0.0, 0.0),
    ],
)
def test_a_figure_of_another_time_is_told(text, tense, year):
    features = parts(text, GROWTH_HIT)
    assert (features.other_tense, features.other_year) == (tense, year)


@pytest.mark.parametrize(
    ("text", "passage", "summed"),
    [
        ("增长多少", "年均增长5%。", 1.0),
        ("年均增长多少", "年均增长5%。", 0.0),
        ("浓度多少", "年均浓度下降5%。", 0.0),
        ("投资多少", "累计投资5亿元。", 1.0),
    ],
)
def test_a_sum_over_years_is_told_unless_it_is_asked_for(text, passage, summed):
    assert parts(text, hit(passage)).summed == summed


def test_similarity_and_words_count_for_what_is_there_or_against_what_is_missing():
    there = parts("甲乙铁路哪年通车", hit("甲乙铁路2027年通车。", similarity=0.85))
    missing = parts("甲乙铁路哪年通车", hit("甲乙铁路通车。", similarity=0.85))
    assert (there.there_similar, there.missing_similar) == (pytest.approx(0.46), 0.0)
    assert (missing.there_similar, missing.missing_similar) == (0.0, pytest.approx(0.46))
    assert (there.there_named, there.missing_named, missing.there_named, missing.missing_named) == (1.0, 0.0, 0.0, 1.0)
