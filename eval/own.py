"""Readers of the project's own gold files, one record a line."""

from __future__ import annotations

from pathlib import Path

from eval.gold import (
    OUTCOMES,
    VERDICTS,
    AnnotatedSpan,
    Claim,
    Draft,
    Evidence,
    GoldFigure,
    Promise,
    Question,
    SpannedFigure,
    Stated,
)
from eval.jsonl import Entry, entries, read_unique

COMPARATORS = ("=", ">", ">=", "<", "<=", "~", "range")


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read questions; an answerable one needs evidence, another must have none.

    Raises:
        DatasetError: a line is malformed.
    """
    return read_unique(path, question, lambda record: record.id)


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Read claims with verdicts; a malformed line raises DatasetError."""
    return read_unique(path, _claim, lambda record: record.id)


def read_drafts(path: Path) -> tuple[Draft, ...]:
    """Read drafts of several claims; a malformed line raises DatasetError."""
    return read_unique(path, _draft, lambda record: record.id)


def read_figures(path: Path) -> tuple[SpannedFigure, ...]:
    """Read figures with their spans; a malformed line raises DatasetError."""
    return read_unique(path, _spanned, lambda record: f"{record.report}:{record.start}-{record.end}")


def read_spans(path: Path) -> tuple[AnnotatedSpan, ...]:
    """Read the annotated stretches of reports; a malformed line raises DatasetError."""
    return tuple(AnnotatedSpan(entry.text("report"), *_bounds(entry)) for entry in entries(path))


def read_nonfigures(path: Path, report: str) -> tuple[AnnotatedSpan, ...]:
    """Read the numbers of one report that are no figures; a malformed line raises DatasetError."""
    return tuple(AnnotatedSpan(report, *_bounds(entry)) for entry in entries(path))


def read_promises(path: Path) -> tuple[Promise, ...]:
    """Read targets with what became of them; a malformed line raises DatasetError."""
    return read_unique(path, _promise, lambda record: record.id)


def question(entry: Entry) -> Question:
    """Read one question; raises DatasetError."""
    answerable = entry.flag("answerable")
    evidence = tuple(_evidence(entry, item) for item in entry.items("evidence"))
    if answerable != bool(evidence):
        raise entry.fault(f"'answerable' is {str(answerable).lower()} but 'evidence' has {len(evidence)} quotes")
    return Question(
        id=entry.text("id"),
        question=entry.text("question"),
        answerable=answerable,
        evidence=evidence,
        figures=tuple(_figure(item) for item in entry.entries("figures")),
        answer=entry.text("answer", ""),
        type=entry.text("type", ""),
        style=entry.text("style", ""),
        audience=entry.text("audience", ""),
    )


def _evidence(entry: Entry, item: object) -> Evidence:
    """Read a bare quote, or a quote with its report."""
    if isinstance(item, str) and item.strip():
        return Evidence(item)
    inner = entry.entry(item)
    return Evidence(inner.text("quote"), inner.text("report", ""), inner.whole("grade", 1))


def _figure(entry: Entry) -> GoldFigure:
    return GoldFigure(
        text=entry.text("text"),
        value=entry.number("value"),
        unit=entry.text("unit", ""),
        comparator=entry.choice("comparator", COMPARATORS),
        value_max=entry.number("value_max") if entry.fields.get("value_max") is not None else None,
    )


def _claim(entry: Entry) -> Claim:
    return Claim(
        id=entry.text("id"),
        text=entry.text("claim"),
        verdict=entry.choice("verdict", VERDICTS),
        report=entry.text("report", ""),
        learned=entry.text("half", "") == "learned",
    )


def _draft(entry: Entry) -> Draft:
    name, text = entry.text("id"), entry.text("text")
    claims = tuple(
        Claim(f"{name}.{number}", item.text("sentence"), item.choice("verdict", VERDICTS))
        for number, item in enumerate(entry.entries("claims"), 1)
    )
    missing = [claim.text for claim in claims if claim.text not in text]
    if missing or not claims:
        raise entry.fault(f"the text does not hold the sentence {missing[0]!r}" if missing else "'claims' is empty")
    return Draft(name, text, claims)


def _spanned(entry: Entry) -> SpannedFigure:
    start, end = _bounds(entry)
    figure = _figure(entry)
    if end - start != len(figure.text):
        raise entry.fault(f"the span {start}-{end} has not the length of {figure.text!r}")
    return SpannedFigure(
        report=entry.text("report"),
        start=start,
        end=end,
        figure=figure,
        indicator=entry.text("indicator"),
        kind=entry.text("kind"),
        tense=entry.text("tense"),
        required=entry.flag("required"),
    )


def _bounds(entry: Entry) -> tuple[int, int]:
    start, end = entry.whole("start"), entry.whole("end")
    if start >= end:
        raise entry.fault(f"the span {start}-{end} is empty")
    return start, end


def _promise(entry: Entry) -> Promise:
    actual = entry.fields.get("actual")
    return Promise(
        id=entry.text("id"),
        target=_stated(entry.entry(entry.fields.get("target"))),
        actual=None if actual is None else _stated(entry.entry(actual)),
        verdict=entry.choice("verdict", OUTCOMES),
    )


def _stated(entry: Entry) -> Stated:
    return Stated(entry.text("report"), entry.text("quote"), _figure(entry), entry.text("indicator"))
