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


@cache
def _changing() -> frozenset[str]:
    """Return the characters that OpenCC changes, some only in certain words; telling first is 50 times as fast."""
    folder = files("opencc") / "dictionary"
    rows = [line.split("\t") for name in _TABLES for line in (folder / name).read_text("utf-8").splitlines()]
    return frozenset(a for before, after in rows for a, b in zip(before, after.split()[0], strict=False) if a != b)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
