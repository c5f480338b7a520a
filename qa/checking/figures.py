"""The figures of a claim against those of the reports: which one speaks of the same thing, and whether it agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus import Figure
from corpus.figures.coordination import distribute
from corpus.figures.origins import origin_of, without_origins
from corpus.figures.ranks import circle_at
from corpus.text.overlap import share
from corpus.text.spans import clauses
from corpus.text.terms import opposed, same
from corpus.text.tokens import bigram_set
from index.selection import Selection
from qa.checking.bounds import bounded_as_said
from qa.checking.claims import Claim
from qa.checking.denial import bare_denial, denied_words
from qa.checking.names import other_ordinal
from qa.checking.progress import ClaimTime, excluded, read_stages, read_time
from qa.checking.statements import Rows, Statements, Vectors
from qa.checking.words import plain_words, without_names
from qa.matching.amounts import difference, entailed
from qa.matching.claimed import MatchFeatures, Subject, match_features, match_log_odds, subject_log_odds
from qa.records import Verdict

# Figures that are compared in full with a claimed one: the nearest by cosine or words.
_COMPARED = 60
# Both of two coordinated things have the number (两者都是9%).
_BOTH = re.compile(r"[都均各]|两[项个者]")
_JOINT = re.compile(r"[、和与及]")
_PAUSE = re.compile(r"[，,；;。]")
# Characters of an indicator; a shorter one says nothing, and the sentence stands for it.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """A claimed figure with what it is about, the time and stages it speaks of, and the text to embed for it.

    Attributes:
        circle: of a rank, in which it ranks (全省), if that is known.
    """

    subject: Subject
    time: ClaimTime
    stages: frozenset[str]
    clause: str
    sentence: str
    text: str
    circle: str


@dataclass(frozen=True, slots=True)
class StatedCandidate:
    """A report's figure, by its row, beside a claimed one; `conflict` is "year", "tense" or ""."""

    row: int
    features: MatchFeatures
    conflict: str


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """What became of a claimed figure.

    Attributes:
        row: the report's figure it was held against; None where there is none.
        why: "" for agreement, else what differs: a Difference of amounts, "subject", "ordinal", "stage", "denied",
            "opposite", "year" or "tense"; or "absent".
        words: for "subject", "opposite" and "ordinal", the claim's word and the report's; for "denied", their clauses.
    """

    claimed: Figure
    row: int | None
    verdict: Verdict
    why: str
    words: tuple[str, str] = ("", "")


def claimed_figures(claim: Claim, names: Sequence[str]) -> list[ClaimedFigure]:
    """Describe every figure of a claim, without the `names` of places; one that two things share becomes two."""
    around = plain_words(without_names(claim.without_figures(" "), names)).strip()
    return [
        _claimed(claim, figure, plain_words(without_names(indicator, names)).strip(), around)
        for figure in claim.figures
        for indicator in _indicators(claim, figure)
    ]


def check_figure(
    claimed: ClaimedFigure, vector: Vectors | None, statements: Statements, selection: Selection
) -> CheckedFigure:
    """Find the report's figure that a claimed one speaks of, and compare the two."""
    candidates = stated_candidates(claimed, vector, statements, selection)
    if not candidates:
        return CheckedFigure(claimed.subject.figure, None, "not_found", "absent")
    best = _best(claimed, candidates, statements)
    return _decide(claimed, best, statements)


def stated_candidates(
    claimed: ClaimedFigure, vector: Vectors | None, statements: Statements, selection: Selection
) -> list[StatedCandidate]:
    """Compare a claimed figure with the nearest ones of the reports."""
    cosines = statements.cosines("indicator", vector, selection)
    ranks = claimed.subject.figure.kind == "rank"
    rows = [row for row in selection.spans["indicator"].rows if (statements.figure(int(row)).kind == "rank") == ranks]
    return [
        _candidate(claimed, row, float(cosines[row]), statements)
        for row in _nearest(claimed, cosines, np.array(rows, np.int64), statements)
    ]


def _best(claimed: ClaimedFigure, candidates: Sequence[StatedCandidate], statements: Statements) -> StatedCandidate:
    """Return the likeliest candidate; of ranks one in the claimed circle, if any speaks of the same subject."""
    ordered = sorted(candidates, key=lambda candidate: -match_log_odds(candidate.features, statements.mode))
    alike = (candidate for candidate in ordered if subject_log_odds(candidate.features, statements.mode) >= 0)
    return next((candidate for candidate in alike if not _circles(claimed, candidate.row, statements)), ordered[0])


def _circles(claimed: ClaimedFigure, row: int, statements: Statements) -> tuple[str, str] | None:
    """Return the circles in which a claimed and a reported rank stand where they are two, or None."""
    figure = statements.figure(row)
    if not claimed.circle:
        return None
    reported = circle_at(statements.paragraph(figure.report, figure.paragraph), figure.start)
    return (claimed.circle, reported) if reported and reported != claimed.circle else None


def _claimed(claim: Claim, figure: Figure, indicator: str, around: str) -> ClaimedFigure:
    before, after = claim.text[: figure.start - claim.start], claim.text[figure.end - claim.start :]
    figure, bounding = bounded_as_said(figure, before, after)
    indicator = _without_ending(indicator, bounding)
    name = indicator if len(indicator.replace(" ", "")) >= _SHORTEST else around
    return ClaimedFigure(
        subject=Subject(figure, name, around),
        time=_time(claim, figure),
        stages=read_stages(_clause_around(claim, figure)),
        clause=_clause_around(claim, figure),
        sentence=claim.text,
        text=name or figure.indicator or figure.text,
        circle=circle_at(claim.text, figure.start - claim.start) if figure.kind == "rank" else "",
    )


def _without_ending(indicator: str, bounding: str) -> str:
    """Drop from the end of an indicator what bounds its amount (失业率不能, of 不能超过5%)."""
    endings = (bounding[:length] for length in range(len(bounding), 0, -1))
    return next((indicator.removesuffix(ending) for ending in endings if indicator.endswith(ending)), indicator)


def _time(claim: Claim, figure: Figure) -> ClaimTime:
    """Read of when a claimed figure is: what a change starts from is of its own year, which its end is not."""
    upto, start = _upto(claim, figure), figure.start - claim.start
    if origin := origin_of(claim.text[:start], claim.text[figure.end - claim.start :]):
        return replace(read_time(upto), year=origin.year, relative=False)
    return read_time(without_origins(upto))


def _candidate(claimed: ClaimedFigure, row: int, cosine: float, statements: Statements) -> StatedCandidate:
    reported = statements.subject(row)
    conflict = _conflict(claimed.time, reported.figure, statements.years.get(reported.figure.report))
    return StatedCandidate(row, match_features(claimed.subject, reported, cosine, conflict), conflict)


def _decide(claimed: ClaimedFigure, best: StatedCandidate, statements: Statements) -> CheckedFigure:
    figure, reported = claimed.subject.figure, statements.subject(best.row)
    differs = "" if entailed(figure, reported.figure) else difference(figure, reported.figure)
    if subject_log_odds(best.features, statements.mode) < 0:
        return CheckedFigure(figure, None, "not_found", "absent")
    if words := opposed(claimed.subject.indicator, reported.indicator) or _circles(claimed, best.row, statements):
        if differs:
            return CheckedFigure(figure, None, "not_found", "absent")
        return CheckedFigure(figure, best.row, "contradicted", "subject", words)
    sentence = statements.first_clause(best.row).sentence.text
    around = [part.of(sentence) for part in clauses(sentence)]
    if denied := denied_words(claimed.sentence, around):
        return CheckedFigure(figure, best.row, "contradicted", "denied", denied)
    if words := opposed(same(claimed.clause), same(_clauses_text(best.row, statements)), "claim"):
        return CheckedFigure(figure, best.row, "contradicted", "opposite", words)
    if bare_denial(claimed.sentence, around):
        return CheckedFigure(figure, None, "not_found", "absent")
    if best.conflict == "year" and differs:
        return CheckedFigure(figure, best.row, "not_found", "year")
    if not differs and excluded(claimed.stages, _stages_of(best.row, statements)):
        return CheckedFigure(figure, best.row, "contradicted", "stage")
    if not differs and (words := other_ordinal(claimed.sentence, statements.first_clause(best.row).sentence.text)):
        return CheckedFigure(figure, best.row, "contradicted", "ordinal", words)
    why = differs or best.conflict
    return CheckedFigure(figure, best.row, "contradicted" if why else "supported", why)


def _stages_of(row: int, statements: Statements) -> frozenset[str]:
    return read_stages(_clauses_text(row, statements))


def _clauses_text(row: int, statements: Statements) -> str:
    return "，".join(statements.clause(clause).text for clause in statements.clauses_of(row))


def _nearest(claimed: ClaimedFigure, cosines: Vectors, rows: Rows, statements: Statements) -> Sequence[int]:
    if len(rows) <= _COMPARED:
        return [int(row) for row in rows]
    if statements.encoder is None:
        name = bigram_set(claimed.subject.indicator)
        shared = [share(name, bigram_set(statements.subject(int(row)).indicator)) for row in rows]
        return [int(rows[i]) for i in np.argsort(-np.array(shared), kind="stable")[:_COMPARED]]
    return [int(rows[i]) for i in np.argsort(-cosines[rows], kind="stable")[:_COMPARED]]


def _conflict(time: ClaimTime, reported: Figure, report_year: int | None) -> str:
    """Return in what a claim's time and a report's figure exclude each other: "year", "tense" or ""."""
    year = time.year_of(report_year)
    if year is not None and reported.year is not None and year != reported.year:
        return "year"
    if year is not None and reported.year is None and not time.period and reported.kind in ("increment", "growth"):
        return "year"
    if time.tense and time.tense != reported.tense:
        return "tense"
    return ""


def _indicators(claim: Claim, figure: Figure) -> Sequence[str]:
    """Return what a figure is about: two phrases where it is said of two things alike (A和B都增长9%)."""
    if not (_JOINT.search(figure.indicator) and _BOTH.search(_clause_around(claim, figure))):
        return (figure.indicator,)
    return distribute(figure.indicator, 2) or (figure.indicator,)


def _clause_around(claim: Claim, figure: Figure) -> str:
    pauses = [pause.end() for pause in _PAUSE.finditer(claim.text, 0, figure.start - claim.start)]
    return _upto(claim, figure)[pauses[-1] if pauses else 0 :]


def _upto(claim: Claim, figure: Figure) -> str:
    """Return a claim up to the end of the clause that has a figure."""
    pause = _PAUSE.search(claim.text, figure.end - claim.start)
    return claim.text[: pause.start() if pause else len(claim.text)]
