"""Whether the best clause holds what is asked to be told: a new number, a date, a place, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text.tokens import words
from qa.judging.features.asking import Asking
from qa.judging.features.candidates import Candidates
from qa.judging.features.coverage import Coverage
from qa.judging.features.figures import is_rate, other_tense

_DATE = re.compile(r"\d+[年月日号]|年底|年内|月底|季度|上半年|下半年")
_PLACE = re.compile(r".+[市县区州镇]")
_SUMMED = re.compile(r"年均(?!浓度|气温|降|值|流|径)|累计")
# A clause that names nothing in quotation marks and lists nothing names something with so many new words.
_NEW_WORDS = 3
_MOST_NEW_WORDS = 8


@dataclass(frozen=True, slots=True)
class MissingParts:
    """Features; each is 1 or 0 unless it says otherwise, and 0 where that kind of thing is not asked for.

    Attributes:
        number_there: the best clause has a figure whose value the question does not state.
        number_missing, number_missing_near: it has none; its passage has none.
        rate_missing, level_missing: a rate is asked for and no new figure is one; a level, and none is one.
        money_missing: money is asked for and the sentence has none.
        date_there, date_missing: its sentence has a date that the question does not name, or has none.
        place_there, place_missing: the same with a place.
        part_unnamed, part_unnamed_near: the question names a part of a place (a county, a district) that the sentence,
            or no near passage, names.
        name_there: it quotes or lists something, or has several words that the question has not.
        name_missing: its sentence neither quotes nor lists anything.
        new_words: of the best clause, where a name is asked for; in fours.
        missing: none of what is asked for is there.
        there_similar, missing_similar: `similarity` where it is there, and where it is not.
        there_named, missing_named: the share of the question's words in the sentence, likewise.
        other_tense: every new figure of the best clause is a result where a plan is asked for, or the reverse.
        other_year: each speaks of another year than the question names.
        summed: the clause speaks of a total or average over years, and the question does not.
    """

    number_there: float
    number_missing: float
    number_missing_near: float
    rate_missing: float
    level_missing: float
    money_missing: float
    date_there: float
    date_missing: float
    place_there: float
    place_missing: float
    part_unnamed: float
    part_unnamed_near: float
    name_there: float
    name_missing: float
    new_words: float
    missing: float
    there_similar: float
    missing_similar: float
    there_named: float
    missing_named: float
    other_tense: float
    other_year: float
    summed: float

    @classmethod
    def of(cls, candidates: Candidates, asking: Asking, coverage: Coverage) -> MissingParts:
        """Look for what is asked for."""
        numbers, names = _numbers(candidates, asking), _names(candidates, asking)
        date, place = _has_new_date(candidates), _has_new_place(candidates) if asking.place else False
        tellable = asking.numeric or asking.time or asking.place or asking.name
        there = numbers[0] or (asking.time and date) or (asking.place and place) or names[0]
        missing = float(bool(tellable) and not there)
        named = 1 - coverage.missing_sentence
        return cls(
            *numbers,
            float(bool(asking.money) and "元" not in candidates.sentence),
            asking.time * date,
            asking.time * (not date),
            asking.place * place,
            asking.place * (not place),
            *_unnamed_parts(candidates),
            *names,
            missing,
            coverage.similarity if there else 0.0,
            coverage.similarity * missing,
            named if there else 0.0,
            named * missing,
            *_of_other_time(candidates, asking),
        )


def _numbers(candidates: Candidates, asking: Asking) -> tuple[float, float, float, float, float]:
    if not asking.numeric:
        return 0.0, 0.0, 0.0, 0.0, 0.0
    states = candidates.question.wants.states
    new = [figure for figure in candidates.clause_figures if not states(figure.value)]
    near = any(not states(match.figure.value) for match in candidates.first.figures)
    return (
        float(bool(new)),
        float(not new),
        float(not near),
        float(bool(asking.rate) and not asking.level and not any(map(is_rate, new))),
        float(bool(asking.level) and not asking.rate and all(map(is_rate, new))),
    )


def _names(candidates: Candidates, asking: Asking) -> tuple[float, float, float]:
    if not asking.name:
        return 0.0, 0.0, 0.0
    new = {word for word in words(candidates.clause) if len(word) > 1 and word not in candidates.question.read}
    there = "、" in candidates.clause or "“" in candidates.clause or len(new) >= _NEW_WORDS
    missing = not ("、" in candidates.sentence or "“" in candidates.sentence)
    return float(there), float(missing), min(len(new), _MOST_NEW_WORDS) / 4


def _unnamed_parts(candidates: Candidates) -> tuple[float, float]:
    parts = {part[:-1] for part in candidates.question.parts}
    unnamed = [any(part not in text for part in parts) for text in (candidates.sentence, candidates.near)]
    return float(unnamed[0]), float(unnamed[1])


def _has_new_date(candidates: Candidates) -> bool:
    return any(date not in candidates.question.read for date in _DATE.findall(candidates.sentence))


def _has_new_place(candidates: Candidates) -> bool:
    return any(_PLACE.fullmatch(word) and word not in candidates.question.read for word in words(candidates.sentence))


def _of_other_time(candidates: Candidates, asking: Asking) -> tuple[float, float, float]:
    figures = candidates.clause_figures if asking.numeric else []
    years = candidates.question.when.years
    return (
        float(bool(figures) and all(other_tense(asking, figure) for figure in figures)),
        float(
            bool(figures and years) and all(figure.year is not None and figure.year not in years for figure in figures)
        ),
        float(_SUMMED.search(candidates.clause) is not None and not asking.average),
    )
