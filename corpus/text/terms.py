"""Words that mean the same and words that exclude one another, of data/terms.toml.

There are three scopes: "text" holds for any text; "indicator", between the names of two indicators, has more of both;
"claim", between a claim and the clause of a report about its matter, has more words that exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from corpus.text.forms import normalise
from corpus.text.wordfile import read_toml

Scope = Literal["text", "indicator", "claim"]

_DATA = Path(__file__).parent / "data" / "terms.toml"
# Texts; a report states about 300 figures, and 28 reports are compared at once.
_CACHED = 50_000


@lru_cache(maxsize=_CACHED)
def same(text: str, scope: Scope = "text") -> str:
    """Return a text in one form, with one word for those that mean the same.

    >>> same("５家公司动工"), same("带动工业投资"), same("建成公路", "indicator")
    ('5家企业开工', '带动工业投资', '新建公路')
    """
    pattern, first = _same(scope)
    return pattern.sub(lambda match: first[match.group()], normalise(text))


def whole_name(name: str) -> str:
    """Return the one name of an indicator that is called so and nothing else.

    >>> whole_name("经济"), whole_name("数字经济")
    ('地区生产总值', '数字经济')
    """
    return _whole().get(name, name)


def opposed(text: str, other: str, scope: Scope = "text") -> tuple[str, str] | None:
    """Return the words by which two texts, in the one wording, exclude each other, or None.

    >>> opposed("城镇居民收入", "农村居民收入"), opposed("城镇居民收入", "居民收入"), opposed("城乡收入", "农村收入")
    (('城镇', '农村'), None, None)
    """
    words, other_words = _sides(text, scope), _sides(other, scope)
    for row in words.keys() & other_words.keys():
        if not words[row].keys() & other_words[row].keys():
            return next(iter(words[row].values())), next(iter(other_words[row].values()))
    return None


@lru_cache(maxsize=_CACHED)
def _sides(text: str, scope: Scope) -> Mapping[int, Mapping[int, str]]:
    """Return, by row of the opposites and by place in the row, the word of it that a text has."""
    rows = ((row, {places[word]: word for word in pattern.findall(text)}) for row, pattern, places in _opposed(scope))
    return {row: words for row, words in rows if words}


@cache
def _opposed(scope: Scope) -> tuple[tuple[int, re.Pattern[str], Mapping[str, int]], ...]:
    """Return for each row its number, a pattern of its words, and the place of each of them."""
    rows = []
    for number, line in enumerate(_lines("opposed", scope)):
        places = {same(word, scope): i for i, entry in enumerate(line.split()) for word in entry.split("|")}
        rows.append((number, _any_of(places), places))
    return tuple(rows)


@cache
def _same(scope: Scope) -> tuple[re.Pattern[str], Mapping[str, str]]:
    first = _first(_lines("same", scope))
    return _any_of(first), first


@cache
def _whole() -> Mapping[str, str]:
    return _first(_table()["same"]["whole"].splitlines())


def _first(lines: list[str]) -> dict[str, str]:
    """Map each word to the one that stands first in its line."""
    groups = (normalise(line).split() for line in lines)
    return {word: group[0] for group in groups for word in group}


def _any_of(words: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _lines(name: str, scope: Scope) -> list[str]:
    table = _table()[name]
    lines = table["text"].splitlines() + (table.get(scope, "").splitlines() if scope != "text" else [])
    return [line for line in lines if line]


@cache
def _table() -> dict[str, Any]:
    return read_toml(_DATA)
