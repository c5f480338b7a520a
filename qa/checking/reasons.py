"""The reason of a verdict, as one Chinese sentence; the sentences are in qa/data/checking.toml."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Figure
from qa.checking.compared import CheckedRelation
from qa.checking.facts import CheckedFact
from qa.checking.figures import CheckedFigure
from qa.checking.statements import Statements
from qa.checking.words import CHECKING
from qa.display import bounded

_SIGNS = {">": "高于", "<": "低于", "=": "等于"}
_TENSES = {"target": "目标，不是已完成的数", "actual": "已完成的数，不是目标"}


def sentence(situation: str, **details: str) -> str:
    """Return the sentence of a situation with its details filled in.

    >>> sentence("agrees_converted", stated="10%以上")
    '与报告一致：报告写的是“10%以上”，换算后相等。'
    """
    return str(CHECKING.table(f"reason.{situation}").format(**details))


def figure_reason(checked: CheckedFigure, statements: Statements) -> str:
    """Say why a claimed figure has its verdict."""
    claimed = checked.claimed
    if checked.row is None:
        return sentence("absent", indicator=claimed.indicator or claimed.text)
    reported = statements.figure(checked.row)
    if checked.verdict == "supported":
        written_alike = claimed.written == reported.written
        return sentence("agrees") if written_alike else sentence("agrees_converted", stated=bounded(reported))
    return sentence(
        checked.why,
        stated=bounded(reported),
        claimed=bounded(claimed),
        claim_word=checked.words[0],
        report_word=checked.words[1],
        year=f"{reported.year}年" if reported.year else "几年合计",
        tense=_TENSES[reported.tense],
        clause="，".join(statements.clause(row).text for row in statements.clauses_of(checked.row)),
    )


def fact_reason(checked: CheckedFact, statements: Statements) -> str:
    """Say why a fact has its verdict."""
    clause = "" if checked.clause is None else statements.clause(checked.clause).text
    claim_word, report_word = checked.words
    situation = f"fact_{checked.why or 'agrees'}"
    return sentence(situation, claim_word=claim_word, report_word=report_word, clause=clause)


def relation_reason(checked: CheckedRelation, statements: Statements) -> str:
    """Show the figures of both sides of a comparing claim, and how they stand to each other."""
    left, right = (statements.figure(row) for row in checked.rows)
    return sentence(
        "compared",
        left_name=_dated(left, right),
        right_name=_dated(right, left),
        left=bounded(left),
        right=bounded(right),
        sign=_SIGNS[checked.sign],
        by=checked.by and f"，{checked.by}",
    )


def _dated(figure: Figure, other: Figure) -> str:
    """Name a figure: with its year and whether it is a goal where the other has the same name."""
    year = f"{figure.year}年" if figure.year and figure.year != other.year else ""
    goal = {"target": "的目标", "actual": "的实际"}[figure.tense] if figure.tense != other.tense else ""
    return f"{year}“{figure.indicator}”{goal}"


def unproven_reason(clauses: Sequence[str]) -> str:
    """Say that the figures of a claim agree, and which of its clauses no figure bears out."""
    return sentence("unborne", parts="”“".join(clauses))
