"""Questions laid beside passages made by hand, their figures scored in the order given."""

from __future__ import annotations

from index import Hit
from qa.answering.figure_choice import ScoredFigure
from qa.judging.features.candidates import Candidates
from tests.qa.asking import read


def candidates(text: str, *hits: Hit, lead: float = 1.0) -> Candidates:
    """Return a question with passages and all their figures, each `lead` behind the one before."""
    stated = [(match.figure, rank) for rank, hit in enumerate(hits) for match in hit.figures]
    figures = [ScoredFigure(figure, rank, -lead * order) for order, (figure, rank) in enumerate(stated)]
    return Candidates(read(text), hits, figures)
