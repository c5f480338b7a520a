"""A question in, the texts to search for: without the words of asking, with the report's words for everyday ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from corpus import read_lines
from corpus.text.forms import normalise

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for.

    Attributes:
        text: the question in one form, without the names of places and the years that only choose the report.
        topic: the same without the words of asking; spaces stand where words were left out.
        synonyms: the reports' words for everyday words in it, or "".
    """

    text: str
    topic: str
    synonyms: str

    @property
    def asks_something(self) -> bool:
        """Tell whether anything is left to look for once the words of asking, places and years are gone."""
        return any(character.isalpha() for character in _YEAR.sub("", self.topic))

    def forms(self, words: Iterable[str]) -> list[tuple[str, ...]]:
        """Return each word of the topic and, after it, the reports' words for the everyday one that it is or is in.

        >>> read_question("物价涨了多少？").forms(["物价", "涨"])
        [('物价', '居民消费价格', 'cpi'), ('涨',)]
        """
        said = [(key, meant) for key, meant in load_synonyms() if key in self.text]
        return [(word, *chain(*(meant for key, meant in said if key in word or word in key))) for word in words]

    @property
    def embedded(self) -> str:
        """Return what the encoder gets: the question and, after it, the reports' words for its everyday ones."""
        return f"{self.text} {self.synonyms}".strip()


def read_question(question: str, names: Iterable[str] = ()) -> Query:
    """Turn a question into a Query; `names` are the words that only choose the report (绵阳市, 绵阳).

    >>> read_question("甲乙市今年新增多少个工作岗位？", ["甲乙市", "甲乙"])
    Query(text='今年新增多少个工作岗位?', topic=' 新增 工作岗位?', synonyms='就业 新增就业')
    >>> read_question("How many charging piles?").topic.strip()
    '充电桩?'
    """
    folded = normalise(question)
    text = folded
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(normalise(name), "")
    text = _YEAR.sub("", text).strip() or folded
    topic = _question_words().sub(" ", text)
    expansions = dict.fromkeys(word for key, words in load_synonyms() if key in folded for word in words)
    if not _CHINESE.search(topic):
        meant = _english_words()
        expansions |= dict.fromkeys(word for key in meant.keys.findall(topic) for word in meant.words[key])
        topic = meant.keys.sub(lambda found: meant.words[found[1]][0], topic)
    return Query(text, topic, " ".join(expansions))


_YEAR = re.compile(r"(?<!\d)20\d\d ?年?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


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
def _question_words() -> re.Pattern[str]:
    words = sorted(
        (normalise(word.strip()) for word in read_lines(_DATA / "question_words.txt")), key=len, reverse=True
    )
    chinese = "|".join(re.escape(word) for word in words if not word.isascii())
    english = "|".join(re.escape(word) for word in words if word.isascii())
    return re.compile(rf"{chinese}|(?<![a-z])(?:{english})(?![a-z])")


@cache
def load_synonyms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read the everyday words with the reports' words for each."""
    return _read_pairs("synonyms.tsv")


def _read_pairs(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (line.split("\t", 1) for line in read_lines(_DATA / name))
    return tuple((normalise(key.strip()), tuple(normalise(words).split())) for key, words in pairs)
