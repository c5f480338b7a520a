"""The passages that are shown beside an answer, as they are returned: with what matched and their figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from corpus import Paragraph, Slice
from index import Clause, Hit
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.records import Passage

# Clauses whose score is this near the passage's best one are highlighted.
_MARGIN = 0.5


def passages_beside(draft: Draft, search: Search, count: int) -> tuple[Passage, ...]:
    """Return at most `count` passages: those that a draft stands in first, if it was read and not searched for."""
    if draft.hits or not draft.whole:
        hits: Sequence[Hit] = draft.hits or search.passages
    else:
        reports = list(dict.fromkeys(part.paragraph.report for part in draft.slices))
        hits = quoted_first(draft.slices, search.passages, lambda: search.every_passage(reports))
    return tuple(map(passage_of, hits[:count]))


def passage_of(hit: Hit) -> Passage:
    """Return what is told of a hit."""
    passage = hit.passage
    return Passage(
        report=passage.report,
        paragraph=passage.number,
        section=" / ".join(passage.section),
        text=passage.text,
        score=hit.score,
        highlights=_highlights(hit.clauses),
        figures=tuple(match.figure for match in hit.figures),
    )


def quoted_first(slices: Sequence[Slice], hits: Sequence[Hit], every: Callable[[], Iterable[Hit]]) -> list[Hit]:
    """Order passages: those that the answer stands in, in its order, then the others that were found.

    Args:
        slices: the answer.
        hits: the best passages.
        every: gives all passages of the reports that the answer stands in; called if one of them was not found.
    """
    wanted = list(dict.fromkeys(_name(part.paragraph) for part in slices))
    by_name = {_name(hit.passage): hit for hit in hits}
    if not by_name.keys() >= set(wanted):
        by_name = {_name(hit.passage): hit for hit in every()} | by_name
    first = [by_name[name] for name in wanted if name in by_name]  # a heading is no passage
    return [*first, *(hit for hit in hits if _name(hit.passage) not in wanted)]


def _name(passage: Paragraph) -> tuple[str, int]:
    return passage.report, passage.number


def _highlights(clauses: Sequence[Clause]) -> tuple[tuple[int, int], ...]:
    bar = max(clause.score for clause in clauses) - _MARGIN
    return tuple((clause.start, clause.end) for clause in clauses if clause.score >= bar)
