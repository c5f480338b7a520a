"""The words that figures are read with, from data/figure_words.toml, and patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.text.wordfile import WordFile

_WORDS = WordFile(Path(__file__).parent / "data" / "figure_words.toml")


def word_list(name: str) -> tuple[str, ...]:
    """Return a word list by its dotted name, longest word first.

    >>> "超过" in word_list("comparators.before.>")
    True
    """
    return _WORDS.words(name)


@cache
def pattern(*names: str, template: str = "{}") -> re.Pattern[str]:
    """Compile the alternation of several word lists into `template`, whose {} it replaces; the longest word wins.

    >>> pattern("verbs.commit", template="^{}").match("力争完成").group()
    '力争'
    """
    words = sorted({word for name in names for word in word_list(name)}, key=lambda word: (-len(word), word))
    return re.compile(template.replace("{}", "(?:" + "|".join(map(re.escape, words)) + ")"))
