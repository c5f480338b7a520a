"""A passage that was found, as it is returned: with what matched and its figures."""

from __future__ import annotations

from collections.abc import Sequence

from index import Clause, Hit
from qa.records import Passage

# Clauses whose score is this near the passage's best one are highlighted.
_MARGIN = 0.5


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


def _highlights(clauses: Sequence[Clause]) -> tuple[tuple[int, int], ...]:
    bar = max(clause.score for clause in clauses) - _MARGIN
    return tuple((clause.start, clause.end) for clause in clauses if clause.score >= bar)
