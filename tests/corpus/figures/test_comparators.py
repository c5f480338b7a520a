import pytest

from corpus.figures.comparators import spread
from tests.corpus.figures.grammar import bounded


@pytest.mark.parametrize(
    ("text", "stretch", "comparator"),
    [
        ("粮食总产量突破1亿吨", "突破1亿吨", ">"),
        ("就业率不低于95%", "不低于95%", ">="),
        ("失业率控制在4%以内", "控制在4%以内", "<="),
        ("合格率未达到10%", "未达到10%", "<"),
        ("受益群众近3万人", "近3万人", "~"),
        ("投资过百亿元", "过百亿元", ">"),
        ("投资上千万元", "上千万元", ">="),
        ("投资增长2倍多。", "2倍多", ">"),
        ("投资增长两位数", "两位数", ">="),
        ("培训2万余人", "2万余人", ">"),
        ("增长6%至8%以上", "6%至8%以上", "range"),
    ],
)
def test_the_words_that_touch_a_quantity_bound_it(text, stretch, comparator):
    assert [(text[item.left : item.right], item.comparator) for item in bounded(text)] == [(stretch, comparator)]


def test_the_word_behind_outranks_the_one_before():
    assert [item.comparator for item in bounded("控制在5%左右")] == ["~"]


def test_about_bounds_over_a_verb():
    assert [item.comparator for item in bounded("约占全省1/5")] == ["~"]


@pytest.mark.parametrize("text", ["签约5个项目", "节约12吨", "建成3个多元化平台"])
def test_a_word_that_only_ends_or_begins_like_a_bound_is_none(text):
    [item] = bounded(text)
    assert (item.comparator, item.left, item.right) == ("=", item.quantity.start, item.quantity.end)


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("达到3亿元、5亿元以上", [">=", ">="]),
        ("超过3亿元、5亿元", [">", ">"]),
        ("超过3亿元、5亿元以上", [">", ">="]),
        ("达到3亿元、5亿元", ["=", "="]),
    ],
)
def test_one_bound_at_either_end_is_spread_over_the_list(text, comparators):
    assert [item.comparator for item in spread(bounded(text))] == comparators
