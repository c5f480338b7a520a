from dataclasses import replace

import numpy as np
import pytest

from corpus import Figure
from index import DescribedFigure
from qa.matching.indicators import NAMES, Alike, alike, best_match, canonical, comparable, describe, opposed, vector

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
    assert opposed("第一产业增加值", "第二产业增加值")
    assert not opposed("第一产业增加值", "增加值")


def test_comparable_wants_one_dimension_and_growth_with_growth():
    assert comparable(GROWTH, RESULT)
    assert not comparable(GROWTH, HOMES)
    assert not comparable(GROWTH, replace(RESULT, kind="share"))
    assert comparable(GROWTH, replace(RESULT, kind="bound"))


def test_alike_describes_a_pair_whole():
    same = np.array([1, 0], np.float32)
    pair = alike(described(GROWTH, vector=same), described(RESULT, vector=same))
    expected = Alike(1.0, 1.0, 1.0, 1.0, 1.0, pytest.approx(1.2), 1.0, pytest.approx(np.log(2)), 1.0, 1.0, 1.0)
    assert pair == expected
    assert len(vector(pair)) == len(NAMES)


def test_best_match_prefers_the_same_indicator():
    other = replace(RESULT, indicator="社会消费品零售总额增长", value=6)
    found, probability = best_match(described(GROWTH), [described(other), described(RESULT)])
    assert found == described(RESULT)
    assert probability > 0.5


def test_best_match_finds_nothing_among_other_dimensions():
    assert best_match(described(GROWTH), [described(HOMES)]) == (None, 0.0)
