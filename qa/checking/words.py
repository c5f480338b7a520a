"""The words that claims are compared by, of data/checking.toml: what says nothing, means the same, or excludes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from corpus import read_toml
from index.text import normalise
from index.tokens import bigram_set

_DATA = Path(__file__).parent.parent / "data" / "checking.toml"
# Texts; a claim is compared with some dozens of clauses and indicators, and the next claim with many of the same.
_KEPT = 20_000
_YEAR = re.compile(r"(?:19|20)\d\d ?年度?")


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return a text in one form, with one word for those that mean the same; a space stands where words were left out.

    >>> plain("今年，全市农村居民收入增幅")
    ' , 农村居民收入增长'
    """
    return _noise().sub(" ", alike(_YEAR.sub(" ", normalise(text))))


@lru_cache(maxsize=_KEPT)
def alike(text: str) -> str:
    """Return a text in one form, with one word for those that mean the same.

    >>> alike("５家公司动工")
    '5家企业开工'
    """
    return _same_pattern().sub(lambda found: _same()[found.group()], normalise(text))


def without(text: str, names: Iterable[str]) -> str:
    """Return a text without some names, longest first."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def coverage(part: str, whole: str) -> float:
    """Return the share in [0, 1] of the bigrams of one plain text that another has; 0 for a part without any.

    >>> coverage("粮食产量", "粮食总产量")
    0.6666666666666666
    """
    wanted = bigram_set(part)
    return len(wanted & bigram_set(whole)) / len(wanted) if wanted else 0.0


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """Return the words by which two plain texts exclude each other, or None.

    >>> opposed("城镇居民收入", "农村居民收入"), opposed("城镇居民收入", "居民收入")
    (('城镇', '农村'), None)
    """
    mine, yours = _sides(one), _sides(other)
    for row in mine.keys() & yours.keys():
        if not mine[row].keys() & yours[row].keys():
            return next(iter(mine[row].values())), next(iter(yours[row].values()))
    return None


@lru_cache(maxsize=_KEPT)
def _sides(text: str) -> dict[int, dict[int, str]]:
    """Return, by row of the opposites and by place in the row, the word of it that a text has."""
    found: dict[int, dict[int, str]] = {}
    for row, sides in enumerate(_opposites()):
        for place, names in enumerate(sides):
            if hit := next((name for name in names if name in text), ""):
                found.setdefault(row, {})[place] = hit
    return found


def words(name: str) -> tuple[str, ...]:
    """Return a word list by its dotted name, in the one form, longest first."""
    return _words(name)


@cache
def _words(name: str) -> tuple[str, ...]:
    entry: Any = _table()
    for part in name.split("."):
        entry = entry[part]
    listed = entry.split() if isinstance(entry, str) else entry
    return tuple(sorted((normalise(word) for word in listed), key=len, reverse=True))


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words("noise.words"))))


@cache
def _same() -> dict[str, str]:
    groups = [normalise(group).split() for group in _table()["same"]["groups"]]
    return {word: group[0] for group in groups for word in group}


@cache
def _same_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_same(), key=len, reverse=True))))


@cache
def _opposites() -> tuple[tuple[tuple[str, ...], ...], ...]:
    groups = _table()["opposite"]["groups"]
    return tuple(
        tuple(tuple(plain(word).strip() for word in entry.split("|")) for entry in row.split()) for row in groups
    )


@cache
def _table() -> dict[str, Any]:
    return read_toml(_DATA)
