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


@pytest.mark.parametrize(
    ("text", "comparator", "left"),
    [
        ("全年财政收入突破了8亿元", ">", "突破了"),
        ("接待游客超过了3万人次", ">", "超过了"),
        ("总产值跨过了百亿元大关", ">", "跨过了"),
        ("每个乡镇至少有2名农技员", ">=", "至少有"),
        ("每户至少要有1名劳动力就业", ">=", "至少要有"),
        ("达标企业最少40%", ">=", "最少"),
        ("村集体收入起码达到10万元", ">=", "起码达到"),
        ("每村最多3个", "<=", "最多"),
        ("单户补助至多为5万元", "<=", "至多为"),
        ("缺口不足了2亿元", "<", "不足了"),
        ("库容接近了500万立方米", "~", "接近了"),
        ("全县约有30家企业", "~", "约有"),
        ("失业率≤4.5%", "<=", "≤"),
    ],
)
def test_a_bound_may_lead_on_to_its_number(text, comparator, left):
    [item] = bounded(text)
    assert (item.comparator, text[item.left : item.quantity.start]) == (comparator, left)


@pytest.mark.parametrize(("text", "comparator"), [("至少建成3个示范园", ">="), ("每人最多补助3000元", "<=")])
def test_an_adverb_bounds_over_its_verb_which_stays_outside(text, comparator):
    [item] = bounded(text)
    assert (item.comparator, item.left) == (comparator, item.quantity.start)


@pytest.mark.parametrize(
    "text",
    [
        "突破35项关键核心技术",
        "突破了5个技术瓶颈",
        "跨过3个千亿元大关",
        "打破了3项纪录",
        "侦破了5起案件",
        "最近有3家企业落户",
        "最多的有5名",
    ],
)
def test_what_is_broken_or_only_sounds_like_a_bound_is_none(text):
    assert [item.comparator for item in bounded(text)] == ["="]


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
