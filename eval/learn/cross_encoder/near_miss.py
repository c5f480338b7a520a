"""Near misses: questions that differ from an answerable one in one thing and that the report does not answer.

place      a part of the report's place instead of the whole, or another place
year       a year that nothing alike is told of
word       another word instead of one that question and answer share
modifier   人均, 农村, 出口 ... before such a word
attribute  something seldom told, asked of the same thing
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.text.gazetteer import Place, county_places, gazetteer, within
from corpus.text.overlap import share
from corpus.text.places import place_names
from corpus.text.tokens import bigram_set, tagged_words
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.segmented import SegmentedReport
from eval.learn.cross_encoder.word_exchange import CONTENT, Tagged, WordExchange
from eval.learn.cross_encoder.word_search import WordSearch
from eval.learn.cross_encoder.wordings import WORDINGS, say_year

# Share of the bigrams of a new name or phrase that one segment has, from which on the report may speak of it.
_NAMED, _SPOKEN_OF = 0.99, 0.8
# Share of an indicator's bigrams that makes another figure tell of the same thing.
_SAME_INDICATOR = 0.5
# Years around the one planned that are asked for instead.
_YEARS = range(-5, 6)
# How often the place is a part of the report's own; how often it stands at the beginning; how often it stands behind a
# year there.
_OWN_PART, _FIRST, _BEHIND_YEAR = 0.85, 0.8, 0.6
# Characters of a question's beginning that an attribute can be asked of.
_SHORTEST_STEM = 4
# Ways that are tried for one question, and segments found for the new one beside the nearest of the old.
_TRIED, _FOUND, _NEAREST = 3, 3, 4
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

Way = Callable[[Example, random.Random], str]


@dataclass(frozen=True, slots=True)
class NearMisses:
    """Makes near misses of questions about one report."""

    report: SegmentedReport
    search: WordSearch
    exchange: WordExchange

    def of(self, example: Example, chance: random.Random) -> Example | None:
        """Make one of an answerable question; None if nothing could be changed safely, or it is not in Chinese."""
        if not _CHINESE.search(example.question):
            return None
        for kind, change in chance.sample(self._ways, _TRIED):
            question = change(example, chance)
            if question and question != example.question:
                near = example.segments[:_NEAREST]
                nearest = [key for key in self.search.best(question, _FOUND) if key not in near]
                return Example(question, example.report, f"near miss: {kind}", (*near, *nearest))
        return None

    @property
    def _ways(self) -> tuple[tuple[str, Way], ...]:
        """Return the ways to miss, each as often as it is drawn: what people confuse most stands here twice."""
        place, word = ("place", self._place), ("word", self._word)
        others = ("year", self._year), ("modifier", self._modifier), ("attribute", self._attribute)
        return place, place, word, word, *others

    def _place(self, example: Example, chance: random.Random) -> str:
        place = self.report.report.place
        places = parts_of(place) if chance.random() < _OWN_PART else ()
        name = chance.choice(chance.choice(places or _anywhere()).names[:2])
        texts = [example.question, *example.answers(self.report)]
        if any(name[:2] in text for text in texts) or self.search.coverage(name) > _NAMED:
            return ""
        question = example.question
        for whole in place_names(place):
            question = question.replace(whole, "")
        words = re.compile("|".join(WORDINGS.words("whole.words")))
        if words.search(question) and chance.random() >= _FIRST:
            return words.sub(name, question, count=1)
        question = words.sub("", question)
        year = WORDINGS.pattern("patterns.year").match(question)
        at = year.end() if year and chance.random() < _BEHIND_YEAR else 0
        return question[:at] + name + chance.choice(("", "", "", "的")) + question[at:]

    def _year(self, example: Example, chance: random.Random) -> str:
        planned, figures = self.report.report.planned_year, example.figures(self.report)
        if planned is None or len({figure.year for figure in figures}) != 1:
            return ""
        told = {
            figure.year
            for segment in self.report.segments.values()
            for figure in segment.figures
            for asked in figures
            if figure.unit == asked.unit
            and share(bigram_set(asked.indicator), bigram_set(figure.indicator)) >= _SAME_INDICATOR
        }
        years = [planned + away for away in _YEARS if planned + away not in told]
        if None in told or not years:
            return ""
        year = say_year(chance.choice(years), planned, chance)
        changed, count = WORDINGS.pattern("patterns.year").subn(year, example.question, count=1)
        return changed if count else year + example.question

    def _word(self, example: Example, chance: random.Random) -> str:
        words, places = self._shared(example)
        if not places:
            return ""
        place = chance.choice(places)
        other = self.exchange.exchanged(words, place, chance)
        changed = [other if i == place else word for i, (word, _) in enumerate(words)]
        around = "".join(changed[max(place - 1, 0) : place + 2])
        said = "".join(example.answers(self.report))
        return "" if not other or other in said or self.search.coverage(around) > _SPOKEN_OF else "".join(changed)

    def _modifier(self, example: Example, chance: random.Random) -> str:
        words, places = self._shared(example)
        nouns = [place for place in places if words[place][1].startswith(("n", "vn"))]
        modifier = chance.choice(WORDINGS.words("modifiers"))
        if not nouns or any(modifier in text for text in (example.question, *example.answers(self.report))):
            return ""
        place = chance.choice(nouns)
        if self.search.coverage(modifier + words[place][0][:2]) > _SPOKEN_OF:
            return ""
        before, behind = ("".join(word for word, _ in some) for some in (words[:place], words[place:]))
        return f"{before}{modifier}{behind}"

    def _attribute(self, example: Example, chance: random.Random) -> str:
        found = WORDINGS.pattern("patterns.asked").search(example.question)
        stem = example.question[: found.start()] if found else example.question
        return stem + chance.choice(WORDINGS.table("attributes")) if len(stem) >= _SHORTEST_STEM else ""

    def _shared(self, example: Example) -> tuple[list[Tagged], list[int]]:
        """Return the question's words, and the places of those with content that the answer has too."""
        words, said = tagged_words(example.question), "".join(example.answers(self.report))
        shared = [i for i, (word, flag) in enumerate(words) if len(word) > 1 and flag in CONTENT and word in said]
        return words, shared


@cache
def parts_of(place: str) -> tuple[Place, ...]:
    """Return the prefectures and counties that lie in a place, by its full name; none for the nation."""
    return tuple(part for part in _anywhere() if place in within(part))


@cache
def _anywhere() -> tuple[Place, ...]:
    def all_of() -> Iterator[Place]:
        yield from (place for place in gazetteer().values() if place.parent)
        for places in county_places().values():
            yield from places

    return tuple(sorted(set(all_of()), key=lambda place: place.name))
