from dataclasses import replace

import numpy as np
import pytest

from corpus import Figure
from corpus.text.forms import normalise
from index import DescribedFigure
from qa.matching.indicators import (
    INDICATOR_WORDS,
    NAMES,
    PairFeatures,
    best_match,
    canonical,
    comparable,
    describe,
    load_same_indicator,
    opposed_names,
    pair_features,
)

GROWTH = Figure("a:1:9-11", "a", 1, 9, 11, "6%", 6, None, "%", "=", "规上工业增加值增长", "growth", "target", "", 2025)
RESULT = replace(
    GROWTH, id="b:1:13-15", report="b", text="3%", value=3, indicator="规模以上工业增加值增速", tense="actual"
)
HOMES = replace(GROWTH, text="40个", value=40, unit="个", indicator="改造老旧小区", kind="increment")


def described(figure, clause="", vector=None):
    return describe(DescribedFigure(figure, clause, vector))


@pytest.mark.parametrize(
    ("name", "wording"),
    [
        ("国内生产总值增长", "地区生产总值"),
        ("ＧＤＰ增速", "地区生产总值"),
        ("新改建农村公路", "新建农村公路"),
        ("城市居民人均收入", "城镇居民人均可支配收入"),
        ("增加值", "增加值"),
    ],
)
def test_canonical_gives_one_wording(name, wording):
    assert canonical(name) == wording


@pytest.mark.parametrize("name", ["规模以上工业增加值增长", "新（改）建农村公路", "货物进出口总额"])
def test_canonical_is_idempotent(name):
    assert canonical(canonical(name)) == canonical(name)


def test_opposed_names_exclude_one_another():
    assert opposed_names("第一产业增加值", "第二产业增加值")
    assert not opposed_names("第一产业增加值", "增加值")


def test_comparable_wants_one_dimension_and_growth_with_growth():
    assert comparable(GROWTH, RESULT)
    assert not comparable(GROWTH, HOMES)
    assert not comparable(GROWTH, replace(RESULT, kind="share"))
    assert comparable(GROWTH, replace(RESULT, kind="bound"))


def test_a_pair_is_described_whole():
    same = np.array([1, 0], np.float32)
    pair = pair_features(described(GROWTH, vector=same), described(RESULT, vector=same))
    expected = (1.0, 1.0, 1.0, 1.0, 1.0, pytest.approx(1.2), 1.0, pytest.approx(np.log(2)), 1.0, 1.0, 1.0)
    assert pair == PairFeatures(*expected)
    assert (pair.row, len(pair.row)) == (expected, len(NAMES))


def test_a_name_and_a_longer_one_share_what_the_shorter_has():
    longer = replace(RESULT, indicator="工业增加值", year=None, kind="share")
    pair = pair_features(described(GROWTH), described(longer))
    assert (pair.covered, pair.covers, pair.head) == (pytest.approx(4 / 6), 1.0, 1.0)
    assert (pair.cosine, pair.same_kind, pair.same_year) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_shipped_weights_are_of_every_feature(mode):
    model = load_same_indicator(mode)
    assert tuple(model.weights) == NAMES
    assert model.probability(dict.fromkeys(NAMES, 0.0)) == pytest.approx(1 / (1 + np.exp(-model.intercept)))


def test_words_of_indicators_are_in_one_form_and_the_longer_first_where_they_begin_alike():
    assert all(normalise(word) == word for words in INDICATOR_WORDS.table().values() for word in words)
    neutral = INDICATOR_WORDS.table("neutral")
    assert not [(a, b) for i, a in enumerate(neutral) for b in neutral[i + 1 :] if b.startswith(a)]


def test_best_match_prefers_the_same_indicator():
    other = replace(RESULT, indicator="社会消费品零售总额增长", value=6)
    found, probability = best_match(described(GROWTH), [described(other), described(RESULT)])
    assert found == described(RESULT)
    assert probability > 0.5


def test_best_match_finds_nothing_among_other_dimensions():
    assert best_match(described(GROWTH), [described(HOMES)]) == (None, 0.0)
