"""Names and ordinals that a claim and a clause of a report differ in, where they are otherwise about the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from corpus.text.forms import normalise
from corpus.text.numerals import write_numeral
from corpus.text.terms import same
from qa.checking.progress import without_stages
from qa.checking.words import CHECKING, plain_words

# Characters of a name.
_SHORTEST_NAME = 2
_LONGEST_NAME = 8
# Share of a claim's characters that a clause must have in their order to differ from it in a name only.
_ALIKE = 0.6
_PAUSES = re.compile(r"[，,；;：:。、\s]")
# The meetings (第十一届) and batches (首批) that a text speaks of; ranks (第5位) are figures.
_ORDINAL = re.compile(r"第(?P<which>[一二三四五六七八九十百]+|\d+)(?P<of>[届次批轮期])|首(?P<first>[届次批轮期])")


def misplaced(claimed: str, content: Sequence[str], reported: str, elsewhere: str) -> str:
    """Return the name that a claim puts into a clause and the report puts elsewhere; "" if there is none.

    That is the longest run of the claim's content words which the clause lacks and the rest of its paragraph has.

    >>> misplaced("支持甲乙学院建设丙", ["甲乙学院", "丙"], "支持丁戊学院建设丙", "支持甲乙学院争创己")
    '甲乙学院'
    """
    clause, surroundings = same(reported), same(elsewhere)
    runs = (run for part in _PAUSES.split(same(claimed)) for run in _lacking_runs(part, content, clause))
    return max((run for run in runs if run in surroundings and run not in clause), key=len, default="")


def replaced(claimed: str, reported: str) -> tuple[str, str] | None:
    """Return the claim's and the report's words where they differ in one name only, or None.

    >>> replaced("支持协和医院创建医学中心", "支持同济医院创建医学中心")
    ('协和', '同济')
    """
    mine, theirs = _bare(claimed), _bare(reported)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    shared = sum(i2 - i1 for tag, i1, i2, _, _ in blocks if tag == "equal")
    if shared < _ALIKE * len(mine):
        return None
    for tag, i1, i2, j1, j2 in blocks:
        names = mine[i1:i2], theirs[j1:j2]
        if tag == "replace" and _are_names(*names, behind=mine[i2:]):
            return names
    return None


def ordinals(text: str) -> dict[str, frozenset[str]]:
    """Return the ordinals of a text by their counter.

    >>> ordinals("首届科博会，第12次会议") == {"届": frozenset({"一"}), "次": frozenset({"十二"})}
    True
    """
    by_counter: dict[str, set[str]] = defaultdict(set)
    for match in _ORDINAL.finditer(normalise(text)):
        by_counter[match["first"] or match["of"]].add(_numeral(match["which"] or "一"))
    return {counter: frozenset(numerals) for counter, numerals in by_counter.items()}


def other_ordinal(claimed: str, reported: str) -> tuple[str, str] | None:
    """Return an ordinal of each text where they count the same and share none, or None.

    >>> other_ordinal("办好第十届科博会", "办好第十一届科博会")
    ('第十届', '第十一届')
    """
    mine, theirs = ordinals(claimed), ordinals(reported)
    for counter in mine.keys() & theirs.keys():
        if not mine[counter] & theirs[counter]:
            return f"第{min(mine[counter])}{counter}", f"第{min(theirs[counter])}{counter}"
    return None


def _are_names(claimed: str, reported: str, behind: str) -> bool:
    """Tell two names from two words for the same: no character shared, and one of them long, or before such as 水库."""
    short, long = sorted((len(claimed), len(reported)))
    named = long > _SHORTEST_NAME or behind.startswith(CHECKING.words("named.words"))
    return named and short >= _SHORTEST_NAME and long <= _LONGEST_NAME and not set(claimed) & set(reported)


def _bare(text: str) -> str:
    """Return a text without stages, noise, punctuation and function words, in the one form."""
    bare = plain_words(without_stages(text))
    for word in CHECKING.words("function.words"):
        bare = bare.replace(word, " ") if len(word) > 1 else bare
    return re.sub(r"[\W_]+", "", bare)


def _lacking_runs(part: str, content: Sequence[str], clause: str) -> Iterable[str]:
    """Yield the runs of neighbouring content words of a claim that a clause lacks."""
    lacking = [False] * len(part)
    for word in content:
        for match in re.finditer(re.escape(word), part):
            lacking[match.start() : match.end()] = [word not in clause] * len(word)
    for run in re.finditer("1+", "".join("01"[missing] for missing in lacking)):
        if run.end() - run.start() >= _SHORTEST_NAME:
            yield part[run.start() : run.end()]


def _numeral(which: str) -> str:
    """Write a number below 100 in Chinese, as the reports do; what is written so already stays.

    >>> _numeral("11"), _numeral("20"), _numeral("五")
    ('十一', '二十', '五')
    """
    return write_numeral(int(which)) if which.isdecimal() and 0 < int(which) < 100 else which
