"""What a question asks to be told: a number, a name, a date, a place, a price; of which time; in how many words."""

from __future__ import annotations

from dataclasses import dataclass

from qa.question.reading import Question

# What a question asks to be told, by words (qa/question/data/asking.toml).
_TOLD = (
    *("place", "time", "name", "manner", "yes_or_no", "price", "money", "terms"),
    *("rate", "level", "count", "average"),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """Features of the question alone; each is 1 or 0 unless it says otherwise.

    The year that it names is none of them: among the questions learned from, a named year is mostly another one than
    the report's, and whoever has many reports names the right one.

    Attributes:
        number: the question analysis says that a number is asked for.
        numeric: a number is asked for, or the question is a list of keywords.
        unit_unsaid: a number is asked for without saying of what.
        place, time, name, manner, yes_or_no, price, money, terms, rate, level, count: what it asks to be told.
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
    def of(cls, question: Question) -> Asking:
        """Take from a question what is asked."""
        wants, when = question.wants, question.when
        return cls(
            number=float(wants.number),
            numeric=float("count" in wants.tells or wants.keywords or (wants.number and "name" not in wants.tells)),
            unit_unsaid=float(wants.number and not wants.dimensions),
            goal=float(when.tense == "target" or (when.tense is None and 0 in when.offsets)),
            result=float(when.tense == "actual" or -1 in when.offsets),
            part=float(bool(question.parts)),
            english=float(wants.english),
            translated=float(bool(question.words.synonyms)),
            length=len(question.text) / 20,
            **{name: float(name in wants.tells) for name in _TOLD},
        )
