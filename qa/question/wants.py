"""What a question asks to be told: a number or not, how many, of what dimension and kind, or a list, a fact, a way."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.figures.quantities import Quantity
from corpus.figures.ranks import RANK_UNIT
from corpus.text.numerals import read_numeral
from corpus.text.units import dimension, unit_at
from corpus.text.wordfile import WordFile

Form = Literal["figure", "list", "how", "yesno", "fact"]
Computed = Literal["difference", "total", ""]

_DATA = Path(__file__).parent / "data"
ASKING = WordFile(_DATA / "asking.toml")
LISTS = WordFile(_DATA / "lists.toml")
CONDITIONS = WordFile(_DATA / "conditions.toml")
# Characters; a longer question without a word of asking is a sentence, not a list of keywords.
_LONGEST_KEYWORDS = 40
# Things that are asked for by number; longer enumerations than any of 28 reports has (30件民生实事).
_MOST_ITEMS = 40
# Digits of a value by which it is recognised as the question's own.
_DIGITS = 6
_ASKED_UNIT = re.compile(r"(?:多少|几|好多)([十百千万亿]*)")
# Money is asked for by its name (发了多少救助金).
_ASKED_MONEY = re.compile(r"(?:多少|好多)[\u4e00-\u9fff]{0,4}?(?:[款钱费]|资金|[助补奖贷薪]\w?金|公积金)")
_CLAUSE = re.compile(r"[,，。;；?？!！]")
# What joins two things, or two measures, that are asked for; keywords are joined by a space.
_JOINED = re.compile(r"[、和及与跟同或;；,]|以及|还有|\band\b|\S\s+\S")


@dataclass(frozen=True, slots=True)
class Wants:
    """What is asked for.

    Attributes:
        number: a figure.
        form: what kind of thing, if no figure.
        count: how many numbers, in so many words.
        several: more than one thing (分别, 各是多少, 哪个更高).
        joined: it names several things or measures.
        keywords: it is a list of keywords: short, and without a word of asking.
        english: it is English.
        dimensions: what the figure may measure (share, yuan, area, 家, ...); empty if the question does not say.
        kinds: what kinds of figure it may ask for (corpus.records.Kind); empty if the question does not say.
        computes: what is to be computed from the numbers.
        quantities: value and unit of the numbers that it states itself.
        tells: kinds of things that are asked to be told (place, time, name, price, ...; data/asking.toml).
        compares: how it sets things beside one another (compared, together, extreme, everywhere; data/conditions.toml).
        listed: what there is a list of (哪些问题: 问题), as the last words of asking for one say, or "".
        items: how many things an enumeration has that it asks for (哪十件), 0 if it does not say.
        byline: it asks who gave the report or when, not what it says.
        mentions: it asks for all that is said of one thing.
        every: it asks for every figure of a kind.
        rank: it asks where something ranks (排第几), which only a rank answers, and a rank answers nothing else.
    """

    number: bool
    form: Form
    count: int
    several: bool
    joined: bool
    keywords: bool
    english: bool
    dimensions: frozenset[str]
    kinds: frozenset[str]
    computes: Computed
    quantities: frozenset[tuple[float, str]]
    tells: frozenset[str]
    compares: frozenset[str]
    listed: str
    items: int
    byline: bool
    mentions: bool
    every: bool
    rank: bool

    @property
    def given(self) -> frozenset[tuple[float, str]]:
        """Return the numbers that it states while it asks for another (600个项目投资多少)."""
        return self.quantities if self.count else frozenset()

    @property
    def places_compared(self) -> bool:
        """Tell whether it sets places or years beside one another, and not what they do together."""
        return "compared" in self.compares and "together" not in self.compares

    def states(self, value: float) -> bool:
        """Tell whether it states a value itself."""
        return any(round(number, _DIGITS) == round(value, _DIGITS) for number, _ in self.quantities)


def read_wants(text: str, quantities: Collection[Quantity]) -> Wants:
    """Read a question in one form, with the quantities that stand in it.

    >>> wants = read_wants("新建农田多少亩,在哪里?", ())
    >>> wants.number, wants.dimensions, "place" in wants.tells
    (True, frozenset({'area'}), True)
    """
    asks = _finds("asking.words", text)
    compared = _finds("number.compared", text)
    count = max(_count(text, asks), 2 * compared)
    keywords = not asks and len(text) <= _LONGEST_KEYWORDS
    rank = _finds("rank.asked", text)
    number = compared or rank or _is_number(text, keywords, bool(quantities))
    several = any(word in text for word in ASKING.words("number.several")) or _finds("number.each", text)
    return Wants(
        number=number,
        form="figure" if number else _form(text),
        count=count,
        several=several or count > 1,
        joined=_JOINED.search(text) is not None,
        keywords=keywords,
        english=_finds("asking.english", text),
        dimensions=frozenset({RANK_UNIT}) if rank else _dimensions(text),
        kinds=_kinds(text),
        computes="difference" if compared else "total" if _finds("number.total", text) else "",
        quantities=frozenset((float(quantity.value), quantity.unit) for quantity in quantities),
        tells=_named("tells", text),
        compares=frozenset(
            way for way in CONDITIONS.table("comparison") if CONDITIONS.pattern(f"comparison.{way}").search(text)
        ),
        listed=_listed(text),
        items=_items(text),
        byline=_finds("byline.asked", text),
        mentions=LISTS.pattern("mention.asked").search(text) is not None,
        every=LISTS.pattern("every.words").search(text) is not None,
        rank=rank,
    )


def _is_number(text: str, keywords: bool, quantities: bool) -> bool:
    for lookalike in ASKING.words("number.not"):
        text = text.replace(lookalike, "")
    if any(word in text for word in ASKING.words("number.words")):
        return True
    form = _form(text)
    if quantities and form not in ("list", "how"):
        return True
    if form == "yesno" and _finds("number.amount", text):
        return True
    return keywords and text.endswith(ASKING.words("number.measures"))


def _form(text: str) -> Form:
    forms: tuple[Form, ...] = ("list", "how", "yesno")
    return next((form for form in forms if _finds(f"forms.{form}", text)), "fact")


def _count(text: str, asks: bool) -> int:
    """Count the numbers that are asked for: of each thing that 各 or 分别 deals out, else by the words of asking.

    Keywords ask for as many as they name measures (项目数 金额).
    """
    dealt = ASKING.pattern("number.dealt").search(text)
    shared = ASKING.pattern("number.separators").findall(_CLAUSE.split(text[: dealt.start()])[-1]) if dealt else ()
    words = ASKING.pattern("number.how_many" if asks else "number.counted")
    return max(len(words.findall(text)), 1 + len(shared) if shared else 0)


def _listed(text: str) -> str:
    match = LISTS.pattern("count.listed").search(text)
    return match[1] if match else ""


def _items(text: str) -> int:
    match = LISTS.pattern("count.asked").search(text)
    written = next((group for group in match.groups() if group), "") if match else ""
    number = int(written) if written.isdecimal() else read_numeral(written) if written else None
    return int(number) if number is not None and number <= _MOST_ITEMS else 0


def _dimensions(text: str) -> frozenset[str]:
    named = _named("dimensions", text)
    if "share" in named:
        text = text.replace("个点", "")
    if _ASKED_MONEY.search(text):
        named |= {"yuan"}
    units = (unit_at(text, match.end()) for match in _ASKED_UNIT.finditer(text))
    return named | {dimension(unit[0]) for unit in units if unit}


def _kinds(text: str) -> frozenset[str]:
    """Return the kinds that are asked for; the change of a rate that alone is asked for (提高了几个百分点) is one."""
    if _finds("changed.asked", text) and not _JOINED.search(text):
        return frozenset({"growth"})
    return frozenset(kind for kind in ASKING.table("kinds") if _finds(f"kinds.{kind}", text))


def _named(table: str, text: str) -> frozenset[str]:
    """Return the entries of a table of which a word is in the question."""
    return frozenset(name for name, words in ASKING.table(table).items() if any(word in text for word in words))


def _finds(name: str, text: str) -> bool:
    return ASKING.pattern(name).search(text) is not None
