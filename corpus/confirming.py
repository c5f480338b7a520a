"""Asking at a terminal for what was not found for sure: Enter takes the suggestion, a dash leaves it unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from corpus.adding import AddedReport, correct
from corpus.errors import RefusedError
from corpus.library import Library
from corpus.messages import Message
from corpus.metadata import Metadata
from corpus.records import Report

# What a person types to leave a fact unknown.
_UNKNOWN = "-"
# Warnings that a question stands for.
_ASKED = ("unsure", "left_open", "no_year", "no_place")


def confirmed(added: AddedReport, library: Library, ask: Callable[[str], str] = input) -> AddedReport:
    """Ask for every fact that is in doubt or unknown, and keep what is answered.

    Args:
        added: the report, on the shelf already.
        library: the shelf.
        ask: puts a question and returns the line that was typed; EOFError ends the asking.
    """
    given: dict[str, Any] = {}
    try:
        for field, suggestion, question in _questions(added.report):
            answer = ask(question).strip() or suggestion
            if answer and answer != _UNKNOWN:
                given[field] = answer
    except EOFError:
        pass
    if not given:
        return added
    try:
        year = given.pop("year", None)
        report = correct(added.report.id, library, Metadata(**given, year=int(year) if year else None)).report
    except (RefusedError, ValueError) as error:
        return replace(added, warnings=(*added.warnings, Message.of("not_confirmed", why=str(error))))
    answered = {*given, *(["year"] if year else [])}
    return replace(added, report=report, warnings=tuple(_left(added.warnings, answered)))


def _questions(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield field, suggestion and question for what is in doubt, then for place and year that nothing tells."""
    for doubt in report.doubts:
        hint = f"[{doubt.value}] ({doubt.certainty:.0%} certain; Enter takes it, {_UNKNOWN} leaves it unknown)"
        yield doubt.field, doubt.value, f"{report.id}: {doubt.field} {hint}: "
    doubtful = {doubt.field for doubt in report.doubts}
    for field, value in (("place", report.place), ("year", report.year)):
        if not value and field not in doubtful:
            yield field, "", f"{report.id}: {field} (not found; Enter leaves it unknown): "


def _left(warnings: tuple[Message, ...], answered: set[str]) -> Iterator[Message]:
    """Yield the warnings that no answer settled."""
    for warning in warnings:
        field = dict(warning.details).get("field") or warning.code.removeprefix("no_")
        if warning.code not in _ASKED or field not in answered:
            yield warning
