"""What a text denies: a clause with an odd number of words that deny or end its matter says the reverse of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text.forms import normalise
from corpus.text.spans import clauses
from corpus.text.terms import same
from corpus.text.tokens import word_spans, words
from qa.checking.words import CHECKING

# Clauses; a claim is compared with some dozens, and the next claim with many of the same.
_CACHED = 20_000
# Share of the characters of what one clause denies that the other must say of the same matter.
_SAID = 0.6
# Characters of a denial inside a phrase (没有依据的证明), which says which thing is meant and denies nothing of it.
_PHRASE = 12
_DENYING = "不未没"
# Behind these a denial is of the whole clause, whatever 的 follows (没有把儿童的费用列入).
_OBJECT = re.compile("[把将对]")
_PHRASE_END = re.compile("的(?=[^的])")


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether a clause denies its matter, and the words that it is said of: those behind the denial, else all."""

    denied: bool
    focus: tuple[str, ...]


@lru_cache(maxsize=_CACHED)
def read_stance(clause: str) -> Stance:
    """Read what a clause says yes or no to.

    >>> read_stance("今年不再新建厂房"), read_stance("不断改造厂房").denied, read_stance("不能不改造").denied
    (Stance(denied=True, focus=('新建', '厂房')), False, False)
    """
    folded = _affirmed().sub(lambda match: " " * len(match.group()), normalise(clause))
    marks = [*_denials(folded), *(match.span() for match in _reversals().finditer(folded))]
    marks = [mark for mark in marks if not _inside_phrase(folded, mark, max(marks))]
    if len(marks) % 2 == 0:
        return Stance(denied=False, focus=_content(folded))
    last = max(marks)
    return Stance(denied=True, focus=_content(folded[last[1] :]) or _content(folded[: min(marks)[0]]))


def denied_words(claimed: str, reported: Iterable[str]) -> tuple[str, str] | None:
    """Return the claim's clause and the report's of which one denies what the other says, or None.

    Each clause of the claim is held against the report's clause that has most of its words.

    >>> denied_words("今年不再新建厂房", ["新建标准厂房5万平方米"])
    ('今年不再新建厂房', '新建标准厂房5万平方米')
    >>> denied_words("今年新建厂房", ["新建标准厂房5万平方米", "不再新建酒店"]) is None
    True
    """
    theirs = list(reported)
    if not theirs:
        return None
    for clause in _clauses(claimed):
        mine = read_stance(clause)
        content = mine.focus
        nearest = max(theirs, key=lambda other: _said(content, other))
        other = read_stance(nearest)
        if mine.denied == other.denied:
            continue
        said = _said(content, nearest) if mine.denied else _said(other.focus, clause)
        if said >= _SAID:
            return clause, nearest
    return None


def bare_denial(claimed: str, reported: Iterable[str]) -> str:
    """Return the first clause of a claim that denies something no clause of the report denies; "" if there is none.

    >>> bare_denial("没有一部是动画片", ["12部作品获奖"]), bare_denial("不再发行国债", ["不再发行特别国债"])
    ('没有一部是动画片', '')
    """
    theirs = [read_stance(clause) for clause in reported]
    return next(
        (
            clause
            for clause in _clauses(claimed)
            if (mine := read_stance(clause)).denied
            and not any(other.denied and _shares(mine.focus, other.focus) for other in theirs)
        ),
        "",
    )


def _clauses(text: str) -> Sequence[str]:
    return [clause.of(text) for clause in clauses(text)]


def _said(focus: Sequence[str], text: str) -> float:
    folded, total = same(text), sum(map(len, focus))
    return sum(len(word) for word in focus if same(word) in folded) / total if total else 0.0


def _shares(focus: Sequence[str], other: Sequence[str]) -> bool:
    return _said(focus, "".join(other)) >= _SAID or _said(other, "".join(focus)) >= _SAID


def _denials(folded: str) -> Iterable[tuple[int, int]]:
    """Yield where words stand that deny what follows."""
    affirming = CHECKING.words("denial.affirming")
    for start, end in word_spans(folded):
        word = folded[start:end]
        if word in CHECKING.words("denial.words"):
            yield start, end
        elif word[0] in _DENYING and len(word) <= 3 and not word.startswith(affirming):
            yield start, start + 1


def _inside_phrase(folded: str, mark: tuple[int, int], last: tuple[int, int]) -> bool:
    """Tell whether a denial ends within a phrase with 的, and another one behind it is the clause's own."""
    ending = _PHRASE_END.search(folded, mark[1], mark[1] + _PHRASE)
    return ending is not None and ending.end() <= last[0] and not _OBJECT.search(folded[mark[1] : ending.start()])


def _content(folded: str) -> tuple[str, ...]:
    function_words = (*CHECKING.words("function.words"), *CHECKING.words("noise.words"))
    return tuple(dict.fromkeys(word for word in words(folded) if word not in function_words and not word.isdecimal()))


@cache
def _affirmed() -> re.Pattern[str]:
    """Return the pattern of two denials, and of those that bound an amount (没有低于90%)."""
    double, single = ("|".join(map(re.escape, CHECKING.words(f"denial.{name}"))) for name in ("double", "words"))
    bounding = "|".join(word for kind in ("up", "down", "reached") for word in CHECKING.words(f"bound.{kind}"))
    return re.compile(f"(?:{double}|{single})不?(?:{bounding})|{double}")


@cache
def _reversals() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, CHECKING.words("reversal.words"))))
