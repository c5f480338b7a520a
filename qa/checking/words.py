"""The words that claims are compared by: those of data/checking.toml, and without what says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from corpus.text.forms import normalise
from corpus.text.terms import same
from corpus.text.time import YEAR
from corpus.text.wordfile import WordFile

_FILE = WordFile(Path(__file__).parent.parent / "data" / "checking.toml")
# Texts; a claim is compared with some dozens of clauses and indicators, and the next claim with many of the same.
_KEPT = 20_000
_YEAR = re.compile(rf"{YEAR} ?年度?")


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return a text in one form, with one word for those that mean the same; a space stands where words were left out.

    >>> plain("今年，全市农村居民收入增幅")
    ' , 农村居民收入增长'
    """
    return _noise().sub(" ", same(_YEAR.sub(" ", normalise(text))))


def without(text: str, names: Iterable[str]) -> str:
    """Return a text without some names, longest first."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def words(name: str) -> tuple[str, ...]:
    """Return a word list by its dotted name, in the one form, longest first."""
    return _words(name)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(map(normalise, _FILE.words(name)), key=len, reverse=True))


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words("noise.words"))))
