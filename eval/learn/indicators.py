"""Learning when two figures speak of the same indicator, from targets whose result in the next report is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from corpus import Figure, Report, read_lines
from corpus.text.overlap import find_quote
from eval.errors import EvalError
from eval.gold import GoldTarget, StatedFigure, read_gold
from eval.learn.fitting import Mask, Matrix, fit_logistic, folds_of, held_out
from index import Searcher
from qa.comparing.fulfilment import LEAST, results_of
from qa.matching.indicators import NAMES, WEIGHTS, Described, comparable, describe, opposed_names, pair_features

PAIRS = Path(__file__).parent / "data" / "indicator_pairs.tsv"
# Inverse strength of the penalty on squared weights.
_STRENGTH = 1.0
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class PointedTarget:
    """A target and its result, each as (report, where it stands in the report's text); None for no result."""

    target: tuple[str, int]
    later: str
    actual: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class _Case:
    """One target's candidates: features, float64 [n, NAMES], and which of them are right."""

    report: str
    rows: Matrix
    right: Mask
    has_result: bool


def pointed_targets(path: Path = PAIRS) -> list[PointedTarget]:
    """Read the targets that ship as pointers."""
    rows = (line.split("\t") for line in read_lines(path))
    return [
        PointedTarget((report, int(at)), later, None if place == "-" else (later, int(place)))
        for report, at, later, place in rows
    ]


def quoted_targets(path: Path, reports: Mapping[str, Report]) -> list[PointedTarget]:
    """Read gold targets (eval/datasets/fulfilment_dev.jsonl) and find where they stand.

    The report after a target's is the one that a target of the same place names.
    """
    gold = read_gold(path, GoldTarget)
    later = {pair.place: pair.actual.report for pair in gold if pair.actual}
    return [
        PointedTarget(
            _place(pair.target, reports), later[pair.place], _place(pair.actual, reports) if pair.actual else None
        )
        for pair in gold
    ]


def fit_indicators(
    mode: str, searcher: Searcher, reports: Mapping[str, Report], targets: Sequence[PointedTarget]
) -> None:
    """Fit the weights of a mode, "hybrid" or "words", store them and print the quality held out by report."""
    cases = [case for target in targets if (case := _case(searcher, reports, target))]
    rows, right = np.concatenate([case.rows for case in cases]), np.concatenate([case.right for case in cases])
    probabilities = held_out(
        folds_of(GroupKFold(_FOLDS).split(rows, groups=[case.report for case in cases for _ in case.rows])),
        lambda fold: fit_logistic(NAMES, rows[fold.others], right[fold.others], _STRENGTH),
        lambda model, i: float(model.probabilities(rows[[i]])[0]),
    )
    quality = {"right_result": round(float(np.mean(list(_found(cases, np.array(probabilities))))), 4)}
    made = {"by": WEIGHTS.made_by, "targets": len(cases), "held_out": quality}
    WEIGHTS.store(fit_logistic(NAMES, rows, right, _STRENGTH).rounded().record() | {"made": made}, mode)
    print(f"indicators, {mode}: {made}")


def _case(searcher: Searcher, reports: Mapping[str, Report], target: PointedTarget) -> _Case | None:
    """Compare a target with every figure that could be its result; None where its own figure is not extracted."""
    described = _described(searcher, target.target[0])
    ours = next((figure for figure in described if _stands(figure.figure, target.target, reports)), None)
    if ours is None:
        return None
    results = results_of(ours.figure, _described(searcher, target.later))
    candidates = [d for d in results if comparable(ours.figure, d.figure) and not opposed_names(ours.name, d.name)]
    rows = np.array([pair_features(ours, candidate).row for candidate in candidates]).reshape(-1, len(NAMES))
    actual = target.actual
    right = np.array([actual is not None and _stands(d.figure, actual, reports) for d in candidates], bool)
    return _Case(target.target[0], rows, right, actual is not None)


def _found(cases: Sequence[_Case], probabilities: Matrix) -> Iterator[bool]:
    """Say for each target whether its result was found, or nothing where there is none."""
    start = 0
    for case in cases:
        mine = probabilities[start : start + len(case.rows)]
        start += len(case.rows)
        taken = len(mine) > 0 and mine.max() >= LEAST
        yield bool(case.right[mine.argmax()]) if taken else not case.has_result


def _described(searcher: Searcher, report: str) -> list[Described]:
    return [describe(figure) for figure in searcher.described(report)]


def _stands(figure: Figure, place: tuple[str, int], reports: Mapping[str, Report]) -> bool:
    paragraph = reports[place[0]].paragraphs[figure.paragraph - 1]
    start = paragraph.offset + figure.start
    return start <= place[1] < start + len(figure.text)


def _place(figure: StatedFigure, reports: Mapping[str, Report]) -> tuple[str, int]:
    """Find the figure of a quote: its text inside the quote, white space aside."""
    for paragraph in reports[figure.report].paragraphs:
        if span := find_quote(paragraph.text, figure.quote):
            return figure.report, paragraph.offset + paragraph.text.index(figure.text, span.start)
    raise EvalError(f"{figure.report} does not say {figure.quote!r}; give the reports that the targets are about")
