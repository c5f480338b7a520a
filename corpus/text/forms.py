"""One form for texts that are compared: simplified, half width, lower case. Quotes never pass through here."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from opencc import OpenCC

# Texts; one question is folded several times, a report has about 700 clauses and indicators that come back.
_CACHED = 20_000
_TABLES = ("TSCharacters.txt", "TSPhrases.txt")  # OpenCC's, from traditional to simplified


@lru_cache(maxsize=_CACHED)
def normalise(text: str) -> str:
    """Fold traditional to simplified characters, full width to half width, and case.

    >>> normalise("城裡的ＧＤＰ，７．５％")
    '城里的gdp,7.5%'
    """
    folded = unicodedata.normalize("NFKC", text)
    if not _changing().isdisjoint(folded):
        folded = str(_simplifier().convert(folded))
    return folded.lower()


def simplified(text: str) -> str:
    """Fold traditional to simplified characters one for one, so that offsets stay.

    >>> simplified("四萬五千宗")
    '四万五千宗'
    """
    return text.translate(_characters())


@cache
def _characters() -> dict[int, str]:
    """Return OpenCC's simplified character for every traditional one."""
    rows = _rows("TSCharacters.txt")
    return {ord(before): after[0] for before, after in rows if len(before) == 1 and after[0] != before}


@cache
def _changing() -> frozenset[str]:
    """Return the characters that OpenCC changes, some only in certain words; telling first is 50 times as fast."""
    rows = (row for name in _TABLES for row in _rows(name))
    return frozenset(a for before, after in rows for a, b in zip(before, after, strict=False) if a != b)


def _rows(table: str) -> list[tuple[str, str]]:
    """Return every entry of one of OpenCC's tables with the first that it becomes."""
    lines = (files("opencc") / "dictionary" / table).read_text("utf-8").splitlines()
    return [(before, after.split()[0]) for before, after in (line.split("\t") for line in lines)]


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
