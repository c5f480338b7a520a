"""Does a report's figure speak of what a claimed figure speaks of? Features of the two, and their fitted weights."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache

from corpus import Figure
from corpus.text.overlap import share
from corpus.text.terms import opposed
from corpus.text.tokens import bigram_set
from corpus.text.units import dimension
from qa.linear import DATA, Linear, WeightsFile
from qa.matching.amounts import difference, units_agree

WEIGHTS = WeightsFile(DATA / "claim_weights.json", "python -m eval learn claims")
# The weight that a figure must outweigh to be taken rather than none.
NONE = "none"
# The cosine around which unlike and like indicators part (the built-in encoder: 0.8 for nothing in common, 0.9 for
# a near one), and what a cosine's distance from it is worth.
_MIDDLE, _WORTH = 0.72, 5


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about, in plain words: its indicator, and the sentence around it without numbers."""

    figure: Figure
    indicator: str
    around: str


@dataclass(frozen=True, slots=True)
class MatchFeatures:
    """What speaks for a reported figure being the claimed one; each a plain number.

    Attributes:
        indicator: cosine of the indicators, centred, in fifths; 0 without an encoder.
        named: share of the claimed indicator's bigrams in the reported indicator.
        stated_named: share of the reported indicator's bigrams in the claimed sentence.
        unit: 1 if they measure the same, else 0; 0.5 for two classifiers.
        same_change: 1 if both or neither are a rate of change.
        unopposed: 0 if their words exclude each other (城镇, 农村), else 1.
        same_amount: 1 if the amounts agree.
        other_year: 1 if the claim speaks of another year.
        other_tense: 1 if the claim speaks of a result and the report of a goal, or the reverse.
    """

    indicator: float
    named: float
    stated_named: float
    unit: float
    same_change: float
    unopposed: float
    same_amount: float
    other_year: float
    other_tense: float


NAMES = tuple(field.name for field in fields(MatchFeatures))


def match_features(claimed: Subject, reported: Subject, cosine: float, conflict: str) -> MatchFeatures:
    """Describe two figures: `cosine` is that of their indicators, `conflict` is "year", "tense" or ""."""
    return MatchFeatures(
        indicator=(cosine - _MIDDLE) * _WORTH if cosine else 0.0,
        named=_named(claimed.indicator, reported.indicator),
        stated_named=_named(reported.indicator, f"{claimed.indicator} {claimed.around}"),
        unit=_unit(claimed.figure, reported.figure),
        same_change=float(_changes(claimed) == _changes(reported)),
        unopposed=float(opposed(claimed.indicator, reported.indicator) is None),
        same_amount=float(not difference(claimed.figure, reported.figure)),
        other_year=float(conflict == "year"),
        other_tense=float(conflict == "tense"),
    )


def match_log_odds(features: MatchFeatures, mode: str) -> float:
    """Return the log-odds, in a mode ("hybrid" or "words"), that this is the claimed figure rather than none at all."""
    values = {name: float(getattr(features, name)) for name in NAMES}
    return load_match_weights(mode).log_odds(values | {NONE: -1.0})


def subject_log_odds(features: MatchFeatures, mode: str) -> float:
    """Return the same of the figure's subject alone, at whatever time.

    Words that exclude each other count against it only where the amounts differ too: a claim of 农村 with the number
    of 城镇 is wrong about that number, one with a third number may be about something the report does not give.
    """
    unopposed = max(features.unopposed, features.same_amount)
    return match_log_odds(replace(features, other_year=0.0, other_tense=0.0, unopposed=unopposed), mode)


@cache
def load_match_weights(mode: str) -> Linear:
    """Read the fitted weights of a mode, of NAMES and NONE; raises MissingWeightsError."""
    return WEIGHTS.load(mode, names=(*NAMES, NONE))


def _named(indicator: str, text: str) -> float:
    return share(bigram_set(indicator), bigram_set(text))


def _changes(subject: Subject) -> bool:
    return subject.figure.kind == "growth" or any(word in subject.indicator for word in ("增长", "下降"))


def _unit(claimed: Figure, reported: Figure) -> float:
    if dimension(claimed.unit) == dimension(reported.unit):
        return 1.0
    return 0.5 if units_agree(claimed.unit, reported.unit) else 0.0
