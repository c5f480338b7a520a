"""The answer to a question for a number: the clauses that state the figures which were chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus import Figure, Paragraph, Slice, Span, TableRow
from corpus.text.spans import clauses, touching
from corpus.text.units import dimension
from qa.answering.change_ends import change_ends
from qa.answering.draft import Draft
from qa.answering.figure_choice import ScoredFigure
from qa.answering.figure_features import nature
from qa.answering.remarks import difference_remark, table_remark, total_remark
from qa.answering.search import Search
from qa.question.reading import Question
from qa.question.wants import ASKING

# Keywords ask for a figure if they name this share of its indicator (5G基站总量 2024).
_NAMED = 0.7
# Where only how fast is asked, a number of things is no answer, and the best clause is (要跑多快: 高于生产总值增速).
_RATE = frozenset({"share"})


def by_figures(question: Question, search: Search) -> Draft | None:
    """Return the clauses of the chosen figures, or None where no figure is asked for, or none fits."""
    wants = question.wants
    if not search.figures or not (wants.number or (wants.keywords and search.figures[0].named >= _NAMED)):
        return None
    chosen = [scored for scored in search.figures if scored.chosen]
    if wants.dimensions == _RATE and all(nature(dimension(scored.figure.unit)) == "count" for scored in chosen):
        return None
    if len(chosen) == 1 and not _asks_start(question):
        chosen = [_at_the_end(chosen[0], search)]
    ordered = sorted(chosen, key=lambda scored: (scored.hit, scored.figure.start))
    answers = tuple(scored.figure for scored in ordered)
    passages = {(hit.passage.report, hit.passage.number): hit.passage for hit in search.hits}
    slices = stating(answers, passages)
    remark = {"difference": difference_remark, "total": total_remark}.get(wants.computes)
    tables = "".join(table_remark(*figures_and_row) for figures_and_row in _rows(slices, answers))
    return Draft(slices, answers, message=tables + (remark(answers) if remark else ""))


def _asks_start(question: Question) -> bool:
    return ASKING.pattern("start.asked").search(question.read) is not None


def _at_the_end(scored: ScoredFigure, search: Search) -> ScoredFigure:
    """Return what a measure became, where the figure is what it started from."""
    ends = change_ends(search.hits[scored.hit], scored.figure)
    return replace(scored, figure=ends[1]) if ends else scored


def _rows(slices: Sequence[Slice], figures: Sequence[Figure]) -> Iterator[tuple[list[Figure], TableRow | None]]:
    """Yield the figures of every row of a table that answers, and the row."""
    for part in slices:
        paragraph = part.paragraph
        place = paragraph.report, paragraph.number
        yield [figure for figure in figures if (figure.report, figure.paragraph) == place], paragraph.row


def stating(figures: Sequence[Figure], passages: Mapping[tuple[str, int], Paragraph]) -> tuple[Slice, ...]:
    """Return the clauses that state the figures, one slice for each sentence, in the order of the figures."""
    slices: dict[tuple[str, int, Span], Slice] = {}
    for figure in figures:
        passage = passages[figure.report, figure.paragraph]
        sentence = next(sentence for sentence in passage.sentences if sentence.end > figure.start)
        around = touching(clauses(passage.text), figure)
        place = passage.report, passage.number, sentence
        before = slices.get(place, around[0])
        start, end = min(before.start, around[0].start), max(before.end, around[-1].end)
        slices[place] = Slice(passage, start, end)
    return tuple(slices.values())
