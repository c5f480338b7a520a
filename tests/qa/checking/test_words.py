from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.forms import normalise
from qa.checking.words import CHECKING, plain_words, without_names


def test_plain_words_have_one_form_and_neither_years_nor_noise():
    assert plain_words("２０２４年度，全市公司户数预期目标增速") == " , 企业户数 增长"


def test_no_pair_of_characters_reaches_across_what_was_left_out():
    assert plain_words("粮食全市产量") == "粮食 产量"


@settings(deadline=None)
@given(st.text(st.sampled_from("今年全市2024年度增速公司，好 "), max_size=20))
def test_plain_words_say_nothing_of_noise(text):
    plain = plain_words(text)
    assert not [word for word in ("今年", "全市", "2024年") if word in plain]


def test_the_longest_of_several_names_is_left_out_first():
    assert without_names("甲乙市与甲乙", ["甲乙", "甲乙市"]) == " 与 "


def test_every_word_of_the_file_is_in_one_form():
    tables = {name: table for name, table in CHECKING.table().items() if name != "reason"}
    words = [word for name, table in tables.items() for entry in table for word in CHECKING.words(f"{name}.{entry}")]
    assert [word for word in words if normalise(word) != word] == []
