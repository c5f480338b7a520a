"""A claim without figures against the reports' clauses: covered; denied by stage, time or another name; or absent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Slice
from corpus.figures.tense import ParagraphTense
from corpus.text.spans import clauses
from corpus.text.terms import opposed, same
from corpus.text.tokens import words
from index.selection import Selection
from qa.checking.claims import Claim
from qa.checking.denial import bare_denial, denied_words
from qa.checking.names import misplaced, other_ordinal, replaced
from qa.checking.progress import ClaimTime, excluded, read_stages, read_time, without_stages
from qa.checking.statements import Rows, Statements, Vectors
from qa.checking.words import CHECKING, plain_words, without_names
from qa.records import Verdict

# Clauses that are compared in full: the nearest by cosine, and by words.
_COMPARED = 12
# Characters of content from which a clause is a claim of its own; a shorter one belongs to the one before it.
_SHORTEST = 4
# Scores from which a clause speaks of a fact, and bears it out.
_COVERED = 0.75
_TOUCHED = 0.65
# The cosine around which unlike and like clauses part (the built-in encoder).
_MIDDLE = 0.72
# By how much the cosine of two unit vectors in float32 may exceed 1.
_ROUNDING = 1e-5
# A number with what it numbers is one word (6号线, s210, 5g).
_NUMBERED = re.compile(r"[a-z]*\d+(?:[a-z]+|[号线轮期]{1,2})?")


@dataclass(frozen=True, slots=True)
class Fact:
    """A part of a claim that stands alone, with the words that the report must have, and the text to embed."""

    text: str
    content: tuple[str, ...]
    stages: frozenset[str]
    time: ClaimTime


@dataclass(frozen=True, slots=True)
class CheckedFact:
    """What became of a fact: the row of the clause that it was held against, or None, and why.

    Attributes:
        why: "" for agreement, else "stage", "denied", "tense", "ordinal", "opposite", "name" or "absent".
        words: the claim's word and the report's, where two words differ; of "denied", their clauses.
    """

    fact: Fact
    clause: int | None
    verdict: Verdict
    why: str
    words: tuple[str, str] = ("", "")


def facts_of(claim: Claim, names: Sequence[str]) -> list[Fact]:
    """Cut a claim into the parts that stand alone."""
    parts: list[str] = []
    for clause in clauses(claim.text):
        part = without_names(clause.of(claim.text), names)
        if parts and len("".join(_content(part))) < _SHORTEST:
            parts[-1] += "，" + part
        else:
            parts.append(part)
    if len(parts) > 1 and len("".join(_content(parts[0]))) < _SHORTEST:
        parts[:2] = ["，".join(parts[:2])]
    time = read_time(claim.text)
    return [Fact(part, _content(part), read_stages(part), time) for part in parts if _content(part)]


def unproven_clauses(claim: Claim, names: Sequence[str], quoted: str) -> list[str]:
    """Return the clauses of a claim without a figure whose matter the sentences lack that bear out its figures."""
    text, unproven = same(quoted), []
    for clause in clauses(claim.text):
        content = _content(without_names(clause.of(claim.text), names))
        figures = any(clause.start <= figure.start - claim.start < clause.end for figure in claim.figures)
        if not figures and len("".join(content)) >= _SHORTEST and _covered(content, text) < _COVERED:
            unproven.append(clause.of(claim.text))
    return unproven


def check_fact(fact: Fact, vector: Vectors | None, statements: Statements, selection: Selection) -> CheckedFact:
    """Find the clause that speaks of a fact, and compare the two."""
    cosines = statements.cosines("clause", vector, selection)
    lexical = statements.word_scores(plain_words(fact.text))
    rows = selection.spans["clause"].rows
    near = {*_top(rows, cosines), *_top(rows, lexical)} if statements.encoder else set(_top(rows, lexical))
    if not near:
        return CheckedFact(fact, None, "not_found", "absent")
    covered = statements.coverage.shares(fact.content)
    score, place = max((_score(float(covered[row]), float(cosines[row])), -row) for row in near)
    return _decide(fact, -place, score, statements)


def may_be_found(fact: Fact, statements: Statements) -> bool:
    """Tell whether any clause has so many of a fact's words that nearness of meaning could make up for the others."""
    return bool(statements.coverage.shares(fact.content).max(initial=0.0) + (1 - _MIDDLE) >= _TOUCHED - _ROUNDING)


def _decide(fact: Fact, row: int, score: float, statements: Statements) -> CheckedFact:
    clause = statements.clause(row)
    absent = CheckedFact(fact, None, "not_found", "absent")
    if score < _TOUCHED:
        return absent
    if excluded(fact.stages, read_stages(clause.text)):
        return CheckedFact(fact, row, "contradicted", "stage") if score >= _COVERED else absent
    around = [part.of(clause.sentence.text) for part in clauses(clause.sentence.text)]
    if denied := denied_words(fact.text, around):
        return CheckedFact(fact, row, "contradicted", "denied", denied)
    if bare_denial(fact.text, around):
        return absent
    if why := _conflict(fact, clause, statements.years.get(clause.paragraph.report)):
        return CheckedFact(fact, row, "contradicted", why[0], why[1:])
    unsaid = fact.stages and not read_stages(clause.text)
    return CheckedFact(fact, row, "supported", "") if score >= _COVERED and not unsaid else absent


def _score(covered: float, cosine: float) -> float:
    """Return how much of a fact a clause has, in [0, 1], nearness of meaning making up for some words."""
    return covered + max(0.0, cosine - _MIDDLE) if cosine else covered


def _conflict(fact: Fact, clause: Slice, year: int | None) -> tuple[str, str, str] | None:
    """Return in what a clause about a fact's matter refutes it, with the two words that differ, or None."""
    if ordinals := other_ordinal(fact.text, clause.text):
        return "ordinal", *ordinals
    if opposites := opposed(same(fact.text), same(clause.text), "claim"):
        return "opposite", *opposites
    if fact.time.tense == "actual" and _is_plan(clause, year):
        return "tense", "", ""
    if name := misplaced(fact.text, fact.content, clause.text, _elsewhere(clause)):
        return "name", name, clause.text
    if names := replaced(fact.text, clause.text):
        return "opposite", *names
    return None


def _elsewhere(clause: Slice) -> str:
    """Return the rest of a clause's paragraph."""
    return clause.paragraph.text[: clause.start] + "|" + clause.paragraph.text[clause.end :]


def _is_plan(clause: Slice, year: int | None) -> bool:
    if any(word in clause.text for word in CHECKING.words("time.planned")):
        return True
    setting = ParagraphTense.of(clause.paragraph, year)
    return (setting.heading or setting.tone) == "target"


def _content(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry its matter: no function words, no stages, no noise."""
    matter = plain_words(without_stages(text))
    numbered = _NUMBERED.findall(matter)
    finest = _finest(words(_NUMBERED.sub(" ", matter)))
    function_words = CHECKING.words("function.words")
    return tuple(dict.fromkeys([*numbered, *(word for word in finest if word not in function_words)]))


def _finest(cut: Sequence[str]) -> Iterable[str]:
    """Drop a word that the cut gives in parts too (高新技术企业 beside 高新, 技术, 企业)."""
    for word in cut:
        if not any(part != word and part in word for part in cut):
            yield word


def _covered(content: Sequence[str], text: str) -> float:
    total = sum(map(len, content))
    return sum(len(word) for word in content if word in text) / total if total else 0.0


def _top(rows: Rows, scores: Vectors) -> list[int]:
    order = np.argsort(-scores[rows], kind="stable")[:_COMPARED]
    return [int(rows[i]) for i in order if scores[rows[i]] > 0]
