import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.terms import opposed, same, whole_name

WORDS = st.sampled_from(
    ["社零", "规模以上", "工业", "建成", "新改建", "增速", "城市居民", "进出口", "农民", "ＧＤＰ", "的"]
)


@given(st.lists(WORDS).map("".join))
def test_one_wording_stays_one_wording(text):
    assert same(same(text)) == same(text)


def test_the_longest_word_is_read():
    assert same("社会消费品零售总额和社零") == "社会消费品零售总额和社会消费品零售总额"


def test_what_is_done_is_one_thing_between_indicators_only():
    assert (same("建成公路"), same("建成公路", "indicator")) == ("建成公路", "新建公路")


def test_a_whole_name_is_no_part_of_another():
    assert (whole_name("进出口"), whole_name("服务进出口")) == ("进出口总额", "服务进出口")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("城市居民", "乡村居民", ("城镇", "农村")),
        ("出口总额", "进出口总额", ("出口", "进出口")),
        ("小学学位", "中小学学位", None),
        ("工业", "工业和农业", None),
        ("公路客运", "铁路客运", None),
    ],
)
def test_texts_exclude_each_other_by_a_word(one, other, words):
    assert opposed(same(one), same(other)) == words


def test_indicators_exclude_each_other_by_more_words():
    assert opposed("公路客运", "铁路客运", "indicator") == ("公路", "铁路")
