"""Learning when two figures speak of the same indicator, from targets whose result in the next report is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from corpus import Figure, Report, read_lines
from eval.learn.setup import store_json
from index import Searcher
from qa.comparing.fulfilment import LEAST, results_of
from qa.matching.indicators import NAMES, WEIGHTS, Described, comparable, describe, opposed_names, pair_features

PAIRS = Path(__file__).parent / "data" / "indicator_pairs.tsv"
# Inverse strength of the penalty on squared weights.
_C = 1.0
_STEPS = 10_000
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and its result, each as (report, where it stands in the report's text); None for no result."""

    target: tuple[str, int]
    later: str
    actual: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class _Case:
    """One target's candidates: features, float64 [n, NAMES], and which of them are right."""

    group: str
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    has_result: bool


def pointed_pairs(path: Path = PAIRS) -> list[Pair]:
    """Read the pairs that ship as pointers."""
    rows = (line.split("\t") for line in read_lines(path))
    return [
        Pair((report, int(at)), later, None if place == "-" else (later, int(place)))
        for report, at, later, place in rows
    ]


def quoted_pairs(path: Path, reports: Mapping[str, Report]) -> list[Pair]:
    """Read gold pairs (eval/datasets/fulfilment_dev.jsonl) and find where they stand.

    The report after a target's is the one that a pair of the same place names.
    """
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    later = {each["place"]: each["actual"]["report"] for each in records if each["actual"]}
    return [
        Pair(_place(each["target"], reports), later[each["place"]], each["actual"] and _place(each["actual"], reports))
        for each in records
    ]


def fit_likeness(mode: str, searcher: Searcher, reports: Mapping[str, Report], pairs: Sequence[Pair]) -> None:
    """Fit the weights of a mode, "hybrid" or "words", store them and print the quality held out by report."""
    cases = [case for pair in pairs if (case := _case(searcher, reports, pair))]
    rows, right = np.concatenate([c.rows for c in cases]), np.concatenate([c.right for c in cases])
    groups = np.concatenate([[c.group] * len(c.rows) for c in cases])
    model = LogisticRegression(C=_C, max_iter=_STEPS)
    folds = cross_val_predict(model, rows, right, cv=GroupKFold(_FOLDS), groups=groups, method="predict_proba")[:, 1]
    held_out = round(float(np.mean(list(_found(cases, folds)))), 4)
    model.fit(rows, right)
    record = {
        "intercept": round(float(model.intercept_[0]), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(NAMES, model.coef_[0], strict=True)},
        "made": {"by": "python -m eval tune-likeness", "targets": len(cases), "held_out": {"right_result": held_out}},
    }
    store_json(WEIGHTS, mode, record)
    print(f"likeness, {mode}: {record['made']}")


def _case(searcher: Searcher, reports: Mapping[str, Report], pair: Pair) -> _Case | None:
    """Compare a target with every figure that could be its result; None where its own figure is not extracted."""
    target = next((d for d in _described(searcher, pair.target[0]) if _stands(d.figure, pair.target, reports)), None)
    if target is None:
        return None
    results = results_of(target.figure, _described(searcher, pair.later))
    candidates = [d for d in results if comparable(target.figure, d.figure) and not opposed_names(target.name, d.name)]
    rows = np.array([pair_features(target, d).row for d in candidates]).reshape(-1, len(NAMES))
    right = np.array([pair.actual is not None and _stands(d.figure, pair.actual, reports) for d in candidates], bool)
    return _Case(pair.target[0], rows, right, pair.actual is not None)


def _found(cases: Sequence[_Case], probabilities: NDArray[np.float64]) -> Iterator[bool]:
    """Say for each target whether its result was found, or nothing where there is none."""
    start = 0
    for case in cases:
        mine = probabilities[start : start + len(case.rows)]
        start += len(case.rows)
        found = len(mine) > 0 and mine.max() >= LEAST
        yield bool(case.right[mine.argmax()]) if found else not case.has_result


def _described(searcher: Searcher, report: str) -> list[Described]:
    return [describe(each) for each in searcher.described(report)]


def _stands(figure: Figure, place: tuple[str, int], reports: Mapping[str, Report]) -> bool:
    paragraph = reports[place[0]].paragraphs[figure.paragraph - 1]
    start = paragraph.offset + figure.start
    return start <= place[1] < start + len(figure.text)


def _place(record: Mapping[str, str], reports: Mapping[str, Report]) -> tuple[str, int]:
    """Find the figure of a quote: its text inside the quote, white space aside."""
    for paragraph in reports[record["report"]].paragraphs:
        if found := re.search(r"\s*".join(map(re.escape, re.sub(r"\s", "", record["quote"]))), paragraph.text):
            return record["report"], paragraph.offset + paragraph.text.index(record["text"], found.start())
    raise ValueError(f"{record['report']} does not say {record['quote']!r}")
