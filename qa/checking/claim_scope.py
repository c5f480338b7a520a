"""Of which reports each claim of a text speaks: those of the place it names, else of the place named before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.forms import normalise
from corpus.text.gazetteer import NATION
from qa.checking.claims import Claim
from qa.checking.words import CHECKING
from qa.question.directory import Directory
from qa.question.scope import Scope, read_scope
from qa.question.targets import Missing, Required
from qa.question.when import read_when
from qa.records import ClaimCheck


@dataclass(frozen=True, slots=True)
class ClaimScope:
    """Where a claim is looked for.

    Attributes:
        reports: ids of the reports.
        missing: the place or year that none of them speaks of, or None.
        required: what the report must name to speak of the claim's place.
    """

    reports: tuple[str, ...]
    missing: Missing | None
    required: tuple[Required, ...]

    def objection(self, check: ClaimCheck, quoted: str) -> str:
        """Return why a verdict that rests on `quoted`, a text, does not count, as a Chinese sentence; "" if it does.

        A fact that another name refutes (乙医院 for 甲医院) need not name the claim's place.
        """
        refuted_by_name = check.verdict == "contradicted" and not check.figures
        unmet = (required for required in self.required if quoted and not required.met(quoted))
        if not refuted_by_name and (required := next(unmet, None)):
            return required.otherwise.message
        if self.missing is None or (self.missing.reason == "other_year" and check.verdict == "supported"):
            return ""
        return self.missing.message


def claim_scopes(claims: Sequence[Claim], directory: Directory, chosen: Sequence[str] | None) -> list[ClaimScope]:
    """Read the place of every claim of a text; `chosen` are the reports a person picked, all if None."""
    among = tuple(chosen or directory.reports)
    current = among
    scopes = []
    for claim in claims:
        text = claim.without_figures("…")  # some look like years (2000名)
        scope = _scope(text, directory, among)
        if _names_a_place(scope, text) and not scope.missing:
            current = scope.reports
        elif current != among:
            scope = _scope(text, directory, current)
        usable = scope.places != (NATION,) or _names_a_place(scope, text)
        scopes.append(ClaimScope(scope.reports if usable else current, scope.missing, scope.required))
    return scopes


def _scope(text: str, directory: Directory, among: Sequence[str]) -> Scope:
    folded = normalise(text)
    return read_scope(folded, read_when(folded), directory, among)


def _names_a_place(scope: Scope, text: str) -> bool:
    nation = any(word in text for word in CHECKING.words("nation.words"))
    return bool(scope.places) and (nation or scope.places != (NATION,))
