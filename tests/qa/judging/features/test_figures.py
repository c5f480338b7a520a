from dataclasses import asdict, replace

import pytest

from qa.judging.features.asking import Asking
from qa.judging.features.figures import FigureFit, is_rate, other_tense
from tests.qa.asking import read
from tests.qa.fake_bot import GROWTH, PARKS, TOTAL
from tests.qa.hits import figure, hit
from tests.qa.judging.features.candidates import candidates

TEXT = "建成老年食堂22个，投资3亿元。"
CANTEENS = figure(TEXT, "22个", "个", "老年食堂", value=22.0)
MONEY = figure(TEXT, "3亿元", "元", "投资", value=3e8, tense="target")
HIT = hit(TEXT, CANTEENS, MONEY, clause_scores=[2.0, 0.5])


def fit(text, *hits, lead=1.0):
    return FigureFit.of(candidates(text, *(hits or (HIT,)), lead=lead), Asking.of(read(text)))


def test_a_figure_that_fits_agrees_and_leads():
    assert asdict(fit("老年食堂多少个")) == {
        "here": 1.0,
        "first": 1.0,
        "lead": 1.0,
        "near": 0.0,
        "named": 1.0,
        "similarity": 0.0,
        "actual": 1.0,
        "rate": 0.0,
        "other_unit": 0.0,
        "repeated": 0.0,
        "too_large": 0.0,
        "agreeing": 1.0,
        "agreeing_score": 0.0,
        "agreeing_similarity": 0.0,
        "agreeing_named": 1.0,
        "agreeing_told": 1.0,
        "agreeing_asked": 1.0,
        "agreeing_many": 0.2,
    }


def test_the_best_figure_that_agrees_is_looked_at_beside_the_first():
    features = fit("投资多少亿元")
    assert (features.other_unit, features.agreeing, features.agreeing_score) == (1.0, 1.0, -1.0)
    assert (features.agreeing_named, features.agreeing_told, features.agreeing_many) == (1.0, 1.0, 0.1)
    assert fit("养老投资多少亿元").agreeing_asked == 1 / 4
    assert fit("投资多少亿元", lead=99.0).agreeing_score == -8.0


def test_a_figure_of_another_clause_is_less_near_by_what_its_score_lacks():
    first = hit(TEXT, CANTEENS, clause_scores=[2.0, 5.0])
    assert fit("老年食堂多少个", first).near == -3.0
    assert fit("老年食堂多少个", first).here == 0.0


def test_a_figure_of_a_later_passage_is_not_of_the_first():
    assert fit("老年食堂多少个", hit("修路。"), HIT).first == 0.0


def test_a_value_that_the_question_states_is_repeated():
    assert fit("建成22个老年食堂多少钱").repeated == 1.0
    assert fit("建成23个老年食堂多少钱").repeated == 0.0


@pytest.mark.parametrize(("value", "too_large"), [(2e6, 0.0), (3e8, 1.0)])
def test_more_money_than_a_person_pays_is_too_large_for_a_price(value, too_large):
    first = hit(TEXT, replace(MONEY, value=value))
    price, sum_of_money = fit("公交票价多少钱", first), fit("投资多少亿元", first)
    assert (price.too_large, sum_of_money.too_large) == (too_large, 0.0)


@pytest.mark.parametrize(("text", "hits"), [("老年食堂在哪里", (HIT,)), ("老年食堂多少个", (hit(TEXT),))])
def test_without_a_number_asked_for_or_a_figure_nothing_is_told(text, hits):
    assert set(asdict(fit(text, *hits)).values()) == {0.0}


def test_none_agrees_where_every_figure_is_of_another_tense():
    features = fit("目标老年食堂多少个", hit(TEXT, CANTEENS))
    assert (features.actual, features.agreeing, features.agreeing_many) == (1.0, 0.0, 0.0)


def test_growth_is_a_rate_and_amounts_are_none():
    assert [is_rate(stated) for stated in (GROWTH, replace(GROWTH, unit="个百分点"), TOTAL, PARKS)] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "other"),
    [("目标多少", {"actual"}), ("去年实际多少", {"target"}), ("多少", set())],
)
def test_a_tense_is_another_where_the_question_asks_for_the_reverse(text, other):
    asking = Asking.of(read(text))
    tenses = ("actual", "target")
    assert {tense for tense in tenses if other_tense(asking, replace(TOTAL, tense=tense))} == other
