"""Learning from which questions reports answer, by their words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from qa.judging.question_prior import Precedent, pieces
from qa.linear import Linear

Labels = NDArray[np.bool_]
# Questions; a piece of fewer is one report's matter.
_FEWEST = 3
# Inverse strength of the penalty on squared weights.
_C = 4.0
_FOLDS = 5


def fit_precedent(texts: Sequence[str], answerable: Labels) -> Precedent:
    """Fit by penalised maximum likelihood."""
    counts = Counter(piece for text in texts for piece in pieces(text))
    places = {piece: i for i, piece in enumerate(sorted(p for p, n in counts.items() if n >= _FEWEST))}
    model = LogisticRegression(C=_C, max_iter=2000).fit(_rows(texts, places), answerable)
    weights = {piece: round(float(model.coef_[0][i]), 3) for piece, i in places.items()}
    return Precedent(Linear(weights, round(float(model.intercept_[0]), 4)))


def held_out_precedent(texts: Sequence[str], answerable: Labels, places: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return each question's log-odds as learned from the questions about other places: float64 [n]."""
    found = np.zeros(len(texts))
    for rest, held in GroupKFold(min(_FOLDS, len(set(places)))).split(texts, answerable, places):
        precedent = fit_precedent([texts[i] for i in rest], answerable[rest])
        found[held] = [precedent.log_odds(texts[i]) for i in held]
    return found


def _rows(texts: Sequence[str], places: dict[str, int]) -> csr_matrix:
    known = [[places[piece] for piece in pieces(text) if piece in places] for text in texts]
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1))) for row in known])
    columns = np.array([place for row in known for place in row], np.int32)
    starts = np.cumsum([0, *map(len, known)])
    return csr_matrix((values, columns, starts), shape=(len(texts), len(places)))
