"""Why a question is refused: place or year are not there, the topic is without the number, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import read_toml
from qa.answering.draft import Draft, quotes
from qa.judging.features import Evidence
from qa.question.scope import Missing, Scope
from qa.records import Reason

_SENTENCES = Path(__file__).parent.parent / "data" / "reasons.toml"
# The topic is there where the nearest passages have at least this share of the question's words, weighed by rarity.
_THERE = 0.5


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with its Chinese sentence."""

    reason: Reason
    message: str


def out_of_scope(scope: Scope, finding: Draft, absent: Missing | None = None) -> Refusal | None:
    """Return why what was found cannot answer: it speaks of another place, year or kind of figure; None if it can.

    `absent` is what one of several places or years that are compared lacks.
    """
    if outside := scope.missing or absent:
        return Refusal(outside.reason, outside.message)
    unstated = _unnamed(scope, finding) or scope.lacks(finding.figures)
    return Refusal(unstated.reason, unstated.message) if unstated else None


def nothing_asked() -> Refusal:
    """Return that a question has no word to look for (？？？, 2025年)."""
    return Refusal("not_mentioned", _sentences()["nothing_asked"])


def unsupported(evidence: Evidence) -> Refusal:
    """Return what is not there for a question that the evidence does not support."""
    topic = 1 - evidence.coverage.missing >= _THERE
    reason: Reason = "no_figure" if evidence.asking.numeric and topic else "not_mentioned"
    return Refusal(reason, _sentences()[reason])


def _unnamed(scope: Scope, finding: Draft) -> Missing | None:
    """Return what is missing where the sentence that was found does not name the place or year asked for."""
    text = "".join(quote.text for quote in quotes(finding))
    return next((each.otherwise for each in scope.required if not each.met(text)), None)


@cache
def _sentences() -> dict[str, str]:
    return dict(read_toml(_SENTENCES))
