"""The words of a question to search for: without those of asking, with the reports' words for everyday ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import read_lines
from corpus.text.forms import normalise
from corpus.text.time import named_years
from corpus.text.tokens import words
from index import SearchWords
from qa.question.wants import LISTS

Synonyms = Sequence[tuple[str, tuple[str, ...]]]

_DATA = Path(__file__).parent / "data"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Characters of a name; what is longer is a question of its own.
_NAME = re.compile(r"\w{2,8}")


def read_search_words(text: str, synonyms: Synonyms) -> SearchWords:
    """Read a text in one form; `synonyms` are everyday words with the reports' words for each.

    >>> read_search_words("今年新增多少个工作岗位?", load_synonyms()).topic
    ' 新增 工作岗位?'
    >>> read_search_words("how many charging piles?", ()).topic.strip()
    '充电桩?'
    """
    topic = _words_of_asking().sub(" ", text)
    meanings = tuple((key, meant) for key, meant in synonyms if key in text)
    expansions = dict.fromkeys(word for _, meant in meanings for word in meant)
    if not _CHINESE.search(topic):
        english = _english_words()
        expansions |= dict.fromkeys(word for key in english.keys.findall(topic) for word in english.words[key])
        topic = english.keys.sub(lambda match: english.words[match[1]][0], topic)
    return SearchWords(text, topic, " ".join(expansions), meanings)


def is_topic(topic: str) -> bool:
    """Tell whether anything is left of a topic to look for once its years are gone.

    >>> is_topic("2024年 就业"), is_topic("2024年 ?")
    (True, False)
    """
    for year in reversed(list(named_years(topic))):
        topic = topic[: year.start] + topic[year.end :]
    return any(character.isalpha() for character in topic)


def mentioned_name(topic: str) -> str:
    """Return the name in the topic of a question for all that is said of one thing; "" where there is more or none.

    >>> mentioned_name("报告里点名甲县的事项都列出来"), mentioned_name("提到的任务")
    ('甲县', '')
    """
    name = LISTS.pattern("mention.beside").sub("", topic).strip()
    return name if _NAME.fullmatch(name) else ""


def counted_words(topic: str) -> frozenset[str]:
    """Return the words in the topic of a question for every figure that say what the figures count.

    >>> sorted(counted_words("投资增长超过10%的指标"))
    ['10%', '投资']
    """
    stating_condition = LISTS.words("every.no_topic")
    return frozenset(word for word in words(topic) if len(word) > 1 and word not in stating_condition)


@cache
def load_synonyms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read the everyday words with the reports' words for each."""
    return _read_pairs("synonyms.tsv")


@dataclass(frozen=True, slots=True)
class _English:
    """English words with the reports' words for each, and a pattern that finds them, the longest first."""

    words: dict[str, tuple[str, ...]]
    keys: re.Pattern[str]


@cache
def _english_words() -> _English:
    meanings = dict(_read_pairs("english.tsv"))
    longest = "|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))
    return _English(meanings, re.compile(rf"(?<![a-z])({longest})(?:e?s)?(?![a-z])"))


@cache
def _words_of_asking() -> re.Pattern[str]:
    asking = (normalise(word.strip()) for word in read_lines(_DATA / "question_words.txt"))
    longest_first = sorted(asking, key=len, reverse=True)
    chinese = "|".join(re.escape(word) for word in longest_first if not word.isascii())
    english = "|".join(re.escape(word) for word in longest_first if word.isascii())
    return re.compile(rf"{chinese}|(?<![a-z])(?:{english})(?![a-z])")


def _read_pairs(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (line.split("\t", 1) for line in read_lines(_DATA / name))
    return tuple((normalise(key.strip()), tuple(normalise(meant).split())) for key, meant in pairs)
