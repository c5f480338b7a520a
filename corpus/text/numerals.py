"""Chinese numerals, read and written; where numbers stand in a text is found by corpus/figures/numbers."""

from __future__ import annotations

import re
from decimal import Decimal

import cn2an

# The digits, written one by one (二〇二三) or in a numeral (二十三).
DIGITS = "〇零○一二三四五六七八九"
_VALUES = {digit: str(max(0, i - 2)) for i, digit in enumerate(DIGITS)}
_ONES = "零一二三四五六七八九"
_SMALL = {"两": 2} | {digit: value for value, digit in enumerate(_ONES) if value}
# Two small digits side by side, and no third.
_GUESS = re.compile(
    "(?P<before>(?:.*[十百千万亿])?)(?P<low>[一二三四五六七八两])(?P<high>[二三四五六七八九两])(?P<after>(?:[十百千万亿].*)?)"
)
# Characters beyond which a run is noise, not a numeral that somebody wrote.
_LONGEST = 24


def read_numeral(text: str) -> Decimal | None:
    """Return the value of a numeral; None for what is none, and for a guess between two (三五, 七八十).

    >>> read_numeral("二十三"), read_numeral("一百二十点五"), read_numeral("三五")
    (Decimal('23'), Decimal('120.5'), None)
    """
    if len(text) > _LONGEST or _is_guess(text):
        return None
    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError, IndexError):  # cn2an's ways of saying that this is no numeral
        return None


def read_guess(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the two values that a numeral with neighbouring digits side by side leaves open, or None.

    >>> read_guess("七八十"), read_guess("十五六"), read_guess("三五")
    ((Decimal('70'), Decimal('80')), (Decimal('15'), Decimal('16')), None)
    """
    match = _GUESS.fullmatch(text)
    if match is None or _SMALL[match["high"]] - _SMALL[match["low"]] != 1:
        return None
    low, high = (read_numeral(match["before"] + match[name] + match["after"]) for name in ("low", "high"))
    return (low, high) if low and high else None


def read_digits(text: str) -> int:
    """Return the number whose digits are written one by one, as those of a year are.

    >>> read_digits("二〇二三"), read_digits("２０23")
    (2023, 2023)
    """
    return int("".join(_VALUES.get(character, character) for character in text))


def write_numeral(number: int) -> str:
    """Write a number from 1 to 99 as a heading has it.

    >>> write_numeral(5), write_numeral(12), write_numeral(20)
    ('五', '十二', '二十')
    """
    tens, ones = divmod(number, 10)
    return f"{_ONES[tens] if tens > 1 else ''}{'十' if tens else ''}{_ONES[ones] if ones else ''}"


def _is_guess(text: str) -> bool:
    """Tell two small digits side by side, which cn2an would read as 35, from a numeral."""
    return any(a in _SMALL and b in _SMALL for a, b in zip(text.partition("点")[0], text[1:], strict=False))
