"""A claim that sets one figure beside another (高于, 比…少, 等于, 是…的两倍): its sides and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus import Figure, Tense
from corpus.text.time import named_years, relative_years
from qa.checking.claims import Claim
from qa.checking.words import CHECKING

Sign = Literal[">", "<", "=", ">=", "<="]
End = Literal["low", "high", ""]

_PAUSE = re.compile("[，,；;。]")
_NOT: dict[Sign, Sign] = {">": "<=", "<": ">=", "=": "=", ">=": "<", "<=": ">"}


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side of a comparing claim.

    Attributes:
        text: the words that name its figure.
        tense: goal or result, None where it is not said.
        year: that it names, None if none; `offset` counts from the report's (上年 is -1).
        end: of a range, which end is meant (下限, 上限).
    """

    text: str
    tense: Tense | None
    year: int | None
    offset: int | None
    end: End

    def year_of(self, planned: int | None) -> int | None:
        """Return the year it speaks of in a report that plans a year."""
        if self.year is not None or self.offset is None or planned is None:
            return self.year
        return planned + self.offset

    def tense_of(self, planned: int | None) -> Tense | None:
        """Return whether it speaks of a goal or a result: by its words, else by its year."""
        year = self.year_of(planned)
        if self.tense or year is None or planned is None:
            return self.tense
        return "target" if year >= planned else "actual"


@dataclass(frozen=True, slots=True)
class Relation:
    """That `left` is more than, less than or as much as `right`; `by` is how much, or how many times as much."""

    left: ComparedSide
    right: ComparedSide
    sign: Sign
    by: Figure | None
    times: bool


def read_relation(claim: Claim) -> Relation | None:
    """Read a claim that compares two things, or return None: a number on its right is a bound, no side.

    >>> from qa.checking.claims import split_claims
    >>> relation = read_relation(split_claims("今年经济增长目标高于去年实际增速。")[0])
    >>> relation.left.text, relation.sign, relation.right.text, relation.right.tense
    ('今年经济增长目标', '>', '去年实际增速', 'actual')
    >>> read_relation(split_claims("经济增长高于5%。")[0]) is None
    True
    """
    text = claim.text.rstrip("。！!；;")
    for pattern in (_than(), _word(), _equal(), _equals(), _times()):
        match = pattern.search(text)
        alone = match is not None and not _PAUSE.search(text, match.end("right"))
        if match and alone and _is_side(claim, match) and match["left"].strip("，, "):
            return _relation(claim, match)
    return None


def _relation(claim: Claim, match: re.Match[str]) -> Relation:
    left, right = (_side(match[name]) for name in ("left", "right"))
    behind = [figure for figure in claim.figures if figure.start - claim.start >= match.end("right")]
    by = behind[0] if behind else None
    return Relation(left, right, _sign(match), by, times=by is not None and by.unit == "倍")


def _side(text: str) -> ComparedSide:
    years, offsets = named_years(text), relative_years(text)
    coming = any(word in text for word in CHECKING.words("relation.goal"))
    done = any(word in text for word in CHECKING.words("relation.result"))
    low, high = (any(word in text for word in CHECKING.words(f"relation.{end}")) for end in ("low", "high"))
    return ComparedSide(
        text=text.strip("，, 的"),
        tense=None if coming == done else "target" if coming else "actual",
        year=next((named.year for named in years), None),
        offset=next((word.offset for word in offsets), None),
        end="low" if low else "high" if high else "",
    )


def _is_side(claim: Claim, match: re.Match[str]) -> bool:
    """Tell whether the right of a relation names something; a number alone is a bound."""
    start, end = match.span("right")
    figures = [figure for figure in claim.figures if start <= figure.start - claim.start < end]
    rest = end - start - sum(len(figure.text) for figure in figures)
    return rest >= 2 and not any(figure.start - claim.start - start < 2 for figure in figures)


def _sign(match: re.Match[str]) -> Sign:
    groups = match.groupdict()
    if "more" not in groups:
        return "="
    sign: Sign = ">" if groups["more"] else "<"
    return _NOT[sign] if groups["denial"] else sign


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _than() -> re.Pattern[str]:
    """Return the pattern of A比B多 and A没有B多."""
    more, less = _any(CHECKING.words("relation.more")), _any(CHECKING.words("relation.less"))
    between = "(?:都|要|还|更|还要|也|至少|最多|大约|大概|约|足足|整整)?"
    return re.compile(
        rf"^(?P<left>.+?)[，,]?(?:要|会|还|都|也|就)?(?:(?P<denial>不比|没有|没|不如|不及)|(?<![占同环对相百之])(?:比|较)(?![重例率值]))"
        rf"(?P<right>[^，,。；]+?){between}(?<![提减增最缩扩降加放调走升新不缺至])(?:(?P<more>{more})|(?P<less>{less}))"
        r"(?=了|出|得多|一些|不少|很多|些|一点|[\d一二两三四五六七八九十几上近约百千万整]|$)"
    )


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of A高于B."""
    more, less = _any(CHECKING.words("relation.above")), _any(CHECKING.words("relation.below"))
    denials = _any(CHECKING.words("denial.words"))
    return re.compile(
        rf"^(?P<left>.+?)[，,]?(?P<denial>{denials})?(?:(?P<more>{more})|(?P<less>{less}))了?(?P<right>[^，,。；]{{2,}})"
    )


@cache
def _equal() -> re.Pattern[str]:
    equal = _any(CHECKING.words("relation.equal"))
    return re.compile(rf"^(?P<left>.+?)[，,]?(?:与|和|跟|同)(?P<right>[^，,。；]+?)(?:{equal})$")


@cache
def _equals() -> re.Pattern[str]:
    return re.compile("^(?P<left>.+?)[，,]?(?:等于|持平于)(?P<right>[^，,。；]+)$")


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        r"^(?P<left>.+?)[，,]?(?:是|为|相当于)(?P<right>[^，,。；]+?)的?(?=[\d一二两三四五六七八九十.几]+倍)"
    )
