"""A question in, what it asks for: a number or not, how many, of what dimension and kind, or a list, a fact, a way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corpus import read_toml
from corpus.figures.quantities import find_quantities
from corpus.text.forms import normalise
from corpus.text.units import dimension, unit_at
from qa.errors import QuestionError

# Characters; the longest question that people wrote for us has 120.
MAX_CHARACTERS = 500
# A question this short and without a word of asking is a list of keywords.
_LONGEST_KEYWORDS = 24

Form = Literal["figure", "list", "how", "yesno", "fact"]

_ASKED_UNIT = re.compile(r"(?:多少|几|好多)([十百千万亿]*)")
_ASKING = re.compile(r"[?？吗呢嘛]|什么|哪|谁|怎|咋|啥|是不是|有没有|能不能|会不会|多少|好多|几")
_CLAUSE = re.compile(r"[,，。;；?？!！]")
# What joins two things, or two measures, that are asked for; keywords are joined by a space.
_JOINED = re.compile(r"[、和及与跟同或;；,]|以及|还有|\band\b|\S\s+\S")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        text: as it was asked, without the space around it.
        wants_number: it asks for a figure.
        dimensions: what the figure may measure (share, yuan, area, 家, ...); empty if the question does not say.
        several: it asks for more than one thing (分别, 各是多少, 哪个更高).
        asks: of "when", "where" and "terms" (prices, conditions), those that it asks for.
        years: the years it names.
        kinds: what kinds of figure it may ask for (corpus.records.Kind); empty if the question does not say.
        asked: how many numbers it asks for in so many words.
        joined: it names several things or measures.
        terse: it has no word of asking, like a list of keywords.
        form: what is asked for.
        computes: what is to be computed from the numbers.
        given: value and unit of the numbers that it states itself while it asks for another (600个项目投资多少).
    """

    text: str
    wants_number: bool
    several: bool
    dimensions: frozenset[str]
    asks: frozenset[str]
    years: tuple[int, ...]
    kinds: frozenset[str] = frozenset()
    asked: int = 1
    joined: bool = False
    terse: bool = False
    form: Form = "fact"
    computes: Literal["difference", "total", ""] = ""
    given: frozenset[tuple[float, str]] = frozenset()


def parse(text: str) -> Question:
    """Read a question.

    Raises:
        QuestionError: it is empty or longer than MAX_CHARACTERS.

    >>> question = parse("新建农田多少亩，在哪里？")
    >>> question.wants_number, question.dimensions, question.asks
    (True, frozenset({'area'}), frozenset({'where'}))
    """
    text = text.strip()
    if not text:
        raise QuestionError("问题是空的，请输入想问的内容，例如：今年新增就业多少人？")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(f"问题有 {len(text)} 个字，最多 {MAX_CHARACTERS} 个字，请写短一些再问。")
    folded = normalise(text)
    compared = _finds("number", "compared", folded)
    asked = max(_asked(folded), 2 * compared)
    several = any(word in folded for word in _table("number")["several"]) or _finds("number", "each", folded)
    number = compared or _wants_number(folded)
    return Question(
        text=text,
        wants_number=number,
        several=several or asked > 1,
        dimensions=_dimensions(folded),
        asks=_named("asks", folded),
        years=tuple(sorted({int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?= ?年)", folded)})),
        kinds=frozenset(kind for kind in _table("kinds") if _finds("kinds", kind, folded)),
        asked=asked,
        joined=bool(_JOINED.search(folded)),
        terse=not _ASKING.search(folded),
        form="figure" if number else _form(folded),
        given=_given(folded) if asked else frozenset(),
        computes="difference" if compared else "total" if _finds("number", "total", folded) else "",
    )


def _wants_number(folded: str) -> bool:
    words = _table("number")
    for other in words["not"]:
        folded = folded.replace(other, "")
    if any(word in folded for word in words["words"]):
        return True
    if _form(folded) not in ("list", "how") and find_quantities(folded)[0]:
        return True
    if _form(folded) == "yesno" and _finds("number", "amount", folded):
        return True
    keywords = len(folded) <= _LONGEST_KEYWORDS and not _ASKING.search(folded)
    return keywords and folded.endswith(words["measures"])


def _form(folded: str) -> Form:
    forms: tuple[Form, ...] = ("list", "how", "yesno")
    return next((form for form in forms if _finds("forms", form, folded)), "fact")


def _asked(folded: str) -> int:
    """Count the numbers that are asked for: of each thing that 各 or 分别 deals out, else by the words of asking.

    Keywords ask for as many as they name measures (项目数 金额).
    """
    dealt = _pattern("number", "dealt").search(folded)
    shared = _pattern("number", "separators").findall(_CLAUSE.split(folded[: dealt.start()])[-1]) if dealt else ()
    name = "how_many" if _ASKING.search(folded) else "counted"
    return max(len(_pattern("number", name).findall(folded)), 1 + len(shared) if shared else 0)


def _given(folded: str) -> frozenset[tuple[float, str]]:
    return frozenset((float(quantity.value), quantity.unit) for quantity in find_quantities(folded)[0])


def _dimensions(folded: str) -> frozenset[str]:
    named = _named("dimensions", folded)
    if "share" in named:
        folded = folded.replace("个点", "")
    units = (unit_at(folded, match.end()) for match in _ASKED_UNIT.finditer(folded))
    return named | {dimension(unit[0]) for unit in units if unit}


def _named(table: str, folded: str) -> frozenset[str]:
    """Return the entries of a table of question.toml of which a word is in the question."""
    return frozenset(name for name, words in _table(table).items() if any(word in folded for word in words))


def _finds(table: str, name: str, folded: str) -> bool:
    return _pattern(table, name).search(folded) is not None


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    """Join the patterns of an entry of question.toml."""
    return re.compile("|".join(_table(table)[name]))


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    tables = read_toml(Path(__file__).parent.parent / "data" / "question.toml")
    return {key: tuple(words) for key, words in tables[name].items()}
