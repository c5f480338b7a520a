"""Chinese without spaces, cut for word search: into jieba words and into character bigrams."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jieba

from corpus.settings import var_dir
from corpus.text.forms import normalise

_DATA = Path(__file__).parent / "data"
# Texts; a report has about 700 clauses and indicators that come back.
_CACHED = 20_000
# Texts whose words are cached; those of a question are asked for by every part that looks at it.
_CACHED_QUESTIONS = 64
_BREAK = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """Cut into words, long ones also into the words inside them; punctuation is left out.

    >>> words("高新技术企业，5家")
    ['高新', '技术', '企业', '高新技术企业', '5', '家']
    """
    return list(_words(text))


@lru_cache(maxsize=_CACHED_QUESTIONS)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _tokenizer().cut_for_search(normalise(text)) if not _BREAK.fullmatch(word))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of a normalised text lie, in order, without overlap.

    >>> word_spans("皖今年")
    [(0, 1), (1, 3)]
    """
    return [(start, end) for _, start, end in _tokenizer().tokenize(text)]


def known_words(text: str) -> list[tuple[int, int]]:
    """Return where the words of a normalised text lie that the dictionary has, and each other character by itself.

    >>> known_words("皖今年")
    [(0, 1), (1, 3)]
    """
    return [(start, end) for _, start, end in _tokenizer().tokenize(text, HMM=False)]


def is_word(text: str) -> bool:
    """Tell whether the dictionary has a word.

    >>> is_word("投资"), is_word("头资")
    (True, False)
    """
    return bool(_tokenizer().FREQ.get(text))


def bigrams(text: str) -> list[str]:
    """Cut into pairs of neighbouring characters; a lone character stands for itself.

    >>> bigrams("电梯400部，好")
    ['电梯', '梯4', '40', '00', '0部', '好']
    """
    runs = (run for run in _BREAK.split(normalise(text)) if run)
    return [pair for run in runs for pair in ([run[i : i + 2] for i in range(len(run) - 1)] or [run])]


@lru_cache(maxsize=_CACHED)
def bigram_set(text: str) -> frozenset[str]:
    """Return the different bigrams of a text, kept for the next question that meets the same clause or indicator."""
    return frozenset(bigrams(text))


def tagged_words(text: str) -> list[tuple[str, str]]:
    """Cut into words with jieba's part of speech of each (n noun, v verb, m number ...); they cover the text.

    The domain's words are not known here, since nobody has written down what they are.

    >>> tagged_words("建成学校")
    [('建成', 'v'), ('学校', 'n')]
    """
    return [(pair.word, pair.flag) for pair in _tagger().cut(text)]


def load_dictionary() -> None:
    """Load the dictionary now: half a second that the first question would wait for otherwise."""
    _tokenizer()


@cache
def _tokenizer() -> jieba.Tokenizer:
    """Load jieba once, with the domain's words; its cache lies in our own folder, not in one that others can write."""
    tokenizer = _plain_tokenizer()
    with (_DATA / "domain_words.txt").open("rb") as file:
        tokenizer.load_userdict(file)
    return tokenizer


def _plain_tokenizer() -> jieba.Tokenizer:
    jieba.setLogLevel("CRITICAL")  # of a cache that cannot be written it would print a traceback
    tokenizer = jieba.Tokenizer()
    cache_folder = var_dir() / "jieba"
    with suppress(OSError):  # a folder that cannot be written only means that the dictionary is read anew each time
        cache_folder.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(cache_folder)
    return tokenizer


@cache
def _tagger() -> Any:  # noqa: ANN401  (jieba has no types)
    import jieba.posseg  # loads tables of its own, which only training needs

    jieba.setLogLevel("WARNING")
    return jieba.posseg.POSTokenizer(_plain_tokenizer())


def rarity(word: str) -> float:
    """Return how rare a word is in general Chinese, in powers of ten: about 3 for 我们, 8 for one that jieba lacks.

    >>> round(rarity("我们")), round(rarity("从未见过的词"))
    (3, 8)
    """
    tokenizer = _tokenizer()
    return math.log10(tokenizer.total / ((tokenizer.FREQ.get(word) or 0) + 1))
