"""How far up the right ones are ranked: ranks summed up, and the retrieval measures by ir-measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import ir_measures
import numpy as np
from numpy.typing import NDArray

from eval.measures import Measure

# Ours and theirs: R@k here is "one of the first k has the evidence", which TREC calls Success@k.
_THEIRS: dict[str, Any] = {"R": ir_measures.Success, "MRR": ir_measures.RR, "nDCG": ir_measures.nDCG}


class Ranking(Protocol):
    """What a question got, judged."""

    @property
    def grades(self) -> tuple[int, ...]:
        """How relevant each passage is that was returned, best first."""

    @property
    def unfound(self) -> tuple[tuple[str, int], ...]:
        """Id and grade of the relevant passages that were not returned."""


@dataclass(frozen=True, slots=True)
class RankQuality:
    """How well the right one is ranked: shares of questions in [0, 1], and the mean reciprocal rank."""

    first: float
    in_five: float
    reciprocal: float

    @classmethod
    def of(cls, ranks: Sequence[int | None]) -> RankQuality:
        """Sum up the rank of each question's best right one, from 1; None where there is none.

        >>> RankQuality.of([1, 2, None, 1])
        RankQuality(first=0.5, in_five=0.75, reciprocal=0.625)
        """
        numbers = np.array([np.inf if rank is None else rank for rank in ranks], np.float64)
        return cls(float((numbers == 1).mean()), float((numbers <= 5).mean()), float((1 / numbers).mean()))


def best_rank(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> int:
    """Return the rank, from 1, of the best of those that are right; what scores the same is not ahead of it.

    >>> best_rank(np.array([3.0, 2.0, 2.0, 1.0]), np.array([False, False, True, True]))
    2
    """
    return 1 + int((scores > scores[right].max()).sum())


def retrieval_values(measure: Measure, rankings: Sequence[Ranking]) -> list[float]:
    """Return the value of R, MRR or nDCG for every question, in order; one without any relevant passage gets 0."""
    theirs = _THEIRS[measure.name] @ measure.cutoff
    values = dict.fromkeys(map(str, range(len(rankings))), 0.0)
    for metric in ir_measures.iter_calc([theirs], _qrels(rankings), _run(rankings)):
        values[metric.query_id] = metric.value
    return list(values.values())


def _qrels(rankings: Sequence[Ranking]) -> list[Any]:
    """Name a passage by its rank; one that was not returned has a rank that no run has."""
    return [
        ir_measures.Qrel(str(number), str(rank), grade)
        for number, ranking in enumerate(rankings)
        for rank, grade in enumerate(_all_grades(ranking))
        if grade
    ]


def _all_grades(ranking: Ranking) -> tuple[int, ...]:
    """Add what was not returned; a question without any relevant passage is owed all the same, so it gets one."""
    grades = ranking.grades + tuple(grade for _, grade in ranking.unfound)
    return grades if any(grades) else (*grades, 1)


def _run(rankings: Sequence[Ranking]) -> list[Any]:
    """Score by rank: the order of a response is what counts, whatever its scores."""
    return [
        ir_measures.ScoredDoc(str(number), str(rank), float(-rank))
        for number, ranking in enumerate(rankings)
        for rank in range(len(ranking.grades))
    ]
