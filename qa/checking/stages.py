"""How far a matter is, as a clause says it: supported, striven for, prepared, begun, under way, complete, or denied."""

from __future__ import annotations

import re
from functools import cache

from corpus.text.terms import same
from qa.checking.words import words

STAGES = ("support", "strive", "early", "start", "building", "complete")
# These govern what stands behind them: 争取开通 is not opened.
_GOVERNING = ("early", "strive", "support")


def stages(text: str) -> frozenset[str]:
    """Return the stages that a clause names, a denied one as "not ..."; one that governs stands alone.

    >>> sorted(stages("争取开通国际航线")), sorted(stages("已开工，尚未建成"))
    (['strive'], ['not complete', 'start'])
    """
    found = frozenset(_stage(match) for match in _pattern().finditer(same(text)))
    return next((frozenset({stage}) for stage in _GOVERNING if stage in found), found)


def excluded(claimed: frozenset[str], stated: frozenset[str]) -> bool:
    """Tell whether two clauses about one matter cannot both hold, by their stages."""
    if not claimed or not stated:
        return False
    if any(f"not {stage}" in claimed for stage in stated) or any(f"not {stage}" in stated for stage in claimed):
        return True
    return not claimed & stated


def without_stages(text: str) -> str:
    """Return a text, in the one form, with a space for each word of a stage.

    >>> without_stages("加快建设科技馆")
    ' 科技馆'
    """
    return _pattern().sub(" ", same(text))


def _stage(match: re.Match[str]) -> str:
    stage = next(name for name in STAGES if match.group(name))
    return f"not {stage}" if match.group("no") else stage


@cache
def _pattern() -> re.Pattern[str]:
    denial = "|".join(words("negation.words"))
    groups = "|".join(f"(?P<{stage}>{'|'.join(same(word) for word in words('stage.' + stage))})" for stage in STAGES)
    return re.compile(f"(?P<no>{denial})?(?:{groups})")
