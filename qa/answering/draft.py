"""An answer's place: from ranked passages and scored figures to the span that answers, its figures and its quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import Figure, Paragraph, Quote, Slice, Span
from corpus.figures.tense import Setting
from corpus.text.spans import clauses, touching
from corpus.text.units import dimension
from index import Hit, Query
from qa.answering import clause_choice
from qa.answering.arithmetic import difference, total
from qa.answering.figure_choice import ScoredFigure
from qa.answering.figure_features import nature
from qa.answering.remarks import nearness_remark, status_remark
from qa.question.wants import Question

# Keywords ask for a figure if they name this share of its indicator (5G基站总量 2024).
_NAMED = 0.7
# Where only how fast is asked, a number of things is no answer, and the best clause is (要跑多快: 高于生产总值增速).
_RATE = frozenset({"share"})
# What a clause that only introduces is followed by, or ends in.
_INTRODUCES = re.compile(r"\s*[:：]")
_OPEN = ("目标是", "包括", "如下", "分别是", "主要是", "是指", "指的是")


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer's place.

    Attributes:
        places: where the answer stands, the best first.
        figures: those that answer, in the order of the passages and their text.
        also: quotes of what is nearly as likely to answer.
        message: a remark in Chinese, or "".
    """

    places: tuple[Slice, ...]
    figures: tuple[Figure, ...] = ()
    also: tuple[Quote, ...] = ()
    message: str = ""

    @property
    def text(self) -> str:
        """Return the answer: a slice of a report, or one a line."""
        return "\n".join(dict.fromkeys(place.text for place in self.places))


def find(question: Question, query: Query, hits: Sequence[Hit], figures: Sequence[ScoredFigure]) -> Draft:
    """Find the smallest span that answers: the clauses of the chosen figures, or the best clause."""
    if figures and (question.wants_number or (question.terse and figures[0].named >= _NAMED)):
        chosen = [each for each in figures if each.chosen]
        if not (
            question.dimensions == _RATE and all(nature(dimension(each.figure.unit)) == "count" for each in chosen)
        ):
            return _stated(question, hits, chosen)
    told = _told(question, hits, clause_choice.best(question, query, hits))
    return replace(told, message=told.message or nearness_remark(query, "".join(quote.text for quote in quotes(told))))


def stating(figures: Sequence[Figure], passages: Mapping[tuple[str, int], Paragraph]) -> tuple[Slice, ...]:
    """Return the clauses that state the figures, one span for each sentence, in the order of the figures."""
    spans: dict[tuple[str, int, Span], tuple[int, int]] = {}
    for figure in figures:
        passage = passages[figure.report, figure.paragraph]
        around = next(each for each in passage.sentences if each.end > figure.start)
        covering = touching(clauses(passage.text), figure)
        start, end = spans.get((passage.report, passage.number, around), (covering[0].start, covering[0].end))
        spans[passage.report, passage.number, around] = min(start, covering[0].start), max(end, covering[-1].end)
    return tuple(Slice(passages[report, number], *span) for (report, number, _), span in spans.items())


def _stated(question: Question, hits: Sequence[Hit], chosen: Sequence[ScoredFigure]) -> Draft:
    ordered = [each.figure for each in sorted(chosen, key=lambda each: (each.hit, each.figure.start))]
    passages = {(hit.passage.report, hit.passage.number): hit.passage for hit in hits}
    compute = {"difference": difference, "total": total}.get(question.computes)
    return Draft(stating(ordered, passages), tuple(ordered), message=compute(ordered) if compute else "")


def _told(question: Question, hits: Sequence[Hit], answers: Sequence[clause_choice.Candidate]) -> Draft:
    """Return the clause that answers, or of a way of doing something the whole sentence, and quote the second best."""
    first, *others = answers
    if question.form == "list":
        return Draft(_listed(hits, answers))
    place = first.around if question.form == "how" else _completed(hits[first.rank].passage, first)
    clauses = (Slice(hits[other.rank].passage, other.clause.start, other.clause.end) for other in others)
    also = tuple(clause.sentence.quote() for clause in clauses)
    passage = hits[first.rank].passage
    message = status_remark(first.text, _is_plan(passage)) if question.form == "yesno" else ""
    return Draft((Slice(passage, place.start, place.end),), (), also, message)


def _completed(passage: Paragraph, answer: clause_choice.Candidate) -> Span:
    """Return a clause, or with it the rest of the sentence that it only introduces (主要目标是：…)."""
    clause, text = answer.clause, passage.text
    if not _INTRODUCES.match(text, clause.end) and not text[clause.start : clause.end].endswith(_OPEN):
        return Span(clause.start, clause.end)
    rest = text[clause.end : answer.around.end]
    return Span(clause.start, clause.end + len(rest.rstrip("。 \n\u3000")))


def _is_plan(passage: Paragraph) -> bool:
    setting = Setting.of(passage, None)
    return (setting.heading or setting.tone) == "target"


def _listed(hits: Sequence[Hit], answers: Sequence[clause_choice.Candidate]) -> tuple[Slice, ...]:
    """Return the clauses of a list, those of the best passage first; neighbours in a sentence are one slice."""
    places: list[Slice] = []
    ordered = sorted(answers, key=lambda each: (each.rank != answers[0].rank, each.rank, each.clause.start))
    for each, before in zip(ordered, [None, *ordered], strict=False):
        passage, clause = hits[each.rank].passage, _completed(hits[each.rank].passage, each)
        if before and (before.rank, before.around) == (each.rank, each.around) and _touch(passage, before, each):
            places[-1] = Slice(passage, places[-1].start, max(places[-1].end, clause.end))
        else:
            places.append(Slice(passage, clause.start, clause.end))
    return tuple(places)


def _touch(passage: Paragraph, first: clause_choice.Candidate, second: clause_choice.Candidate) -> bool:
    """Tell whether nothing but a stop stands between two clauses."""
    return not any(each.isalnum() for each in passage.text[first.clause.end : second.clause.start])


def continued(finding: Draft, paragraphs: Sequence[Paragraph]) -> Draft:
    """Return a finding with the paragraph after it, if it is a line that only introduces that (1.四上企业：).

    `paragraphs` are those of its report.
    """
    last = finding.places[-1]
    introduces = not finding.figures and last.paragraph.text.rstrip().endswith((":", "："))
    if not introduces or last.paragraph.text[last.end :].strip(":： \n") or last.paragraph.number >= len(paragraphs):
        return finding
    following = paragraphs[last.paragraph.number]
    return replace(finding, places=(*finding.places, Slice(following, 0, len(following.text.rstrip()))))


def quotes(draft: Draft) -> tuple[Quote, ...]:
    """Quote the sentence or sentences around every slice, then what is nearly as likely."""
    around = (place.sentence.quote() for place in draft.places)
    return tuple(dict.fromkeys((*around, *draft.also)))
