"""The two ends of a change in one clause (由50%提高到60%): what it started from and what it became."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus import Figure
from corpus.text.spans import touching
from corpus.text.units import convert
from index import Hit

# What stands between the first value of a change and the last.
_TO = re.compile(r"[到至为](?:约|近|超过|突破)?$")


def change_ends(hit: Hit, figure: Figure) -> tuple[Figure, Figure] | None:
    """Return the first and the last value of the change that a figure of a passage is an end of, or None."""
    clause = touching(hit.clauses, figure)
    inside = [match.figure for match in hit.figures if touching(clause, match.figure)]
    for first, last in pairwise(inside):
        between = hit.passage.text[first.end : last.start]
        alike = convert(first.value, first.unit, last.unit) is not None
        if figure in (first, last) and alike and _TO.search(between):
            return first, last
    return None
