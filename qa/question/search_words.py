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
from index import SearchWords

Synonyms = Sequence[tuple[str, tuple[str, ...]]]

_DATA = Path(__file__).parent / "data"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def read_search_words(text: str, synonyms: Synonyms) -> SearchWords:
    """Read a text in one form; `synonyms` are everyday words with the reports' words for each.

    >>> read_search_words("今年新增多少个工作岗位?", load_synonyms()).topic
    ' 新增 工作岗位?'
    >>> read_search_words("how many charging piles?", ()).topic.strip()
    '充电桩?'
    """
    topic = _words_of_asking().sub(" ", text)
    meanings = tuple((key, words) for key, words in synonyms if key in text)
    expansions = dict.fromkeys(word for _, words in meanings for word in words)
    if not _CHINESE.search(topic):
        english = _english_words()
        expansions |= dict.fromkeys(word for key in english.keys.findall(topic) for word in english.words[key])
        topic = english.keys.sub(lambda match: english.words[match[1]][0], topic)
    return SearchWords(text, topic, " ".join(expansions), meanings)


def asks_something(words: SearchWords) -> bool:
    """Tell whether anything is left to look for once the words of asking and the years are gone."""
    topic = words.topic
    for year in reversed(list(named_years(topic))):
        topic = topic[: year.start] + topic[year.end :]
    return any(character.isalpha() for character in topic)


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
    words = dict(_read_pairs("english.tsv"))
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return _English(words, re.compile(rf"(?<![a-z])({longest})(?:e?s)?(?![a-z])"))


@cache
def _words_of_asking() -> re.Pattern[str]:
    words = sorted(
        (normalise(word.strip()) for word in read_lines(_DATA / "question_words.txt")), key=len, reverse=True
    )
    chinese = "|".join(re.escape(word) for word in words if not word.isascii())
    english = "|".join(re.escape(word) for word in words if word.isascii())
    return re.compile(rf"{chinese}|(?<![a-z])(?:{english})(?![a-z])")


def _read_pairs(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (line.split("\t", 1) for line in read_lines(_DATA / name))
    return tuple((normalise(key.strip()), tuple(normalise(words).split())) for key, words in pairs)
