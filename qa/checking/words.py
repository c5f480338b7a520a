"""The words that claims are compared by: those of data/checking.toml, and a text without what says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from corpus.text.forms import normalise
from corpus.text.terms import same
from corpus.text.time import YEAR
from corpus.text.wordfile import WordFile

# Words in one form, and the sentences of the reasons.
CHECKING = WordFile(Path(__file__).parent.parent / "data" / "checking.toml")
# Texts; a claim is compared with some dozens of clauses and indicators, and the next claim with many of the same.
_CACHED = 20_000
_YEAR = re.compile(rf"{YEAR} ?年度?")


@lru_cache(maxsize=_CACHED)
def plain_words(text: str) -> str:
    """Return a text in one form, with one word for those that mean the same; a space stands where words were left out.

    >>> plain_words("今年，全市农村居民收入增幅")
    ' , 农村居民收入增长'
    """
    return _noise().sub(" ", same(_YEAR.sub(" ", normalise(text))))


def without_names(text: str, names: Iterable[str]) -> str:
    """Return a text with a space for each of some names, the longest first.

    >>> without_names("甲乙市甲乙公园", ["甲乙", "甲乙市"])
    '  公园'
    """
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, CHECKING.words("noise.words"))))
