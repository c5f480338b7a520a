"""An answer's place: from ranked passages and scored figures to the span that answers, its figures and its quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import Figure, Paragraph, Sentence
from corpus.figures.tense import Setting
from corpus.figures.units import dimension
from index import Hit, Query
from index.granularity import clauses
from qa.answering import clause_choice
from qa.answering.arithmetic import difference, total
from qa.answering.figure_choice import ScoredFigure
from qa.answering.figure_features import nature
from qa.answering.remarks import nearness_remark, status_remark
from qa.question.wants import Question
from qa.records import Quote

# Keywords ask for a figure if they name this share of its indicator (5G基站总量 2024).
_NAMED = 0.7
# Where only how fast is asked, a number of things is no answer, and the best clause is (要跑多快: 高于生产总值增速).
_RATE = frozenset({"share"})
# What a clause that only introduces is followed by, or ends in.
_INTRODUCES = re.compile(r"\s*[:：]")
_OPEN = ("目标是", "包括", "如下", "分别是", "主要是", "是指", "指的是")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a passage, `passage.text[start:end]`."""

    passage: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the slice."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer's place.

    Attributes:
        places: where the answer stands, the best first.
        figures: those that answer, in the order of the passages and their text.
        further: quotes of what is nearly as likely to answer.
        message: a remark in Chinese, or "".
    """

    places: tuple[Place, ...]
    figures: tuple[Figure, ...] = ()
    further: tuple[Quote, ...] = ()
    message: str = ""

    @property
    def text(self) -> str:
        """Return the answer: a slice of a report, or one a line."""
        return "\n".join(dict.fromkeys(place.text for place in self.places))


def find(question: Question, query: Query, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Finding:
    """Find the smallest span that answers: the clauses of the chosen figures, or the best clause."""
    if figures and (question.wants_number or (question.terse and figures[0].named >= _NAMED)):
        chosen = [each for each in figures if each.chosen]
        if not (
            question.dimensions == _RATE and all(nature(dimension(each.figure.unit)) == "count" for each in chosen)
        ):
            return _stated(question, hits, chosen)
    told = _told(question, hits, clause_choice.best(question, query, hits))
    return replace(told, message=told.message or nearness_remark(query, "".join(quote.text for quote in quotes(told))))


def stating(figures: Sequence[Figure], passages: Mapping[tuple[str, int], Paragraph]) -> tuple[Place, ...]:
    """Return the clauses that state the figures, one span for each sentence, in the order of the figures."""
    spans: dict[tuple[str, int, Sentence], tuple[int, int]] = {}
    for figure in figures:
        passage = passages[figure.report, figure.paragraph]
        around = next(each for each in passage.sentences if each.end > figure.start)
        covering = [each for each in clauses(passage.text) if each[0] < figure.end and each[1] > figure.start]
        start, end = spans.get((passage.report, passage.number, around), covering[0])
        spans[passage.report, passage.number, around] = min(start, covering[0][0]), max(end, covering[-1][1])
    return tuple(Place(passages[report, number], *span) for (report, number, _), span in spans.items())


def _stated(question: Question, hits: Sequence[Hit], chosen: Sequence[ScoredFigure]) -> Finding:
    ordered = [each.figure for each in sorted(chosen, key=lambda each: (each.hit, each.figure.start))]
    passages = {(hit.passage.report, hit.passage.number): hit.passage for hit in hits}
    compute = {"difference": difference, "total": total}.get(question.computes)
    return Finding(stating(ordered, passages), tuple(ordered), message=compute(ordered) if compute else "")


def _told(question: Question, hits: Sequence[Hit], answers: Sequence[clause_choice.Candidate]) -> Finding:
    """Return the clause that answers, or of a way of doing something the whole sentence, and quote the second best."""
    first, *others = answers
    if question.form == "list":
        return Finding(_listed(hits, answers))
    place = first.around if question.form == "how" else _completed(hits[first.rank].passage, first)
    further = tuple(quote_around(hits[each.rank].passage, each.clause.start, each.clause.end) for each in others)
    passage = hits[first.rank].passage
    message = status_remark(first.text, _is_plan(passage)) if question.form == "yesno" else ""
    return Finding((Place(passage, place.start, place.end),), (), further, message)


def _completed(passage: Paragraph, answer: clause_choice.Candidate) -> Sentence:
    """Return a clause, or with it the rest of the sentence that it only introduces (主要目标是：…)."""
    clause, text = answer.clause, passage.text
    if not _INTRODUCES.match(text, clause.end) and not text[clause.start : clause.end].endswith(_OPEN):
        return Sentence(clause.start, clause.end)
    rest = text[clause.end : answer.around.end]
    return Sentence(clause.start, clause.end + len(rest.rstrip("。 \n\u3000")))


def _is_plan(passage: Paragraph) -> bool:
    setting = Setting.of(passage, None)
    return (setting.heading or setting.tone) == "target"


def _listed(hits: Sequence[Hit], answers: Sequence[clause_choice.Candidate]) -> tuple[Place, ...]:
    """Return the clauses of a list, those of the best passage first; neighbours in a sentence are one slice."""
    places: list[Place] = []
    ordered = sorted(answers, key=lambda each: (each.rank != answers[0].rank, each.rank, each.clause.start))
    for each, before in zip(ordered, [None, *ordered], strict=False):
        passage, clause = hits[each.rank].passage, _completed(hits[each.rank].passage, each)
        if before and (before.rank, before.around) == (each.rank, each.around) and _touch(passage, before, each):
            places[-1] = Place(passage, places[-1].start, max(places[-1].end, clause.end))
        else:
            places.append(Place(passage, clause.start, clause.end))
    return tuple(places)


def _touch(passage: Paragraph, first: clause_choice.Candidate, second: clause_choice.Candidate) -> bool:
    """Tell whether nothing but a stop stands between two clauses."""
    return not any(each.isalnum() for each in passage.text[first.clause.end : second.clause.start])


def continued(finding: Finding, paragraphs: Sequence[Paragraph]) -> Finding:
    """Return a finding with the paragraph after it, if it is a line that only introduces that (1.四上企业：).

    `paragraphs` are those of its report.
    """
    last = finding.places[-1]
    introduces = not finding.figures and last.passage.text.rstrip().endswith((":", "："))
    if not introduces or last.passage.text[last.end :].strip(":： \n") or last.passage.number >= len(paragraphs):
        return finding
    following = paragraphs[last.passage.number]
    return replace(finding, places=(*finding.places, Place(following, 0, len(following.text.rstrip()))))


def quotes(finding: Finding) -> tuple[Quote, ...]:
    """Quote the sentence or sentences around every place, then what is nearly as likely."""
    around = (quote_around(place.passage, place.start, place.end) for place in finding.places)
    return tuple(dict.fromkeys((*around, *finding.further)))


def quote_around(passage: Paragraph, start: int, end: int) -> Quote:
    """Quote the sentence or sentences that hold `passage.text[start:end]`, without the space around them."""
    around = [s for s in passage.sentences if s.start < end and s.end > start]
    text = passage.text[around[0].start : around[-1].end]
    first = around[0].start + len(text) - len(text.lstrip())
    return Quote(passage.report, passage.number, first, first + len(text.strip()), text.strip())
