"""A comparing claim against the reports: the figures of its two sides, found together, and the relation computed."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from corpus.text.overlap import share
from corpus.text.terms import whole_name
from corpus.text.tokens import bigram_set, words
from corpus.text.units import convert
from index.selection import Selection
from qa.checking.relation import ComparedSide, Relation, Sign
from qa.checking.statements import Statements, Vectors
from qa.checking.words import CHECKING, plain_words, without_names
from qa.display import amount as in_words
from qa.matching.amounts import difference, entailed, units_agree
from qa.matching.indicators import canonical, opposed_names
from qa.records import Verdict

# Figures of each side that are considered: the nearest by cosine, and by shared words.
_CANDIDATES = 24
# Least share of a side's words that the clause of its figure must have.
_LEAST = 0.6
# What the words of a clause count beside those of the indicator, and what it counts that two sides measure alike.
_CLAUSE, _ALIKE = 0.5, 1.0
_SHARES = ("%", "", "个百分点", "‰")
# What grows where nothing is named (增长目标).
_ALONE = "经济"
# The cosine from which a near indicator counts (the built-in encoder).
_MIDDLE = 0.7
# Relative difference within which two amounts are as much as one another.
_EQUAL = 1e-6


@dataclass(frozen=True, slots=True)
class CheckedRelation:
    """What became of a comparing claim: the rows of the figures of its sides, and whether the relation holds.

    Attributes:
        sign: how the left figure stands to the right one.
        by: how far they are apart, in words (相差24家); "" where the claim does not say.
    """

    rows: tuple[int, int]
    verdict: Verdict
    sign: Sign
    by: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: int
    name: str
    figure: Figure
    score: float


def check_relation(relation: Relation, statements: Statements, selection: Selection) -> CheckedRelation | None:
    """Find the figures of both sides of a relation and compute it; None where one is not found."""
    names = statements.names
    growth = _is_growth(relation)
    left = _name(relation.left, names) or (whole_name(_ALONE) if growth else "")
    right = _name_beside(_name(relation.right, names), left)
    if not left:
        return None
    vectors = statements.vectors([left, right])
    sides = ((relation.left, left), (_inheriting(relation), right))
    found = [_candidates(side, name, growth, vectors.get(name), statements, selection) for side, name in sides]
    pairs = [
        (a.score + b.score + _ALIKE * _alike(a, b), -a.row, -b.row)
        for a in found[0]
        for b in found[1]
        if a.row != b.row and _comparable(a.figure, b.figure)
    ]
    if not pairs:
        return None
    _, a_row, b_row = max(pairs)
    return _computed(relation, -a_row, -b_row, statements)


def _computed(relation: Relation, left: int, right: int, statements: Statements) -> CheckedRelation:
    ours, theirs = statements.figure(left), statements.figure(right)
    a, b = _end(ours, relation.left), _in_unit(theirs, relation.right, ours)
    sign: Sign = "=" if math.isclose(a, b, rel_tol=_EQUAL) else ">" if a > b else "<"
    holds, by = relation.times or sign in relation.sign, ""
    if relation.by is not None:
        amount = _stated(relation.by, (a / b if b else 0.0) if relation.times else abs(a - b), ours)
        holds = holds and (entailed(relation.by, amount) or not difference(relation.by, amount))
        by = f"{'是后者的' if relation.times else '相差'}{in_words(amount.value, amount.unit)}"
    return CheckedRelation((left, right), "supported" if holds else "contradicted", sign, by)


def _stated(by: Figure, amount: float, figure: Figure) -> Figure:
    """Return a difference as a figure to compare a claimed one with; of percentages it is in percentage points."""
    unit = by.unit if by.unit in ("倍", "个百分点", "") else figure.unit
    return replace(figure, value=round(amount, 9), value_max=None, unit=unit, comparator="=")


def _end(figure: Figure, side: ComparedSide) -> float:
    return figure.value_max if side.end == "high" and figure.value_max is not None else figure.value


def _in_unit(figure: Figure, side: ComparedSide, other: Figure) -> float:
    value = _end(figure, side)
    converted = convert(value, figure.unit, other.unit)
    return value if converted is None else converted


def _name(side: ComparedSide, names: Sequence[str]) -> str:
    """Return the words of a side that name its figure: without time, goal or result."""
    text = without_names(side.text, names)
    for kind in ("goal", "result", "low", "high", "lead"):
        for word in CHECKING.words(f"relation.{kind}"):
            text = text.replace(word, " ") if len(word) > 1 else text
    bare = re.sub(r"[\W_]+", "", plain_words(text))
    return "" if bare in CHECKING.words("relation.growth") else canonical(bare)


def _name_beside(right: str, left: str) -> str:
    """Return the name of the right side: the left's where it only repeats words of it (上年实际增速)."""
    return left if all(word in left for word in _words(right)) else right


def _inheriting(relation: Relation) -> ComparedSide:
    """Return the right side, of the left's time where it names none."""
    left, right = relation.left, relation.right
    if right.tense is None and right.year is None and right.offset is None:
        return ComparedSide(right.text, left.tense, left.year, left.offset, right.end)
    return right


def _is_growth(relation: Relation) -> bool:
    """Tell whether a relation is of changes (增速, 涨得), which stand between rates alone."""
    text = relation.left.text + relation.right.text
    return any(word in text for word in CHECKING.words("relation.growth"))


def _candidates(
    side: ComparedSide, name: str, growth: bool, vector: Vectors | None, statements: Statements, selection: Selection
) -> list[_Candidate]:
    cosines = statements.cosines("indicator", vector, selection)
    rows = [int(row) for row in selection.spans["indicator"].rows if _fits(side, growth, int(row), statements)]
    pairs = bigram_set(name)
    shared = np.array([share(pairs, bigram_set(canonical(statements.figure(row).indicator))) for row in rows])
    near = {*_top(rows, shared), *_top(rows, cosines[rows])}
    scored = (_candidate(name, row, float(cosines[row]), statements) for row in near)
    return [candidate for candidate in scored if candidate is not None]


def _candidate(name: str, row: int, cosine: float, statements: Statements) -> _Candidate | None:
    subject = statements.subject(row)
    indicator = canonical(subject.figure.indicator)
    clause = canonical("，".join(statements.clause(clause).text for clause in statements.clauses_of(row)))
    content = _words(name)
    in_clause = _covered(content, f"{clause} {indicator}")
    sentence = canonical(statements.first_clause(row).sentence.text)
    if (
        not in_clause
        or _covered(content, f"{clause} {indicator} {sentence}") < _LEAST
        or opposed_names(name, indicator)
    ):
        return None
    precise = share(bigram_set(indicator), bigram_set(name))
    score = _covered(content, indicator) + _CLAUSE * in_clause + precise + max(0.0, cosine - _MIDDLE)
    return _Candidate(row, indicator, subject.figure, score)


def _fits(side: ComparedSide, growth: bool, row: int, statements: Statements) -> bool:
    """Tell whether a figure is of the time that a side speaks of."""
    figure = statements.figure(row)
    planned = statements.years.get(figure.report)
    tense, year = side.tense_of(planned), side.year_of(planned)
    share = any(word in side.text for word in CHECKING.words("relation.share"))
    if share and figure.unit not in _SHARES:
        return False
    if figure.kind == "rank" or (growth and figure.kind != "growth") or (tense and figure.tense != tense):
        return False
    return year is None or figure.year in (year, None)


def _alike(a: _Candidate, b: _Candidate) -> float:
    ours, theirs = bigram_set(a.name), bigram_set(b.name)
    both = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / both if both else 0.0


def _comparable(a: Figure, b: Figure) -> bool:
    rates = {a.kind, b.kind}
    return units_agree(a.unit, b.unit) and ("growth" not in rates or rates == {"growth"} or a.unit != "%")


def _words(text: str) -> list[str]:
    return [word for word in words(text) if word not in CHECKING.words("function.words")]


def _covered(content: Sequence[str], text: str) -> float:
    total = sum(map(len, content))
    return sum(len(word) for word in content if word in text) / total if total else 0.0


def _top(rows: Sequence[int], scores: NDArray[np.floating]) -> list[int]:
    order = np.argsort(-scores, kind="stable")[:_CANDIDATES]
    return [rows[i] for i in order]
