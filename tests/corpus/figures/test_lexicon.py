import pytest

from corpus.figures.lexicon import pattern, word_list
from corpus.text.wordfile import read_toml
from tests.corpus.figures.grammar import LEXICON


def entries():
    return [f"{table}.{name}" for table, lists in read_toml(LEXICON).items() for name in flat(lists)]


def flat(lists):
    return [
        name if isinstance(words, str) else f"{name}.{inner}"
        for name, words in lists.items()
        for inner in ([""] if isinstance(words, str) else words)
    ]


@pytest.mark.parametrize("name", entries())
def test_every_list_has_words_the_longest_first(name):
    words = word_list(name)
    assert words and [len(word) for word in words] == sorted(map(len, words), reverse=True)


def test_a_pattern_takes_the_longest_word_of_all_lists():
    assert pattern("verbs.action", "verbs.growth").match("增长到").group() == "增长"
    assert pattern("verbs.commit", template="{}(?=完成)").search("努力实现、力争完成").group() == "力争"


def test_words_are_no_patterns():
    assert pattern("verbs.action").match("新改(扩)建学校") is None
    assert pattern("verbs.action").match("新建(改)学校").group() == "新建"
    assert pattern("verbs.action").match("新(改)建学校").group() == "新(改)建"
