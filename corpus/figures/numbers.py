"""Numbers in Chinese text: 1,100.9亿, 百分之七点五, 2万余, 数十万, 翻一番; where they stand, what they are worth.

Whether a number counts anything is not decided here, nor are units read, except where a number brings its own (百分之).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.figures.lexicon import word_list
from corpus.records import Comparator
from corpus.text.numerals import read_guess, read_numeral
from corpus.text.time import YEAR

Form = Literal[
    "arabic", "chinese", "scale", "percent", "fraction", "ratio", "tenths", "half", "double", "digits", "several"
]

_D = "[0-9０-９]"
# Thousands between commas, digits that a page broke with single spaces (at most four breaks), else plain digits.
_WHOLE = rf"(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})|{_D}+(?:[ \u00a0\u3000]{_D}+){{0,4}})"
_ARABIC = rf"{_WHOLE}(?:[ \u00a0]?[.．][ \u00a0]?{_D}+)?"
_NUMERAL = "〇零一二三四五六七八九十百千万亿两"
# 千 before these begins a unit (千瓦, 千米) and scales nothing.
_UNIT_AFTER_THOUSAND = "瓦米克伏赫帕卡乏兆"
# Behind a larger scale word it always does (百亿|千瓦时), behind a digit only without one (三千米).
_CHINESE = f"(?:(?!(?<=[十百万亿])千[{_UNIT_AFTER_THOUSAND}])[{_NUMERAL}])+(?:点[〇零一二三四五六七八九]+)?"
_SCALE = rf"(?:[十百]|千(?![{_UNIT_AFTER_THOUSAND}]))?(?:万亿|亿亿|万(?!兆)|亿)|百|千(?![{_UNIT_AFTER_THOUSAND}])"
_MORE = "[余多几]"
# What may follow the first scale word: a smaller part (1亿3千万), or another word after 多 (3万多亿).
_SMALLER = rf"{_D}{{1,4}}(?:[百千]?{_MORE}?万|[百千]{_MORE}?)(?!{_D})"

# 数 and 几 before a scale word are several of it, 数 behind these ends another word (人数十万).
_NO_SEVERAL = "人户总个件次天倍位家台指基系参"
# What may stand inside 翻了近一番, with the bound that it sets.
_INNER: dict[str, Comparator] = {
    word: mark for mark in (">", ">=", "<=", "<", "~") for word in word_list(f"comparators.before.{mark}")
}
_BOUND = "|".join(sorted(_INNER, key=len, reverse=True))

_NUMBER = re.compile(
    rf"(?P<percent>(?P<base>[百千])分之(?P<percent_value>{_ARABIC}|{_CHINESE}))"
    rf"|(?P<fraction>(?P<below>{_ARABIC}|{_CHINESE})分之(?P<above>{_ARABIC}|{_CHINESE}))"
    rf"|(?P<arabic>(?P<minus>(?<=[长为到至率达幅是约])[-－−﹣])?(?P<digits>{_ARABIC})(?:\s?(?P<more>{_MORE})?\s?(?P<scale>{_SCALE})(?P<smaller>{_SMALLER})?)?"
    rf"(?P<more_after>{_MORE}(?![元样边])(?P<outer>亿|万)?)?)"
    rf"|(?P<double>翻了?(?P<bound>{_BOUND})?(?P<times>[一两二三四五])?番(?P<and_half>半)?)"
    r"|(?P<half>一半|过半(?![年月天日载]|个多?[月半]|世纪|小时)|半数)"
    r"|(?P<digit_count>两位数)"
    rf"|(?P<several>(?:好?几|(?<![{_NO_SEVERAL}])数)(?P<several_of>{_SCALE}|十(?:万亿|亿|万)?))"
    r"|(?P<idiom>成(?P<idiom_scale>[百千])上[千万])"
    rf"|(?P<chinese>(?P<numeral>{_CHINESE})(?P<cn_more>{_MORE})?(?P<cn_scale>{_SCALE})?)"
)
# Between these, two numbers that follow one another are years of a season.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_RATIO = re.compile(rf"[ ]?(?P<mark>[:：∶/／])[ ]?(?P<second>{_ARABIC})(?![:：∶/／.\-]?{_D})")
# Three parts or more of a whole (三次产业结构8:45:47) are no quantity; at most nine of them are read as one.
_PROPORTION = re.compile(rf"(?:[ ]?[:：∶][ ]?{_D}{{1,4}}(?:[.．]{_D}{{1,4}})?){{2,8}}")
_YEAR = re.compile(rf"{YEAR}(?!{_D})")
# 成 is tenths unless it begins or ends another word (成为, 成都, 建成); a numeral behind it is hundredths (六成五).
_TENTHS = re.compile(
    r"成(?:半(?!年)|(?P<hundredths>[一二三四五六七八九])(?![十百千万亿个项家条成]))?(?![为都渝功立果效员长绩品本人就片套熟型交份建]|[a-zA-Z])"
)
# Digits beyond which a run is a code or noise, not a number that a report states.
_LONGEST_DIGITS = 18
_FRACTION_PLACES = 4
# Several are more than this many.
_SEVERAL = Decimal(2)
_BELOW_TEN_THOUSAND = ("十", "百", "千")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_NORMAL = {ord(mark): None for mark in ",， \u00a0\u3000"} | {ord("．"): "."}


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands: `text[start:end]`.

    Attributes:
        value: exact, scale words multiplied out; None where the run is no number (too long, 三六九).
        form: how it is written; "scale" is a scale word alone (亿, 千万), "digits" is 两位数, "several" is 数十万.
        unit: what the form itself brings (%, 倍); "" for fractions and ratios; None where a unit has to be read.
        bound: what stands inside it makes of the value: ">" for an 余 or 多 (2万余), "~" for 翻了近一番.
        power: the power of ten of its scale word, 0 without one.
        value_max: the larger of two that it leaves open (七八十), else None.
    """

    start: int
    end: int
    value: Decimal | None
    form: Form
    unit: str | None = None
    bound: Comparator = "="
    power: int = 0
    value_max: Decimal | None = None


def find_numbers(text: str) -> Iterator[Number]:
    """Yield every number of a text in order, non-overlapping, in time linear in its length.

    >>> [(int_or_float(n.value), n.unit) for n in find_numbers("增长百分之七点五，二十多万人，占三分之一")]
    [(7.5, '%'), (200000, None), (0.3333, '')]
    """
    position = 0
    while match := _NUMBER.search(text, position):
        number = _read(match)
        yield number
        position = number.end


def int_or_float(value: Decimal) -> int | float:
    """Return an int where the value is whole, else the nearest float.

    >>> int_or_float(Decimal("27.9") * 10000), int_or_float(Decimal("7.50"))
    (279000, 7.5)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def _read(match: re.Match[str]) -> Number:
    start, end = match.span()
    if match["percent"]:
        value, end = _component(match, "percent_value")
        return Number(
            start, end, value if match["base"] == "百" else _scaled(value, -1), "percent", "%" if value else None
        )
    if match["fraction"]:
        below, _ = _component(match, "below")
        above, end = _component(match, "above")
        return Number(start, end, _quotient(above, below), "fraction", "")
    if match["double"]:
        times = (read_numeral(match["times"] or "一") or 1) + (Decimal("0.5") if match["and_half"] else 0)
        value = round(Decimal(2) ** times, _FRACTION_PLACES)
        return Number(start, end, value, "double", "倍", _INNER.get(match["bound"], "="))
    if match["half"]:
        return Number(start, end, Decimal("0.5"), "half", "", ">" if match["half"] == "过半" else "=")
    if match["digit_count"]:
        return Number(start, end, Decimal(10), "digits", "%", ">=")
    if match["several"]:
        power = _power(match["several_of"])
        return Number(start, end, _SEVERAL * Decimal(10) ** power, "several", bound=">", power=power)
    if match["idiom"]:
        return Number(start, end, Decimal(10) ** _power(match["idiom_scale"]), "several", bound=">=")
    return _arabic(match) if match["arabic"] else _chinese(match)


def _component(match: re.Match[str], group: str) -> tuple[Decimal | None, int]:
    return _any_digits(match[group]), match.end(group)


def _any_digits(text: str) -> Decimal | None:
    if text[0].isdigit():
        return _digits(text)
    return Decimal(10) ** _power(text) if text in _POWERS else read_numeral(text)


def _arabic(match: re.Match[str]) -> Number:
    text, start, end = match.string, match.start(), match.end()
    digits = match["digits"]
    sign = -1 if match["minus"] else 1
    if " " in digits and _YEAR.match(digits):
        end = start + 4
        return Number(start, end, _digits(text[start:end]), "arabic")
    power = _power((match["scale"] or "") + (match["outer"] or ""))
    value = _plus(_scaled(_digits(digits), power), match["smaller"] or "")
    value = None if value is None else value * sign
    more = bool(match["more"] or match["more_after"] or re.search(_MORE, match["smaller"] or ""))
    if end == match.end("digits"):
        if parts := _PROPORTION.match(text, end):
            return Number(start, parts.end(), None, "ratio")
        return (
            _ratio(text, start, end, value) or _tenths(text, start, end, value) or Number(start, end, value, "arabic")
        )
    return Number(start, end, value, "arabic", bound=">" if more else "=", power=power)


def _chinese(match: re.Match[str]) -> Number:
    text, start, end = match.string, match.start(), match.end()
    numeral, tail = match["numeral"], match["cn_scale"] or ""
    if all(character in "百千万亿" for character in numeral):
        return Number(start, end, Decimal(10) ** min(_power(numeral + tail), 20), "scale", bound=_more(match))
    if guess := read_guess(numeral):
        low, high = (value * Decimal(10) ** _power(tail) for value in guess)
        return Number(start, end, low, "chinese", bound=_more(match), value_max=high)
    value = _compound(numeral, tail)
    if end == match.end("numeral") and (tenths := _tenths(text, start, end, value)):
        return tenths
    return Number(start, end, value, "chinese", bound=_more(match))


def _compound(numeral: str, scale: str) -> Decimal | None:
    """Read a numeral with a scale word behind its 余 or 多, which scales its last part alone (三亿|七千|多万)."""
    larger = max(numeral.rfind("亿"), numeral.rfind("万") if scale in _BELOW_TEN_THOUSAND else -1) + 1
    if not scale or larger in (0, len(numeral)) or "亿" in scale:
        return _scaled(read_numeral(numeral), _power(scale))
    whole, part = read_numeral(numeral[:larger]), read_numeral(numeral[larger:])
    return None if whole is None or part is None else whole + part * Decimal(10) ** _power(scale)


def _more(match: re.Match[str]) -> Comparator:
    return ">" if match["cn_more"] else "="


def _ratio(text: str, start: int, end: int, value: Decimal | None) -> Number | None:
    """Read 2.5:1 and 1/10 from their first number on."""
    match = _RATIO.match(text, end)
    if match is None:
        return None
    second = _digits(match["second"])
    if value and second and second - value == 1 and _FIRST_YEAR <= value <= _LAST_YEAR:
        return None  # 1994/1995
    quotient = _quotient(value, second)
    return Number(start, match.end(), quotient, "fraction" if match["mark"] in "/／" else "ratio", "")


def _tenths(text: str, start: int, end: int, value: Decimal | None) -> Number | None:
    match = _TENTHS.match(text, end)
    if match is None or value is None or not 0 < value <= 10:
        return None
    hundredths = (
        read_numeral(match["hundredths"]) if match["hundredths"] else Decimal(5 if "半" in match.group() else 0)
    )
    return Number(start, match.end(), value * 10 + (hundredths or 0), "tenths", "%")


def _digits(text: str) -> Decimal | None:
    bare = unicodedata.normalize("NFKC", text.translate(_NORMAL))
    return Decimal(bare) if len(bare) <= _LONGEST_DIGITS else None


def _plus(value: Decimal | None, smaller: str) -> Decimal | None:
    """Add the smaller part of a compound (3千多万 after 1亿)."""
    digits = re.match(f"{_D}*", smaller)
    if value is None or not digits or not digits.group():
        return value
    part = _scaled(_digits(digits.group()), _power(re.sub(_MORE, "", smaller[digits.end() :])))
    return value if part is None else value + part


def _scaled(value: Decimal | None, power: int) -> Decimal | None:
    return None if value is None else value * Decimal(10) ** power


def _power(scale: str) -> int:
    return sum(_POWERS[character] for character in scale)


def _quotient(above: Decimal | None, below: Decimal | None) -> Decimal | None:
    return round(above / below, _FRACTION_PLACES) if above is not None and below else None
