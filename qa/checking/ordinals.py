"""Ordinals of a text, by what they count: the meetings (第十一届), batches (首批) and ranks (第5位) it speaks of."""

from __future__ import annotations

import re
from collections import defaultdict

from corpus.text.forms import normalise
from corpus.text.numerals import write_numeral

_ORDINAL = re.compile(
    r"第(?P<which>[一二三四五六七八九十百]+|\d+)(?P<of>[届次批轮期位名]|(?![一-龥\d]))|首(?P<first>[届次批轮期])"
)
_RANK = "位"


def ordinals(text: str) -> dict[str, frozenset[str]]:
    """Return the ordinals of a text by their counter, a bare one being a rank.

    >>> ordinals("首届科博会，居全国第4") == {"届": frozenset({"一"}), "位": frozenset({"四"})}
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for match in _ORDINAL.finditer(normalise(text)):
        counter = match["first"] or match["of"] or _RANK
        found[_RANK if counter == "名" else counter].add(_numeral(match["which"] or "一"))
    return {counter: frozenset(which) for counter, which in found.items()}


def other_ordinal(claimed: str, stated: str) -> tuple[str, str] | None:
    """Return an ordinal of each text where they count the same and share none, or None.

    >>> other_ordinal("办好第十届科博会", "办好第十一届科博会")
    ('第十届', '第十一届')
    """
    mine, theirs = ordinals(claimed), ordinals(stated)
    for counter in mine.keys() & theirs.keys():
        if not mine[counter] & theirs[counter]:
            return f"第{min(mine[counter])}{counter}", f"第{min(theirs[counter])}{counter}"
    return None


def _numeral(which: str) -> str:
    """Write a number below 100 in Chinese, as the reports do; what is written so already stays.

    >>> _numeral("11"), _numeral("20"), _numeral("五")
    ('十一', '二十', '五')
    """
    return write_numeral(int(which)) if which.isdecimal() and 0 < int(which) < 100 else which
