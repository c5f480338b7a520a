"""How the measures of questions are computed from judged responses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from eval.judging import Judged
from eval.measures import Measure
from eval.retrieval import retrieval_values
from eval.scorer import Array, Scorer, counted, f1, mean, ratio

# Of equal width over [0, 1]; a confidence of 1 falls into the last.
BINS = 10


def _answerable(judged: Judged) -> bool:
    return judged.question.answerable


def _unanswerable(judged: Judged) -> bool:
    return not judged.question.answerable


def _has_figures(judged: Judged) -> bool:
    return judged.question.answerable and bool(judged.question.figures)


def _always(judged: Judged) -> bool:
    return True


def _answered(judged: Judged) -> bool:
    return judged.response.answered


def _refused(judged: Judged) -> bool:
    return not judged.response.answered


def _withheld(judged: Judged) -> bool:
    """A failure withholds an answer just as a refusal does."""
    return not judged.response.answered or bool(judged.response.error)


def _share(owed: Callable[[Judged], bool], good: Callable[[Judged], bool]) -> Scorer[Judged]:
    return Scorer(owed, lambda _, judged: counted([good(one) for one in judged]), mean)


def _retrieval() -> Scorer[Judged]:
    return Scorer(_answerable, lambda measure, judged: counted(retrieval_values(measure, judged)), mean)


def _figure_items(_: Measure, judged: Sequence[Judged]) -> Array:
    counts = [one.figures() for one in judged]
    return np.array([[count.shared, count.found, count.gold] for count in counts], np.float64)


def _refusals(_: Measure, judged: Sequence[Judged]) -> Array:
    """Columns: refused and all unanswerable ones, wrongly refused and all answerable ones."""
    rows = [(0, 0, _withheld(one), 1) if one.question.answerable else (_refused(one), 1, 0, 0) for one in judged]
    return np.array(rows, np.float64)


def _balanced(sums: Array) -> Array:
    return (ratio(sums[..., 0], sums[..., 1]) + 1 - ratio(sums[..., 2], sums[..., 3])) / 2


def _each_refusal(rows: Array) -> Array:
    return rows[..., 0] + rows[..., 3] - rows[..., 2]


def _calibration(owed: Callable[[Judged], bool]) -> Scorer[Judged]:
    def rows(_: Measure, judged: Sequence[Judged]) -> Array:
        table = np.zeros((len(judged), BINS, 3))
        for number, one in enumerate(judged):
            confidence = one.response.confidence
            table[number, min(int(confidence * BINS), BINS - 1)] = 1, confidence, one.right
        return table.reshape(len(judged), BINS * 3)

    return Scorer(owed, rows, expected_calibration_error, expected_calibration_error)


def expected_calibration_error(sums: Array) -> Array:
    """Return the mean gap of confidence and accuracy over bins, weighted by their counts.

    Args:
        sums: float64 [..., bins * 3]; of each bin the count, the summed confidence and how many were right.
    """
    bins = sums.reshape(*sums.shape[:-1], -1, 3)
    return ratio(np.abs(bins[..., 1] - bins[..., 2]).sum(axis=-1), bins[..., 0].sum(axis=-1))


QUESTION_SCORERS: dict[str, Scorer[Judged]] = {
    "R": _retrieval(),
    "MRR": _retrieval(),
    "nDCG": _retrieval(),
    "FigureAcc": _share(_has_figures, lambda one: one.figures().exact),
    "FigureAccStrict": _share(_has_figures, lambda one: one.figures(strict=True).exact),
    "FigureF1": Scorer(_has_figures, _figure_items, f1),
    "QuoteHit": _share(_answerable, lambda one: one.quoted),
    "Refused": _share(_unanswerable, _refused),
    "WronglyRefused": _share(_answerable, _withheld),
    "RefusalBalanced": Scorer(_always, _refusals, _balanced, _each_refusal),
    "ECE": _calibration(_always),
    "ECEAnswered": _calibration(_answered),
}
