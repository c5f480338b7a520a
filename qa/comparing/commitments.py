"""Which of the goals that a report states are commitments to be followed: no durations, sizes, counts of ideas."""

from __future__ import annotations

import re

from corpus import Figure
from corpus.text.forms import normalise
from qa.matching.indicators import INDICATOR_WORDS

# Characters around a figure in which the words stand that tell what it counts.
_AROUND = 12


def is_commitment(goal: Figure, text: str, start: int) -> bool:
    """Tell whether a goal's figure is an amount to be reached, by its unit and the words that touch it.

    Args:
        goal: the figure.
        text: the clause or sentence that states it.
        start: where it stands in that text.

    >>> from dataclasses import replace
    >>> goal = Figure("", "", 1, 0, 3, "30年", 30, None, "年", "=", "试点", "increment", "target", "", 2025)
    >>> is_commitment(goal, "土地承包到期后再延长30年试点", 10)
    False
    >>> is_commitment(replace(goal, text="5所", unit="所", indicator="学校"), "新建5所学校", 2)
    True
    """
    before = normalise(text[max(0, start - _AROUND) : start])
    after = normalise(text[start + len(goal.text) : start + len(goal.text) + _AROUND])
    if goal.unit in INDICATOR_WORDS.words("commitments.durations"):
        return any(word in normalise(goal.indicator) for word in INDICATOR_WORDS.words("commitments.measured"))
    if goal.unit in INDICATOR_WORDS.words("commitments.counters") and _begins("commitments.ideas", after):
        return False
    if _begins("commitments.sized", after):
        return False
    return re.search(INDICATOR_WORDS.table("commitments.existing"), before) is None


def _begins(name: str, after: str) -> bool:
    return re.match(INDICATOR_WORDS.table(name), after) is not None
