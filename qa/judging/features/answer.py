"""What an answer would rest on: the numbers from which its probability of being right is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from index import Hit
from qa.answering.close_reading import CloseReading
from qa.answering.figure_choice import ScoredFigure
from qa.judging.features.asking import Asking
from qa.judging.features.candidates import Candidates
from qa.judging.features.coverage import Coverage
from qa.judging.features.figures import FigureFit
from qa.judging.features.missing import MissingParts
from qa.judging.features.reading import ReadingFit
from qa.judging.question_prior import QuestionPrior
from qa.question.reading import Question


@dataclass(frozen=True, slots=True)
class AnswerFeatures:
    """Features of a question and its best candidates, by what they look at; `precedent` is in log-odds.

    `reading` is None where nothing was read closely; it is no part of the row.
    """

    asking: Asking
    coverage: Coverage
    figures: FigureFit
    gaps: MissingParts
    precedent: float
    reading: ReadingFit | None = None

    @property
    def row(self) -> tuple[float, ...]:
        """Return the features in the order of NAMES."""
        return tuple(map(float, _VALUES(self)))


_GROUPS = {"asking": Asking, "coverage": Coverage, "figures": FigureFit, "gaps": MissingParts}
# "coverage.similarity", ...: the features in the order of a row.
NAMES = (*(f"{group}.{field.name}" for group, kind in _GROUPS.items() for field in fields(kind)), "precedent")

_VALUES = attrgetter(*NAMES)


def weigh_answer(
    question: Question,
    hits: Sequence[Hit],
    figures: Sequence[ScoredFigure],
    prior: QuestionPrior,
    reading: CloseReading | None = None,
) -> AnswerFeatures:
    """Look at the best candidates of a question; `hits` holds at least one."""
    candidates = Candidates(question, hits, figures)
    asking, coverage = Asking.of(question), Coverage.of(candidates)
    precedent = prior.log_odds(question.words.text)
    return AnswerFeatures(
        asking,
        coverage,
        FigureFit.of(candidates, asking),
        MissingParts.of(candidates, asking, coverage),
        precedent,
        ReadingFit.of(reading, question.wants) if reading else None,
    )
