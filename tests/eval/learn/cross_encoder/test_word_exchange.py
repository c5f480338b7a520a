import random

from eval.learn.cross_encoder.word_exchange import WordExchange

EXCHANGE = WordExchange(
    {("n", 2): ["食堂", "小区", "学校"], ("v", 2): ["建成"]},
    {"老年": ["公寓", "大学", "活动", "食堂"]},
    {"食堂": ["社区", "农村"]},
)


def drawn(words, place):
    return {EXCHANGE.exchanged(words, place, random.Random(seed)) for seed in range(60)}


def test_a_word_is_exchanged_for_one_seen_beside_its_neighbour_or_one_of_its_kind():
    assert drawn([("老年", "n"), ("食堂", "n")], 1) == {"公寓", "大学", "活动", "小区", "学校"}


def test_too_few_neighbours_give_way_to_words_of_the_kind():
    assert drawn([("乡村", "n"), ("食堂", "n")], 1) == {"小区", "学校"}


def test_a_word_without_another_of_its_kind_gives_nothing():
    assert drawn([("建成", "v")], 0) == {""}
    assert drawn([("绿", "a")], 0) == {""}


def test_words_are_collected_from_reports(report):
    exchange = WordExchange.of([report])
    assert all(len(word) == length for (_, length), words in exchange.alike.items() for word in words)
    assert all(set(exchange.before[word]) >= {before} for before, words in exchange.behind.items() for word in words)
