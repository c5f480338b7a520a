import pytest

from index.search_words import SearchWords

PRICES = ("物价", ("居民消费价格", "cpi"))
RISE = ("涨价", ("上涨",))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("物价", ("物价", "居民消费价格", "cpi")),
        ("物价水平", ("物价水平", "居民消费价格", "cpi")),
        ("价", ("价", "居民消费价格", "cpi", "上涨")),
        ("就业", ("就业",)),
    ],
)
def test_a_word_goes_by_the_reports_words_for_the_everyday_one_that_it_is_or_is_in(word, forms):
    assert SearchWords("", "", "", (PRICES, RISE)).forms([word]) == [forms]


def test_every_word_has_its_forms_in_order():
    assert SearchWords("", "", "", (PRICES,)).forms(["涨", "物价"]) == [("涨",), ("物价", "居民消费价格", "cpi")]
    assert SearchWords("", "").forms([]) == []


def test_the_encoder_gets_the_question_and_behind_it_the_synonyms():
    assert SearchWords("物价涨了多少", "物价涨", "居民消费价格 cpi").embedded == "物价涨了多少 居民消费价格 cpi"
    assert SearchWords("就业", "就业").embedded == "就业"
