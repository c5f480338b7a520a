"""Names that a claim and a clause of a report differ in, where they are otherwise about the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from corpus.text.terms import same
from qa.checking.stages import without_stages
from qa.checking.words import plain, words

# Characters of a name.
_SHORTEST_NAME = 2
_LONGEST_NAME = 8
# Share of a claim's characters that a clause must have in their order to differ from it in a name only.
_ALIKE = 0.6
_PAUSES = re.compile(r"[，,；;：:。、\s]")


def misplaced(claimed: str, content: Sequence[str], stated: str, elsewhere: str) -> str:
    """Return the name that a claim puts into a clause and the report puts elsewhere; "" if there is none.

    That is the longest run of the claim's content words which the clause lacks and the rest of its paragraph has.

    >>> misplaced("支持甲乙学院建设丙", ["甲乙学院", "丙"], "支持丁戊学院建设丙", "支持甲乙学院争创己")
    '甲乙学院'
    """
    text, rest = same(stated), same(elsewhere)
    runs = (run for part in _PAUSES.split(same(claimed)) for run in _runs(part, content, text))
    return max((run for run in runs if run in rest and run not in text), key=len, default="")


def replaced(claimed: str, stated: str) -> tuple[str, str] | None:
    """Return the claim's and the report's words where they differ in one name only, or None.

    >>> replaced("支持协和医院创建医学中心", "支持同济医院创建医学中心")
    ('协和', '同济')
    """
    mine, theirs = _bare(claimed), _bare(stated)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    shared = sum(i2 - i1 for tag, i1, i2, _, _ in blocks if tag == "equal")
    if shared < _ALIKE * len(mine):
        return None
    for tag, i1, i2, j1, j2 in blocks:
        one, other = mine[i1:i2], theirs[j1:j2]
        if tag == "replace" and _is_name(one, other, mine[i2:]):
            return one, other
    return None


def _is_name(one: str, other: str, behind: str) -> bool:
    """Tell two names from two words for the same: no character shared, and one of them long, or before such as 水库."""
    short, long = sorted((len(one), len(other)))
    named = long > _SHORTEST_NAME or behind.startswith(words("named.words"))
    return named and short >= _SHORTEST_NAME and long <= _LONGEST_NAME and not set(one) & set(other)


def _bare(text: str) -> str:
    """Return a text without stages, noise, punctuation and function words, in the one form."""
    kept = plain(without_stages(text))
    for word in words("function.words"):
        kept = kept.replace(word, " ") if len(word) > 1 else kept
    return re.sub(r"[\W_]+", "", kept)


def _runs(part: str, content: Sequence[str], text: str) -> Iterable[str]:
    """Yield the runs of neighbouring content words of a claim that a clause lacks."""
    marked = [False] * len(part)
    for word in content:
        for found in re.finditer(re.escape(word), part):
            marked[found.start() : found.end()] = [word not in text] * len(word)
    for found in re.finditer("1+", "".join("01"[missing] for missing in marked)):
        if found.end() - found.start() >= _SHORTEST_NAME:
            yield part[found.start() : found.end()]
