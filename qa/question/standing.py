"""Where the name of a place stands in a question: behind the beginning, a mark or a year, and before a year or 的."""

from __future__ import annotations

import re
from functools import cache

from corpus.text.gazetteer import place_words


def stands_like_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether a span of a normalised question stands where the name of a place does.

    >>> stands_like_a_name("江油2025年目标", 0, 2), stands_like_a_name("推动绿色发展", 2, 4)
    (True, False)
    """
    return is_start(text, start) and is_end(text, end)


def is_start(text: str, start: int) -> bool:
    """Tell whether a name can begin here."""
    return start == 0 or any(match.end() == start for match in before().finditer(text[:start]))


def is_end(text: str, end: int) -> bool:
    """Tell whether a name can end here."""
    return end == len(text) or behind().match(text, end) is not None


@cache
def before() -> re.Pattern[str]:
    """Match what a name stands behind."""
    return re.compile(r"[\s,，。;；:：、?？!！]|" + "|".join(place_words()["unlisted"]["before"]))


@cache
def behind() -> re.Pattern[str]:
    """Match what a name stands before."""
    return re.compile("|".join(place_words()["unlisted"]["behind"]))
