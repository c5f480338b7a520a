"""Retrieval measures, computed by ir-measures over ranks that are already judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ir_measures

from eval.judging import Judged
from eval.measures import Measure

# Ours and theirs: R@k here is "one of the first k has the evidence", which TREC calls Success@k.
_THEIRS: dict[str, Any] = {"R": ir_measures.Success, "MRR": ir_measures.RR, "nDCG": ir_measures.nDCG}


def retrieval_values(measure: Measure, judged: Sequence[Judged]) -> list[float]:
    """Return the value of R, MRR or nDCG for every question, in order; one without any relevant passage gets 0."""
    theirs = _THEIRS[measure.name] @ measure.cutoff
    values = dict.fromkeys(map(str, range(len(judged))), 0.0)
    for metric in ir_measures.iter_calc([theirs], _qrels(judged), _run(judged)):
        values[metric.query_id] = metric.value
    return list(values.values())


def _qrels(judged: Sequence[Judged]) -> list[Any]:
    """Name a passage by its rank; one that was not returned has a rank that no run has."""
    return [
        ir_measures.Qrel(str(number), str(rank), grade)
        for number, one in enumerate(judged)
        for rank, grade in enumerate(_all_grades(one))
        if grade
    ]


def _all_grades(one: Judged) -> tuple[int, ...]:
    """Add what was not returned; a question without any relevant passage is owed all the same, so it gets one."""
    grades = one.grades + tuple(grade for _, grade in one.unfound)
    return grades if any(grades) else (*grades, 1)


def _run(judged: Sequence[Judged]) -> list[Any]:
    """Score by rank: the order of a response is what counts, whatever its scores."""
    return [
        ir_measures.ScoredDoc(str(number), str(rank), float(-rank))
        for number, one in enumerate(judged)
        for rank in range(len(one.grades))
    ]
