"""How well the figures that were candidates fit the number asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields

from corpus import Figure
from corpus.text.overlap import share
from corpus.text.tokens import bigram_set
from corpus.text.units import dimension
from qa.answering.figure_choice import ScoredFigure
from qa.answering.figure_features import ANY_CLASSIFIER, RATES, fits
from qa.judging.features.asking import Asking
from qa.judging.features.candidates import Candidates
from qa.judging.features.coverage import CLEAR, centred, named_by

# Yuan; what one person gets or pays is less.
_PERSONAL = 2e6
# Log-odds below the first figure, beyond which nothing is learned.
_FAR = 8.0


@dataclass(frozen=True, slots=True)
class FigureFit:
    """Features of the figures; all 0 if no number is asked for or none is candidates.

    Attributes:
        here: the best clause has a figure.
        first: the first figure is in the first passage.
        lead: log-odds of the first figure over the second.
        near: score of the clause with the first figure, below the best clause.
        named: share of the question's topic bigrams in that figure's indicator and clause.
        similarity: cosine of the question with that figure's indicator, centred and scaled.
        actual: that figure is a result, not a target.
        rate: it is a share or a growth rate.
        other_unit: it measures something else than is asked for.
        repeated: the question already states its value.
        too_large: a price is asked for, and it is more money than one person gets or pays.
        agreeing: a figure has the unit and the tense that are asked for; the rest is about the best such figure:
        agreeing_score: below the first figure.
        agreeing_similarity, agreeing_named: as above.
        agreeing_told, agreeing_asked: share of its indicator's bigrams in the question, and the reverse.
        agreeing_many: how many such figures there are.
    """

    here: float
    first: float
    lead: float
    near: float
    named: float
    similarity: float
    actual: float
    rate: float
    other_unit: float
    repeated: float
    too_large: float
    agreeing: float
    agreeing_score: float
    agreeing_similarity: float
    agreeing_named: float
    agreeing_told: float
    agreeing_asked: float
    agreeing_many: float

    @classmethod
    def of(cls, candidates: Candidates, asking: Asking) -> FigureFit:
        """Compare the figures with what is asked."""
        if not candidates.question.wants.number or not candidates.figures:
            return cls(*[0.0] * len(fields(cls)))
        return cls(*_of_first(candidates, asking), *_of_agreeing(candidates, asking))


def is_rate(figure: Figure) -> bool:
    """Tell whether a figure is a share or a growth rate."""
    return dimension(figure.unit) in RATES


def other_tense(asking: Asking, figure: Figure) -> bool:
    """Tell whether a figure is a result where a plan is asked for, or the reverse."""
    return figure.tense == "actual" if asking.goal else bool(asking.result) and figure.tense == "target"


def _of_first(candidates: Candidates, asking: Asking) -> tuple[float, ...]:
    first, figures = candidates.figures[0], candidates.figures
    figure = first.figure
    yuan = dimension(figure.unit) == "yuan"
    return (
        float(bool(candidates.clause_figures)),
        float(first.hit == 0),
        min(first.score - figures[1].score, CLEAR) if len(figures) > 1 else CLEAR,
        max((c.score for c in candidates.clauses_of(first)), default=0.0) - candidates.best.score,
        named_by(candidates.question.words, candidates.around(first)),
        centred(candidates.similarity_of(first)),
        float(figure.tense == "actual"),
        float(is_rate(figure)),
        float(not _same_dimension(candidates, first)),
        float(candidates.question.wants.states(figure.value)),
        float(bool(asking.price and asking.money) and yuan and figure.value > _PERSONAL),
    )


def _of_agreeing(candidates: Candidates, asking: Asking) -> tuple[float, ...]:
    agreeing = [
        scored
        for scored in candidates.figures
        if _same_dimension(candidates, scored) and not other_tense(asking, scored.figure)
    ]
    if not agreeing:
        return (0.0,) * 7
    best, words = agreeing[0], candidates.question.words
    indicator, question = bigram_set(best.figure.indicator), bigram_set(words.topic) | bigram_set(words.synonyms)
    return (
        1.0,
        max(-_FAR, best.score - candidates.figures[0].score),
        centred(candidates.similarity_of(best)),
        named_by(words, candidates.around(best)),
        share(indicator, question),
        share(question, indicator),
        float(len(agreeing)) / 10,
    )


def _same_dimension(candidates: Candidates, scored: ScoredFigure) -> bool:
    wanted, measured = candidates.question.wants.dimensions, dimension(scored.figure.unit)
    return wanted <= ANY_CLASSIFIER or fits(wanted, measured)
