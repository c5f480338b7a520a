"""Where to look for an answer, and what the answer must keep to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from corpus import Figure
from corpus.text.forms import normalise
from index import Prior
from qa.question.words import scope_words
from qa.question.years import Asked


@dataclass(frozen=True, slots=True)
class Missing:
    """A place, a year, or a goal or result, that is asked for and not there; `message` says in Chinese what is."""

    reason: Literal["other_place", "other_year", "no_figure"]
    message: str


@dataclass(frozen=True, slots=True)
class Required:
    """What an answer must name, in one of several ways, or else it speaks of another place or year."""

    names: tuple[str, ...]
    otherwise: Missing

    def met(self, text: str) -> bool:
        """Tell whether a text, in any form, names it."""
        folded = normalise(text)
        return any(name in folded for name in self.names)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look for an answer.

    Attributes:
        reports: ids of the selected reports, newest first; all if the question names neither place nor year.
        text: the question without the words that chose them, in one form.
        years: the years it speaks of; empty if it names none.
        asked: whether it asks for a goal, a result or both.
        firmly: it says so in so many words, so that a figure of the other kind is no answer.
        priors: for a report, what its plan and its review are worth before anything is read.
        places: full names of the places it asks of; empty if it names none.
        required: what the answer must name.
        missing: why there is nothing to look for, or None.
        beside: why a place named beside those of the reports cannot be compared with them, or None.
    """

    reports: tuple[str, ...]
    text: str
    years: tuple[int, ...] = ()
    asked: Asked = None
    priors: Mapping[str, Prior] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    required: tuple[Required, ...] = ()
    missing: Missing | None = None
    firmly: bool = False
    beside: Missing | None = None

    def lacks(self, figures: Sequence[Figure]) -> Missing | None:
        """Return what is missing where every figure found speaks of another time, or none of the kind asked for."""
        asked = "、".join(map(str, self.years)) + "年" if self.years else ""
        if figures and self.years and all(each.year is not None and each.year not in self.years for each in figures):
            return Missing("other_year", f"报告没有给出{asked}的这个数字；最接近的是{figures[0].year}年的。")
        if figures and self.firmly and all(each.tense != self.asked for each in figures):
            kind = "目标" if self.asked == "target" else "实际结果"
            return Missing("no_figure", f"报告提到了这件事，但没有给出{asked}的{kind}。")
        if len(self.years) == 1 and figures and all(map(_is_mean, figures)) and not _asks_for_mean(self.text):
            return Missing("no_figure", f"报告没有给出{asked}当年的这个数字，只给出了几年的年均数：{figures[0].text}。")
        return None


def _asks_for_mean(text: str) -> bool:
    return _average("asked").search(text) is not None


def _is_mean(figure: Figure) -> bool:
    """Tell a growth that is the mean of several years', which is no year's."""
    return figure.kind == "growth" and _average("stated").search(figure.indicator) is not None


@cache
def _average(name: str) -> re.Pattern[str]:
    return re.compile("|".join(scope_words("average")[name]))
