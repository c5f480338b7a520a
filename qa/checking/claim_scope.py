"""Of which reports each claim of a text speaks: those of the place it names, else of the place named before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.forms import normalise
from corpus.text.gazetteer import NATION
from qa.checking.claims import Claim
from qa.checking.words import words
from qa.question.directory import Directory
from qa.question.scope import Scope, read_scope
from qa.question.targets import Missing, Required
from qa.question.when import read_when
from qa.records import ClaimCheck


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a claim is looked for.

    Attributes:
        reports: ids of the reports.
        missing: the place or year that none of them speaks of, or None.
        required: what the report must name to speak of the claim's place.
    """

    reports: tuple[str, ...]
    missing: Missing | None
    required: tuple[Required, ...]

    def objection(self, check: ClaimCheck, found: str) -> str:
        """Return why a verdict that rests on `found`, a text, does not count, as a Chinese sentence; "" if it does.

        A fact that another name refutes (乙医院 for 甲医院) need not name the claim's place.
        """
        refuted_by_name = check.verdict == "contradicted" and not check.figures
        unmet = next((each.otherwise.message for each in self.required if found and not each.met(found)), "")
        if unmet and not refuted_by_name:
            return unmet
        if self.missing is None or (self.missing.reason == "other_year" and check.verdict == "supported"):
            return ""
        return self.missing.message


def reach_of(claims: Sequence[Claim], directory: Directory, chosen: Sequence[str] | None) -> list[Reach]:
    """Read the place of every claim of a text; `chosen` are the reports a person picked, all if None."""
    among = tuple(chosen or directory.reports)
    current = among
    found = []
    for claim in claims:
        text = _without_figures(claim)
        scope = _scope(text, directory, among)
        if _names_a_place(scope, text) and not scope.missing:
            current = scope.reports
        elif current != among:
            scope = _scope(text, directory, current)
        usable = scope.places != (NATION,) or _names_a_place(scope, text)
        found.append(Reach(scope.reports if usable else current, scope.missing, scope.required))
    return found


def _scope(text: str, directory: Directory, among: Sequence[str]) -> Scope:
    folded = normalise(text)
    return read_scope(folded, read_when(folded), directory, among)


def _names_a_place(scope: Scope, text: str) -> bool:
    nation = any(word in text for word in words("nation.words"))
    return bool(scope.places) and (nation or scope.places != (NATION,))


def _without_figures(claim: Claim) -> str:
    """Return a claim without its figures, of which some look like years (2000名)."""
    text = claim.text
    for figure in reversed(claim.figures):
        text = text[: figure.start - claim.start] + "…" + text[figure.end - claim.start :]
    return text
