from hypothesis import given
from hypothesis import strategies as st

from corpus.text.forms import normalise
from corpus.text.tokens import bigram_set, bigrams, is_word, known_words, rarity, word_spans, words

PROSE = st.text(st.sampled_from("高新技术企业5家，GDP ｇｄｐ城裡的。老旧小区"), max_size=20)


def test_words_are_cut_in_one_form_and_long_ones_again():
    assert words("高新技術企業，５家") == ["高新", "技术", "企业", "高新技术企业", "5", "家"]
    assert words("，。！") == []


def test_the_words_of_the_domain_are_in_the_dictionary():
    assert words("老旧小区改造") == ["小区", "老旧小区", "改造"]


def test_bigrams_do_not_reach_over_punctuation():
    assert bigrams("电梯，好。GDP_增") == ["电梯", "好", "gd", "dp", "增"]
    assert bigram_set("好好好") == frozenset({"好好"})


@given(PROSE)
def test_bigrams_hold_every_letter(text):
    letters = {character for character in normalise(text) if character.isalnum()}
    assert set("".join(bigrams(text))) == letters


@given(PROSE.map(normalise))
def test_the_spans_of_words_cover_the_text(text):
    for spans in (word_spans(text), known_words(text)):
        assert "".join(text[start:end] for start, end in spans) == text


def test_known_words_guess_no_word_that_the_dictionary_lacks():
    assert known_words("头资企业") == [(0, 1), (1, 2), (2, 4)]
    assert (is_word("企业"), is_word("头资")) == (True, False)


def test_a_word_that_the_dictionary_lacks_is_the_rarest():
    assert rarity("我们") < rarity("企业") < rarity("从未见过的词") == rarity("也没见过的词")
