"""Questions made by rule from reports, with what answers them: about a figure, about a clause, and everyday ones.

They teach the form of the task on reports that nobody wrote questions about; near_miss.py makes their counterparts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Figure, Span, read_lines
from corpus.text.overlap import share
from corpus.text.tokens import bigram_set, tagged_words
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import ANSWERS, OTHER, UNTAUGHT, Labels
from eval.learn.cross_encoder.near_miss import NearMisses
from eval.learn.cross_encoder.segmented import FiguredSegment, SegmentKey
from eval.learn.cross_encoder.word_exchange import CONTENT
from eval.learn.cross_encoder.wordings import WORDINGS, say_year

_EVERYDAY = Path(__file__).parent / "data" / "everyday.txt"
# Segments of a report of common length, of which so many questions are made as are asked for; of a longer one more, at
# most twice as many.
_COMMON = 400
# Draws for each question that is wanted; share of figures among them; share that gets a near miss beside it.
_DRAWS, _FIGURES, _MISSED = 6, 0.5, 0.9
# Segments shown beside the right one, and beside an everyday question.
_WRONG = 4
# Reports that each everyday question is asked of.
_EVERYDAY_REPORTS = 2
# Characters of an indicator that can be asked for, of a clause that can be asked about, of the words taken out of it.
_INDICATOR = range(3, 27)
_CLAUSE = range(8, 61)
_LEAST_WORDS = 5
# Share of bigrams that makes an indicator or a clause say nearly the same.
_SAME_INDICATOR, _SAME_CLAUSE = 0.6, 0.5
# Content words taken out of a clause, each number as often as it stands here; a clause with fewer than three is left.
_WORDS = (2, 3, 3, 4)
_LEAST = 3
# Share of the words' bigrams that some segment must have: words far apart in the clause do not make a question.
_READABLE = 0.4
# How often a year is said, and the place.
_YEAR_SAID, _PLACE_SAID = 0.6, 0.25


def made_examples(reports: Mapping[str, NearMisses], each: int, chance: random.Random) -> Iterator[Example]:
    """Yield about `each` questions from a report of common length, near misses among them, and everyday questions.

    Args:
        reports: what makes near misses of questions about a report, by its id.
        each: questions.
        chance: draws them.
    """
    for _, misses in sorted(reports.items()):
        yield from QuestionMaker(misses, chance).some(min(each * len(misses.report.segments) // _COMMON, each * 2))
    names = sorted(reports)
    for question in read_lines(_EVERYDAY) * _EVERYDAY_REPORTS:
        name = chance.choice(names)
        yield Example(question, name, "everyday", tuple(reports[name].search.best(question, _WRONG + 1)))


@dataclass(frozen=True, slots=True)
class QuestionMaker:
    """Makes questions about one report."""

    misses: NearMisses
    chance: random.Random

    def some(self, count: int) -> Iterator[Example]:
        """Yield about `count` questions, near misses among them; fewer if the report gives no more."""
        segments = list(self.misses.report.segments.values())
        figures = [(segment, figure) for segment in segments for figure in segment.figures]
        clauses = [
            (s, clause) for s in segments for clause in s.segment.clauses if clause.end - clause.start in _CLAUSE
        ]
        made = 0
        for _ in range(_DRAWS * count if clauses else 0):
            if made >= count:
                return
            about_figure = figures and self.chance.random() < _FIGURES
            example = self._about_figure(*self.chance.choice(figures)) if about_figure else None
            example = example or self._about_clause(*self.chance.choice(clauses))
            miss = self.misses.of(example, self.chance) if example and self.chance.random() < _MISSED else None
            for question in filter(None, (example, miss)):
                made += 1
                yield question

    def _about_figure(self, segment: FiguredSegment, figure: Figure) -> Example | None:
        indicator = re.sub(r"[“”\"]", "", figure.indicator)
        ways: Mapping[str, Sequence[str]] = WORDINGS.table("figure")
        if len(indicator) not in _INDICATOR or re.search(r"\d", indicator) or figure.kind not in ways:
            return None
        unit = "" if figure.unit in ("", "%", "个百分点") else figure.unit
        core = self.chance.choice(ways[figure.kind]).format(i=indicator, u=unit)
        parts = [self._year_of(figure), self._whole_place(), core]
        question = "".join(parts) + self.chance.choice(("", "", "？", "?"))
        return self._example("made: figure", question, self._labels_of_figure(figure), segment.key)

    def _about_clause(self, segment: FiguredSegment, clause: Span) -> Example | None:
        text = segment.clause_text(clause)
        words = [word for word, flag in tagged_words(text) if flag in CONTENT and len(word) > 1]
        if len(words) < _LEAST:
            return None
        start = self.chance.randrange(len(words) - _LEAST + 1)
        chosen = words[start : start + self.chance.choice(_WORDS)]
        joined = "".join(chosen)
        if len(joined) < _LEAST_WORDS or self.misses.search.coverage(joined) < _READABLE:
            return None
        way = self.chance.choice(list(WORDINGS.table("clause")))
        said = " ".join(chosen) if way == "keywords" else joined
        question = self.chance.choice(WORDINGS.table(f"clause.{way}")).format(w=said)
        return self._example("made: clause", question, _labels_of_clause(segment, clause), segment.key)

    def _example(self, kind: str, question: str, labels: Labels, right: SegmentKey) -> Example:
        found = [key for key in self.misses.search.best(question, _WRONG + 1) if key != right]
        return Example(question, right.report, kind, (right, *found[:_WRONG]), labels)

    def _year_of(self, figure: Figure) -> str:
        planned = self.misses.report.report.planned_year
        if planned is None or figure.year is None or self.chance.random() >= _YEAR_SAID:
            return ""
        return say_year(figure.year, planned, self.chance)

    def _whole_place(self) -> str:
        words: Mapping[str, str] = WORDINGS.table("whole.of_level")
        said = self.chance.random() < _PLACE_SAID
        return words.get(self.misses.report.report.place[-1:], "") if said else ""

    def _labels_of_figure(self, figure: Figure) -> Labels:
        """Mark the figure and its clause; what tells of nearly the same indicator is left untaught."""
        wanted = bigram_set(figure.indicator)
        clauses, figures = dict[SegmentKey, tuple[int, ...]](), dict[SegmentKey, tuple[int, ...]]()
        for key, segment in self.misses.report.segments.items():
            marks = {
                other.id: _mark(other == figure, share(wanted, bigram_set(other.indicator)) >= _SAME_INDICATOR)
                for other in segment.figures
            }
            if any(marks.values()):
                figures[key] = tuple(marks.values())
                clauses[key] = tuple(
                    _strongest([marks[other.id] for other in segment.figures_of(clause)])
                    for clause in segment.segment.clauses
                )
        return Labels(clauses, figures)


def _labels_of_clause(segment: FiguredSegment, clause: Span) -> Labels:
    wanted = bigram_set(segment.clause_text(clause))
    marks = [
        _mark(other == clause, share(wanted, bigram_set(segment.clause_text(other))) > _SAME_CLAUSE)
        for other in segment.segment.clauses
    ]
    return Labels({segment.key: tuple(marks)}, {segment.key: (UNTAUGHT,) * len(segment.figures)})


def _mark(asked_for: bool, alike: bool) -> int:
    return ANSWERS if asked_for else UNTAUGHT if alike else OTHER


def _strongest(marks: Sequence[int]) -> int:
    """Return ANSWERS if one of the marks is that, else UNTAUGHT, else OTHER."""
    return next((mark for mark in (ANSWERS, UNTAUGHT) if mark in marks), OTHER)
