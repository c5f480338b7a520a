"""A question in, what it asks for: a number or not, of what dimension, of which year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import read_toml
from corpus.quantities import find_quantities
from corpus.units import dimension, unit_at
from index.text import normalise
from qa.errors import QuestionError

# Characters; the longest question that people wrote for us has 120.
MAX_CHARACTERS = 500
# A question this short and without a word of asking is a list of keywords.
_LONGEST_KEYWORDS = 24

_ASKED_UNIT = re.compile(r"(?:多少|几|好多)([十百千万亿]*)")
_HOW_MANY = re.compile(r"多少|好多|(?<![哪第上])几")
_ASKING = re.compile(r"[?？吗呢嘛]|什么|哪|谁|怎|咋|啥|是不是|有没有|能不能|会不会|多少|几")


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
    """

    text: str
    wants_number: bool
    several: bool
    dimensions: frozenset[str]
    asks: frozenset[str]
    years: tuple[int, ...]


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
    years = tuple(sorted({int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?= ?年)", folded)}))
    compared = any(word in folded for word in _table("number")["compared"])
    several = any(word in folded for word in _table("number")["several"]) or len(_HOW_MANY.findall(folded)) > 1
    number = compared or _wants_number(folded)
    return Question(text, number, compared or several, _dimensions(folded), _named("asks", folded), years)


def _wants_number(folded: str) -> bool:
    words = _table("number")
    for other in words["not"]:
        folded = folded.replace(other, "")
    if any(word in folded for word in words["words"]) or find_quantities(folded)[0]:
        return True
    keywords = len(folded) <= _LONGEST_KEYWORDS and not _ASKING.search(folded)
    return keywords and folded.endswith(words["measures"])


def _dimensions(folded: str) -> frozenset[str]:
    units = (unit_at(folded, match.end()) for match in _ASKED_UNIT.finditer(folded))
    return _named("dimensions", folded) | {dimension(unit[0]) for unit in units if unit}


def _named(table: str, folded: str) -> frozenset[str]:
    """Return the entries of a table of question.toml of which a word is in the question."""
    return frozenset(name for name, words in _table(table).items() if any(word in folded for word in words))


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    tables = read_toml(Path(__file__).parent / "data" / "question.toml")
    return {key: tuple(words) for key, words in tables[name].items()}
