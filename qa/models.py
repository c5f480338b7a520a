"""Every fitted model that an answer rests on, loaded together, so that another may stand in for any of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qa.answering.clause_choice import ClauseWeights, load_clause_weights
from qa.answering.figure_choice import FigureWeights, load_figure_weights
from qa.judging.confidence import Judge, load_judge
from qa.judging.question_prior import QuestionPrior, load_question_prior


@dataclass(frozen=True, slots=True)
class Models:
    """Fitted models.

    Attributes:
        figures: which figures answer.
        clauses: which clause does, where no figure is asked for.
        prior: how often reports answer questions that are worded alike.
        judge: whether they answer this one, and how likely an answer is right.
    """

    figures: FigureWeights
    clauses: ClauseWeights
    prior: QuestionPrior
    judge: Judge


@cache
def load_models(mode: str) -> Models:
    """Read the shipped models of a mode, "hybrid" or "words".

    Raises:
        ReportQAError: a file does not hold its model.
    """
    return Models(load_figure_weights(), load_clause_weights(), load_question_prior(), load_judge(mode))
