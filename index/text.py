"""One form for texts that are compared: simplified, half width, lower case. Quotes never pass through here."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

# Texts; one question is folded several times, a report has about 700 clauses and indicators that come back.
_KEPT = 20_000


@lru_cache(maxsize=_KEPT)
def normalise(text: str) -> str:
    """Fold traditional to simplified characters, full width to half width, and case.

    >>> normalise("城裡的ＧＤＰ，７．５％")
    '城里的gdp,7.5%'
    """
    return str(_simplifier().convert(unicodedata.normalize("NFKC", text))).lower()


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
