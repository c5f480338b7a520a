"""Learning the fusion weights by maximum likelihood from questions whose evidence is known; cross-validation.

The model is a softmax over what was searched: P(passage) is proportional to exp(weights . standardised signals), as in
conditional logistic regression (McFadden 1974); of several right passages any may be found.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpus import Library
from index.build import build
from index.encoder import load_encoder
from index.errors import IndexingError
from index.fusion import WEIGHTS, standardise
from index.search import Searcher
from index.snapshot import Snapshot, open_snapshot

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Strength of the penalty on squared weights; from 0.005 to 0.1 the cross-validated ranks hardly differ.
L2 = 0.02
FOLDS = 10
# Signals that the fusions are offered, with and without an encoder.
_WORDS = ("words", "words_synonyms", "bigrams", "bigrams_synonyms", "clause_bigrams", "clause_bigrams_synonyms")
_DENSE = ("dense_paragraph", "dense_sentence", "dense_clause", "dense_indicator")


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with quotes that answer it, and the reports that it is asked of."""

    text: str
    quotes: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One question's candidates: `rows`, float64 [n, signals], standardised, and which of them are right."""

    rows: Matrix
    right: Mask


@dataclass(frozen=True, slots=True)
class Quality:
    """How well the right passage is ranked: shares of questions in [0, 1], and the rank of each, from 1."""

    first: float
    in_five: float
    reciprocal: float
    ranks: tuple[int, ...]


def read_gold(path: Path, report: str) -> list[GoldQuestion]:
    """Read the answerable questions of a JSON-lines file whose evidence is quoted from one report.

    Raises:
        IndexingError: a line is malformed.
    """
    gold = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            if record["answerable"]:
                gold.append(GoldQuestion(record["question"], tuple(record["evidence"]), (report,)))
        except (ValueError, KeyError, TypeError) as error:
            raise IndexingError(f"{path}, line {number}: not a question record ({error!r})") from error
    return gold


def examples(
    snapshot: Snapshot, searcher: Searcher, gold: Sequence[GoldQuestion], grain: str, names: Sequence[str]
) -> list[Example]:
    """Turn questions into examples at a grain, "paragraph" or "clause"; one without right candidate is left out."""
    spans = snapshot.grains[grain].spans
    texts = [snapshot.passages[span.passage].text for span in spans]
    made = []
    for question in gold:
        signals = searcher.signals(searcher.query(question.text))
        columns = signals.passages if grain == "paragraph" else signals.clauses
        rows = [i for i, span in enumerate(spans) if snapshot.passages[span.passage].report in question.reports]
        right = np.array(
            [any(_overlaps(texts[i], spans[i].start, spans[i].end, quote) for quote in question.quotes) for i in rows]
        )
        if right.any():
            made.append(Example(np.stack([standardise(columns[name][rows]) for name in names], axis=1), right))
    return made


def fit(data: Sequence[Example], l2: float = L2) -> Matrix:
    """Return the weights that make the right candidates likeliest: float64 [signals]."""

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value, gradient = l2 * float(weights @ weights), 2 * l2 * weights
        for example in data:
            scores = example.rows @ weights
            odds = np.exp(scores - scores.max())
            share = odds / odds.sum()
            right = share[example.right]
            value -= float(np.log(right.sum() + 1e-300)) / len(data)
            gradient += (share @ example.rows - right / right.sum() @ example.rows[example.right]) / len(data)
        return value, gradient

    start = np.full(data[0].rows.shape[1], 0.5)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, np.float64)


def cross_validate(data: Sequence[Example], folds: int = FOLDS, seed: int = 0) -> Quality:
    """Rank every question with weights fitted on the other folds."""
    order = np.random.default_rng(seed).permutation(len(data))
    ranks = np.zeros(len(data), np.int64)
    for fold in range(folds):
        held_out = set(order[fold::folds].tolist())
        weights = fit([example for i, example in enumerate(data) if i not in held_out])
        for i in held_out:
            ranks[i] = rank(data[i], weights)
    return quality(ranks.tolist())


def rank(example: Example, weights: Matrix) -> int:
    """Return the rank of the best right candidate, from 1."""
    scores = example.rows @ weights
    return 1 + int((scores > scores[example.right].max()).sum())


def quality(ranks: Sequence[int]) -> Quality:
    """Sum up ranks, each from 1."""
    array = np.asarray(ranks, np.float64)
    return Quality(float((array == 1).mean()), float((array <= 5).mean()), float((1 / array).mean()), tuple(ranks))


def signal_names(mode: str, grain: str) -> tuple[str, ...]:
    """Return the signals that a mode ("hybrid" or "words") has at a grain ("paragraph" or "clause")."""
    names = _WORDS + (_DENSE if mode == "hybrid" else ())
    return names if grain == "paragraph" else tuple(name for name in names if "clause" in name)


def save_weights(key: str, weights: Mapping[str, float], made: Mapping[str, Any], path: Path = WEIGHTS) -> None:
    """Store one fusion's weights with what made them, beside the others."""
    record = json.loads(path.read_text("utf-8")) if path.exists() else {}
    record[key] = {"weights": {name: round(weight, 4) for name, weight in weights.items()}, "made": dict(made)}
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")


def _overlaps(text: str, start: int, end: int, quote: str) -> bool:
    """Tell whether a span covers the quote in part, white space ignored."""
    pattern = r"\s*".join(map(re.escape, re.sub(r"\s", "", quote)))
    return any(match.start() < end and match.end() > start for match in re.finditer(pattern, text))


def fit_all(questions: Path, report: str) -> None:
    """Fit every fusion on questions about one report, print its cross-validated quality and store it.

    Raises:
        IndexingError: the questions cannot be read, or no encoder is set.
    """
    gold = read_gold(questions, report)
    encoder = load_encoder()
    if encoder is None:
        raise IndexingError("fitting needs an encoder; unset EMBEDDER")
    reports = [Library.default().load(report)]
    with tempfile.TemporaryDirectory() as folder:
        for mode, chosen in (("hybrid", encoder), ("words", None)):
            snapshot = open_snapshot(build(reports, chosen, Path(folder), again=True))
            source = Searcher(snapshot, chosen)
            for grain in ("paragraph", "clause"):
                _fit_one(f"{mode}_{grain}s", source, snapshot, gold, questions.name)


def _fit_one(key: str, searcher: Searcher, snapshot: Snapshot, gold: Sequence[GoldQuestion], source: str) -> None:
    mode, grain = key.removesuffix("s").split("_")
    names = signal_names(mode, grain)
    data = examples(snapshot, searcher, gold, grain, names)
    held_out = cross_validate(data)
    made = {
        "command": "python -m index fit",
        "questions": f"{len(data)} of {source}",
        "encoder": snapshot.manifest.encoder,
        "l2": L2,
        "cross_validated": {"R@1": round(held_out.first, 4), "R@5": round(held_out.in_five, 4)},
    }
    save_weights(key, dict(zip(names, fit(data).tolist(), strict=True)), made)
    print(f"{key}: R@1 {held_out.first:.3f}, R@5 {held_out.in_five:.3f}, MRR {held_out.reciprocal:.3f} ({FOLDS}-fold)")
