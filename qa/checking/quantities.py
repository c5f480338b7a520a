"""The figures of a claim against those of the reports: which one speaks of the same thing, and whether it agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Figure
from corpus.coordination import distribute
from index.selection import Selection
from qa.checking.amounts import difference
from qa.checking.likeness import Subject, likeness, pair
from qa.checking.shelf import Shelf, Vectors, plain_names
from qa.checking.split import Claim
from qa.checking.stages import excluded, stages
from qa.checking.times import Time, read_time
from qa.checking.words import opposed
from qa.records import Verdict

# Figures that are compared in full with a claimed one: the nearest by cosine or words.
_COMPARED = 60
# Log-odds of being about the same thing from which a figure counts as the claimed one.
_SAME = 0.0
# What another year, or a plan for a result, takes from the log-odds: less than another subject does.
_OTHER_TIME = 2.5
# What words that exclude each other (城镇, 农村) took from the log-odds.
_OPPOSED = 3.0
# Both of two coordinated things have the number (两者都是9%).
_EACH = re.compile(r"[都均各]|两[项个者]")
_JOINT = re.compile(r"[、和与及]")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A claimed figure with what it is about, the time it speaks of, and the texts that are embedded for it."""

    subject: Subject
    time: Time
    stages: frozenset[str]
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a claimed figure.

    Attributes:
        stated: the report's figure it was held against; None where there is none.
        why: "" for agreement, else what differs: a Difference of amounts, "subject", "year", "tense", or "absent".
        words: for "subject", the claim's word and the report's.
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
            about = plain_names(indicator, names).strip()
            if len(about.replace(" ", "")) < _SHORTEST:
                about = plain_names(sentence, names).strip()
            around = plain_names(sentence, names)
            clause = _clause_around(claim, figure)
            texts = (about or figure.indicator or figure.text, clause)
            asked.append(Asked(Subject(figure, about, around), read_time(_upto(claim, figure)), stages(clause), texts))
    return asked


def match(asked: Asked, vectors: tuple[Vectors, Vectors] | None, shelf: Shelf, selection: Selection) -> Match:
    """Find the report's figure that a claimed one speaks of, and compare the two."""
    indicators = shelf.cosines("indicator", vectors[0] if vectors else None, selection)
    clauses = shelf.cosines("clause", vectors[1] if vectors else None, selection)
    best: tuple[float, int, str] | None = None
    for row in _nearest(asked, indicators, selection, shelf):
        stated = shelf.subject(row)
        nearby = max((float(clauses[each]) for each in shelf.clauses_of(row)), default=0.0)
        score = likeness(pair(asked.subject, stated, float(indicators[row]), nearby), shelf.encoder is not None)
        conflict = _conflict(asked.time, stated.figure, shelf.years.get(stated.figure.report))
        score -= _OTHER_TIME if conflict else 0
        if best is None or score > best[0]:
            best = score, row, conflict
    return _decide(asked, best, shelf)


def _decide(asked: Asked, best: tuple[float, int, str] | None, shelf: Shelf) -> Match:
    claimed = asked.subject.figure
    if best is None:
        return Match(claimed, None, "not_found", "absent")
    score, row, conflict = best
    stated = shelf.subject(row)
    differs = difference(claimed, stated.figure)
    words = opposed(asked.subject.indicator, stated.indicator)
    if score + (_OTHER_TIME if conflict else 0) + (_OPPOSED if words else 0) < _SAME or (words and differs):
        return Match(claimed, None, "not_found", "absent")
    if words:
        return Match(claimed, row, "contradicted", "subject", words)
    if conflict == "year" and differs:
        return Match(claimed, row, "not_found", "year")
    if not differs and excluded(asked.stages, _stages_of(row, shelf)):
        return Match(claimed, row, "contradicted", "stage")
    if differs or conflict:
        return Match(claimed, row, "contradicted", differs or conflict)
    return Match(claimed, row, "supported", "")


def _stages_of(row: int, shelf: Shelf) -> frozenset[str]:
    return stages("，".join(shelf.clause(each).text for each in shelf.clauses_of(row)))


def _nearest(asked: Asked, cosines: Vectors, selection: Selection, shelf: Shelf) -> Sequence[int]:
    rows = selection.spans["indicator"].rows
    if len(rows) <= _COMPARED:
        return [int(row) for row in rows]
    if shelf.encoder is None:
        wanted = asked.subject
        shared = [pair(wanted, shelf.subject(int(row)), 0, 0).named for row in rows]
        return [int(rows[i]) for i in np.argsort(-np.array(shared), kind="stable")[:_COMPARED]]
    return [int(rows[i]) for i in np.argsort(-cosines[rows], kind="stable")[:_COMPARED]]


def _conflict(time: Time, stated: Figure, report_year: int | None) -> str:
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
