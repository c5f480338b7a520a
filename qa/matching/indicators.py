"""Do two figures speak of the same indicator? Used wherever a figure of one text is looked for in another.

Names differ (规模以上工业增加值增长, 规上工业增加值增速), so names are first brought to one wording
and some words exclude one another (城镇, 农村; both corpus/text/data/terms.toml); the rest is weighed by a
logistic regression over named features (data/indicator_weights.json).
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from corpus import Figure
from corpus.text import terms
from corpus.text.forms import normalise
from corpus.text.overlap import share
from corpus.text.terms import same, whole_name
from corpus.text.tokens import bigram_set
from corpus.text.units import convert, dimension
from corpus.text.wordfile import WordFile
from index import DescribedFigure
from qa.linear import DATA, Linear, WeightsFile

Vector = NDArray[np.float32]

WEIGHTS = WeightsFile(DATA / "indicator_weights.json", "python -m eval learn indicators")
# Words of indicators: neutral, falling, lower_is_better.
INDICATOR_WORDS = WordFile(DATA / "indicators.toml")
# Names; a report states about 300 figures, and 28 reports are compared at once.
_CACHED = 50_000
# Natural logarithm of a ratio of values; twenty times as much is as odd as a thousand times.
_FAR = 3.0
# The cosine around which two indicators lie (the built-in encoder: 0.8 for nothing in common, 0.9 for a near one), and
# what a cosine's distance from it is worth.
_MIDDLE, _WORTH = 0.76, 5
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Described:
    """A figure with what it is compared by.

    Attributes:
        name: its indicator in one wording, without words of change.
        around: its clause or sentence, in the same wording; `clause` as it is written.
        vector: embedding of the indicator, unit float32 [dim]; None without an encoder.
    """

    figure: Figure
    name: str
    around: str
    vector: Vector | None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Features of a pair (a, b), each a plain number.

    Attributes:
        shared: F1 in [0, 1] of the two names' character bigrams.
        covered: share of a's name that b's name has.
        covers: share of b's name that a's name has.
        around: share of a's name that b's clause has.
        around_back: share of b's name that a's clause has.
        cosine: of the indicators' vectors, centred and in fifths; 0 without an encoder.
        head: share of the shorter name that ends both; what a Chinese name is about stands last.
        size: natural logarithm of how many times one value is the other's, at most _FAR.
        same_kind: 1 if both have the same kind.
        same_way: 1 if both rise or both fall.
        same_year: 1 if both speak of the same year, which is known.
    """

    shared: float
    covered: float
    covers: float
    around: float
    around_back: float
    cosine: float
    head: float
    size: float
    same_kind: float
    same_way: float
    same_year: float

    @property
    def row(self) -> tuple[float, ...]:
        """Return the features in the order of NAMES."""
        return tuple(_VALUES(self))


NAMES = tuple(field.name for field in fields(PairFeatures))
_VALUES = attrgetter(*NAMES)


def describe(indexed: DescribedFigure) -> Described:
    """Prepare a figure for comparing."""
    figure = indexed.figure
    return Described(figure, canonical(figure.indicator), canonical(indexed.clause), indexed.vector, indexed.clause)


@lru_cache(maxsize=_CACHED)
def canonical(name: str) -> str:
    """Bring an indicator to one wording, without words that do not say what it is; for comparing only.

    >>> canonical("规模以上工业增加值增速"), canonical("新（改）建农村公路")
    ('规上工业增加值', '新建农村公路')
    >>> canonical("经济增长"), canonical("数字经济增长")
    ('地区生产总值', '数字经济')
    """
    folded = same(name, "indicator")
    bare = INDICATOR_WORDS.pattern("neutral").sub("", _MARKS.sub("", folded)) or folded
    return whole_name(bare)


def comparable(a: Figure, b: Figure) -> bool:
    """Tell whether two figures can speak of the same: same dimension, and a rate of change only with another.

    >>> from dataclasses import replace
    >>> rate = Figure("", "", 1, 0, 2, "5%", 5, None, "%", "=", "生产总值增长", "growth", "target", "", 2023)
    >>> comparable(rate, replace(rate, unit="个百分点")), comparable(rate, replace(rate, kind="share"))
    (False, False)
    """
    if dimension(a.unit) != dimension(b.unit):
        return False
    kinds = {a.kind, b.kind}
    return a.unit != "%" or "bound" in kinds or len(kinds & {"growth"}) != 1 or kinds == {"growth"}


def falls(figure: Figure) -> bool:
    """Tell whether a figure states a decrease; its value is written without a sign.

    >>> falls(Figure("", "", 1, 0, 2, "5%", 5, None, "%", "=", "能耗降低", "growth", "target", "", 2023))
    True
    """
    return normalise(figure.indicator).endswith(INDICATOR_WORDS.words("falling"))


def opposed_names(a: str, b: str) -> bool:
    """Tell whether two names, in one wording, hold words that exclude one another.

    >>> opposed_names("城镇居民收入", "农村居民收入"), opposed_names("城乡居民收入", "农村居民收入")
    (True, False)
    """
    return terms.opposed(a, b, "indicator") is not None


def pair_features(a: Described, b: Described) -> PairFeatures:
    """Compare two comparable figures."""
    ours, theirs = bigram_set(a.name), bigram_set(b.name)
    return PairFeatures(
        shared=2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0,
        covered=share(ours, theirs),
        covers=share(theirs, ours),
        around=share(ours, theirs | bigram_set(b.around)),
        around_back=share(theirs, ours | bigram_set(a.around)),
        cosine=0.0 if a.vector is None or b.vector is None else (float(a.vector @ b.vector) - _MIDDLE) * _WORTH,
        head=_common_end(a.name, b.name) / max(1, min(len(a.name), len(b.name))),
        size=_size(a.figure, b.figure),
        same_kind=float(a.figure.kind == b.figure.kind),
        same_way=float(falls(a.figure) == falls(b.figure)),
        same_year=float(a.figure.year is not None and a.figure.year == b.figure.year),
    )


def same_probability(a: Described, b: Described) -> float:
    """Return the probability, in [0, 1], that two comparable figures speak of the same indicator."""
    model = load_same_indicator("words" if a.vector is None else "hybrid")
    return model.probability(dict(zip(NAMES, pair_features(a, b).row, strict=True)))


def best_match(target: Described, results: Sequence[Described]) -> tuple[Described | None, float]:
    """Return the figure likeliest to speak of the same indicator, with the probability; (None, 0.0) if none can."""
    scored = [
        (same_probability(target, result), -i)
        for i, result in enumerate(results)
        if comparable(target.figure, result.figure) and not opposed_names(target.name, result.name)
    ]
    if not scored:
        return None, 0.0
    probability, place = max(scored)
    return results[-place], probability


@cache
def load_same_indicator(mode: str) -> Linear:
    """Read the fitted weights for a mode, "hybrid" or "words"; raises MissingWeightsError."""
    return WEIGHTS.load(mode, names=NAMES)


def _common_end(a: str, b: str) -> int:
    ends = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(reversed(a), reversed(b), strict=False))
    return sum(1 for _ in ends)


def _size(a: Figure, b: Figure) -> float:
    value = convert(a.value, a.unit, b.unit)
    if not value or not b.value:
        return 0.0
    return min(abs(math.log(abs(value / b.value))), _FAR)
