"""The bound that people's words set to a claimed amount, beyond the reports' own: 没有低于90%, 不止5个, 上限是6%."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from corpus import Comparator, Figure
from corpus.text.forms import normalise
from qa.checking.words import CHECKING

# What a kind of bounding word says of an amount, affirmed and denied.
_SAYS: dict[str, tuple[Comparator, Comparator]] = {"up": (">", "<="), "down": ("<", ">="), "reached": (">=", "<")}


def bounded_as_said(figure: Figure, before: str, after: str) -> tuple[Figure, str]:
    """Return a claimed figure with the bound that its words set, and the words, which its indicator may end with.

    Args:
        figure: as it is read from the claim.
        before: the claim up to the figure.
        after: the claim behind it.
    """
    if figure.value_max is not None:
        return figure, ""
    said = normalise(before) + (figure.text[0] if figure.text.startswith("过") else "")
    if match := _denied().search(said):
        odd = (match["denial"] not in CHECKING.words("denial.double")) != bool(match["no"])
        kind = next(kind for kind in _SAYS if match[kind])
        return replace(figure, comparator=_SAYS[kind][odd]), match.group()
    for comparator in (">", ">=", "<=", "<"):
        if match := _bounding(comparator).search(said):
            return replace(figure, comparator=comparator), match.group()
        if match := _behind(comparator).match(normalise(after)):
            return replace(figure, comparator=comparator), match.group()
    return figure, ""


@cache
def _denied() -> re.Pattern[str]:
    """Return the pattern of a denied bound at the end of a text; one not denied the figure's own reading knows."""
    denials = "|".join(map(re.escape, (*CHECKING.words("denial.double"), *CHECKING.words("denial.words"))))
    kinds = "|".join(f"(?P<{kind}>{'|'.join(CHECKING.words(f'bound.{kind}'))})" for kind in _SAYS)
    return re.compile(f"还?(?P<denial>{denials})(?P<no>不)?(?:{kinds})了?$")


@cache
def _bounding(comparator: str) -> re.Pattern[str]:
    words = "|".join(CHECKING.words(f"bound.before.{comparator}"))
    return re.compile(f"(?:{words})(?:是|为|在|到|至|定在|有)?$")


@cache
def _behind(comparator: str) -> re.Pattern[str]:
    return re.compile("|".join(CHECKING.words(f"bound.after.{comparator}")) or "(?!)")
