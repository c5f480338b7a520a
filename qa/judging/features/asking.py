"""What a question asks to be told: a number, a name, a date, a place, a price; of which time; in how many words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import read_toml
from corpus.text.gazetteer import place_words
from corpus.text.tokens import words
from qa.judging.features.candidates import Found
from qa.question.years import spoken

_WORDS = Path(__file__).parents[2] / "data" / "asking.toml"
# Characters; a shorter question without a word of asking is a list of keywords.
_LONGEST_KEYWORDS = 26
_PART_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}[区县市镇旗]")
_ENGLISH = re.compile(r"[a-z]{3} [a-z]")


@dataclass(frozen=True, slots=True)
class Asking:
    """Features of the question alone; each is 1 or 0 unless it says otherwise.

    The year that it names is none of them: among the questions learned from, a named year is mostly another one than
    the report's, and whoever has many reports names the right one.

    Attributes:
        number: the question analysis says that a number is asked for.
        numeric: a number is asked for, or the question is a list of keywords.
        unit_unsaid: a number is asked for without saying of what.
        place, time, name, manner, yes_or_no, price, money, terms, rate, level, count: words of data/asking.toml.
        average: it asks for an average or total over years.
        goal, result: it asks for what is planned, or for what was reached.
        part: it names a part of a place (a district, a county).
        english: it is English.
        translated: it has everyday words with synonyms.
        length: characters, in twenties.
    """

    number: float
    numeric: float
    unit_unsaid: float
    place: float
    time: float
    name: float
    manner: float
    yes_or_no: float
    price: float
    money: float
    terms: float
    rate: float
    level: float
    count: float
    average: float
    goal: float
    result: float
    part: float
    english: float
    translated: float
    length: float

    @classmethod
    def of(cls, found: Found) -> Asking:
        """Read a question."""
        text, question = found.asked, found.question
        when = spoken(text)
        said = {name: any(word in text for word in words) for name, words in _words().items()}
        english = _ENGLISH.search(text) is not None
        keywords = not (english or said["of_asking"] or said["yes_or_no"]) and len(text) < _LONGEST_KEYWORDS
        return cls(
            number=float(question.wants_number),
            numeric=float(said["count"] or keywords or (question.wants_number and not said["name"])),
            unit_unsaid=float(question.wants_number and not question.dimensions),
            goal=float(when.asked == "target" or (when.asked is None and 0 in when.offsets)),
            result=float(when.asked == "actual" or -1 in when.offsets),
            part=float(any(map(is_part, words(found.query.text)))),
            english=float(english),
            translated=float(bool(found.query.synonyms)),
            length=len(question.text) / 20,
            **{name: float(there) for name, there in said.items() if name != "of_asking"},
        )


def is_part(word: str) -> bool:
    """Tell whether a word looks like the name of a part of a place.

    >>> is_part("三台县"), is_part("老旧小区"), is_part("就业")
    (True, False, False)
    """
    return _PART_WORD.fullmatch(word) is not None and not word.endswith(_no_parts())


@cache
def _no_parts() -> tuple[str, ...]:
    return tuple(place_words()["unlisted"]["common"])


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in read_toml(_WORDS)["words"].items()}
