"""The figures of a claim against those of the reports: which one speaks of the same thing, and whether it agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Figure
from corpus.figures.coordination import distribute
from corpus.text.overlap import share
from corpus.text.terms import opposed
from corpus.text.tokens import bigram_set
from index.selection import Selection
from qa.checking.claims import Claim
from qa.checking.ordinals import other_ordinal
from qa.checking.stages import excluded, stages
from qa.checking.statements import Statements, Vectors, plain_names
from qa.checking.times import ClaimTime, read_time
from qa.matching.amounts import difference
from qa.matching.claimed import MatchFeatures, Subject, match_features, match_log_odds, subject_log_odds
from qa.records import Verdict

# Figures that are compared in full with a claimed one: the nearest by cosine or words.
_COMPARED = 60
# Both of two coordinated things have the number (两者都是9%).
_EACH = re.compile(r"[都均各]|两[项个者]")
_JOINT = re.compile(r"[、和与及]")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A claimed figure with what it is about, the time and stage it speaks of, and the text to embed for it."""

    subject: Subject
    time: ClaimTime
    stages: frozenset[str]
    sentence: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report's figure, by its row, beside a claimed one; `conflict` is "year", "tense" or ""."""

    row: int
    features: MatchFeatures
    conflict: str


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a claimed figure.

    Attributes:
        stated: the report's figure it was held against; None where there is none.
        why: "" for agreement, else what differs: a Difference of amounts, "subject", "ordinal", "stage", "year" or
            "tense"; or "absent".
        words: for "subject" and "ordinal", the claim's word and the report's.
    """

    claimed: Figure
    stated: int | None
    verdict: Verdict
    why: str
    words: tuple[str, str] = ("", "")


def asked_of(claim: Claim, names: Sequence[str]) -> list[Asked]:
    """Describe every figure of a claim; one that two coordinated things share becomes two."""
    asked = []
    for figure in claim.figures:
        sentence = _without_figures(claim, figure)
        for indicator in _indicators(claim, figure):
            name = plain_names(indicator, names).strip()
            around = plain_names(sentence, names).strip()
            if len(name.replace(" ", "")) < _SHORTEST:
                name = around
            time, reached = read_time(_upto(claim, figure)), stages(_clause_around(claim, figure))
            asked.append(
                Asked(Subject(figure, name, around), time, reached, claim.text, name or figure.indicator or figure.text)
            )
    return asked


def match(asked: Asked, vector: Vectors | None, statements: Statements, selection: Selection) -> Match:
    """Find the report's figure that a claimed one speaks of, and compare the two."""
    candidates = compare(asked, vector, statements, selection)
    if not candidates:
        return Match(asked.subject.figure, None, "not_found", "absent")
    return _decide(asked, max(candidates, key=lambda each: match_log_odds(each.features, statements.mode)), statements)


def compare(asked: Asked, vector: Vectors | None, statements: Statements, selection: Selection) -> list[Candidate]:
    """Compare a claimed figure with the nearest ones of the reports."""
    cosines = statements.cosines("indicator", vector, selection)
    return [
        _candidate(asked, row, float(cosines[row]), statements)
        for row in _nearest(asked, cosines, selection, statements)
    ]


def _candidate(asked: Asked, row: int, cosine: float, statements: Statements) -> Candidate:
    stated = statements.subject(row)
    conflict = _conflict(asked.time, stated.figure, statements.years.get(stated.figure.report))
    return Candidate(row, match_features(asked.subject, stated, cosine, conflict), conflict)


def _decide(asked: Asked, best: Candidate, statements: Statements) -> Match:
    claimed, stated = asked.subject.figure, statements.subject(best.row)
    differs = difference(claimed, stated.figure)
    if subject_log_odds(best.features, statements.mode) < 0:
        return Match(claimed, None, "not_found", "absent")
    if words := opposed(asked.subject.indicator, stated.indicator):
        if differs:
            return Match(claimed, None, "not_found", "absent")
        return Match(claimed, best.row, "contradicted", "subject", words)
    if best.conflict == "year" and differs:
        return Match(claimed, best.row, "not_found", "year")
    if not differs and excluded(asked.stages, _stages_of(best.row, statements)):
        return Match(claimed, best.row, "contradicted", "stage")
    if not differs and (other := other_ordinal(asked.sentence, statements.sentence_of(best.row))):
        return Match(claimed, best.row, "contradicted", "ordinal", other)
    why = differs or best.conflict
    return Match(claimed, best.row, "contradicted" if why else "supported", why)


def _stages_of(row: int, statements: Statements) -> frozenset[str]:
    return stages("，".join(statements.clause(each).text for each in statements.clauses_of(row)))


def _nearest(asked: Asked, cosines: Vectors, selection: Selection, statements: Statements) -> Sequence[int]:
    rows = selection.spans["indicator"].rows
    if len(rows) <= _COMPARED:
        return [int(row) for row in rows]
    if statements.encoder is None:
        name = bigram_set(asked.subject.indicator)
        shared = [share(name, bigram_set(statements.subject(int(row)).indicator)) for row in rows]
        return [int(rows[i]) for i in np.argsort(-np.array(shared), kind="stable")[:_COMPARED]]
    return [int(rows[i]) for i in np.argsort(-cosines[rows], kind="stable")[:_COMPARED]]


def _conflict(time: ClaimTime, stated: Figure, report_year: int | None) -> str:
    """Return in what a claim's time and a report's figure exclude each other: "year", "tense" or ""."""
    year = time.year_of(report_year)
    if year is not None and stated.year is not None and year != stated.year:
        return "year"
    if year is not None and stated.year is None and not time.period and stated.kind in ("increment", "growth"):
        return "year"
    if time.tense and time.tense != stated.tense:
        return "tense"
    return ""


def _indicators(claim: Claim, figure: Figure) -> Sequence[str]:
    """Return what a figure is about: two phrases where it is said of two things alike (A和B都增长9%)."""
    clause = _clause_around(claim, figure)
    if not (_JOINT.search(figure.indicator) and _EACH.search(clause)):
        return (figure.indicator,)
    return distribute(figure.indicator, 2) or (figure.indicator,)


def _without_figures(claim: Claim, figure: Figure) -> str:
    text = claim.text
    for each in reversed(claim.figures):
        text = text[: each.start - claim.start] + " " + text[each.end - claim.start :]
    return text


_PAUSE = re.compile(r"[，,；;。]")


def _clause_around(claim: Claim, figure: Figure) -> str:
    start, end = figure.start - claim.start, figure.end - claim.start
    before = [m.end() for m in _PAUSE.finditer(claim.text, 0, start)]
    after = _PAUSE.search(claim.text, end)
    return claim.text[before[-1] if before else 0 : after.start() if after else len(claim.text)]


def _upto(claim: Claim, figure: Figure) -> str:
    after = _PAUSE.search(claim.text, figure.end - claim.start)
    return claim.text[: after.start() if after else len(claim.text)]
