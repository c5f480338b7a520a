"""How much two texts have in common."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import TypeVar

from corpus.text.spans import Span

Piece = TypeVar("Piece")
# Quotes looked for at one time, in one text after the other.
_QUOTES = 512


def share(part: Set[Piece], whole: Set[Piece]) -> float:
    """Return the share in [0, 1] of the pieces of one text that another has; 0 for a text without any.

    >>> share({"粮食", "食产"}, {"粮食", "食总"})
    0.5
    """
    return len(part & whole) / len(part) if part else 0.0


def squeeze(text: str) -> str:
    r"""Leave out all white space.

    >>> squeeze("增长 7.5%\n以上　")
    '增长7.5%以上'
    """
    return "".join(text.split())


def find_quote(text: str, quote: str) -> Span | None:
    """Return where a quote first stands in a text, white space aside, or None.

    >>> find_quote("地区生产总值 增长7.5%。", "总值增长 7.5%")
    Span(start=4, end=13)
    """
    return next(iter(find_quotes(text, quote)), None)


def find_quotes(text: str, quote: str) -> list[Span]:
    """Return every place in which a quote stands in a text, white space aside; none of an empty quote."""
    letters = squeeze(quote)
    return [Span(*match.span()) for match in _pattern(letters).finditer(text)] if letters else []


def contains(text: str, quote: str) -> bool:
    """Say whether a text holds a quote, white space aside.

    >>> contains("地区生产总值 增长7.5%", "总值增长 7.5%")
    True
    """
    return squeeze(quote) in squeeze(text)


@lru_cache(maxsize=_QUOTES)
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(map(re.escape, letters)))
