"""Learning from which questions reports answer, by their words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

from eval.learn.fitting import Mask, Matrix, fit_logistic, folds_of, held_out
from qa.judging.question_prior import QuestionPrior, pieces

# Questions; a piece of fewer is one report's matter.
_FEWEST = 3
# Inverse strength of the penalty on squared weights.
_STRENGTH = 4.0
_FOLDS = 5


def fit_question_prior(texts: Sequence[str], answerable: Mask) -> QuestionPrior:
    """Fit by penalised maximum likelihood."""
    counts = Counter(piece for text in texts for piece in pieces(text))
    columns = {piece: i for i, piece in enumerate(sorted(p for p, n in counts.items() if n >= _FEWEST))}
    model = fit_logistic(list(columns), _rows(texts, columns), answerable, _STRENGTH)
    return QuestionPrior(model.rounded(3, 4))


def held_out_question_prior(texts: Sequence[str], answerable: Mask, places: NDArray[np.str_]) -> Matrix:
    """Return each question's log-odds as learned from the questions about other places: float64 [n]."""
    log_odds = held_out(
        folds_of(GroupKFold(min(_FOLDS, len(set(places)))).split(texts, groups=places)),
        lambda fold: fit_question_prior([texts[i] for i in fold.others], answerable[fold.others]),
        lambda prior, i: prior.log_odds(texts[i]),
    )
    return np.array(log_odds)


def _rows(texts: Sequence[str], columns: Mapping[str, int]) -> csr_matrix:
    places = [[columns[piece] for piece in pieces(text) if piece in columns] for text in texts]
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1))) for row in places])
    starts = np.cumsum([0, *map(len, places)])
    flat = np.array([column for row in places for column in row], np.int32)
    return csr_matrix((values, flat, starts), shape=(len(texts), len(columns)))
