"""Learning from answered questions: which figure answers, whether the report answers, whether we are right."""

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
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from corpus import Figure, Library
from index import Searcher, build, load_encoder
from index.fit import Example, cross_validate, fit
from index.snapshot import open_snapshot
from qa import figure_choice
from qa.bot import Finding, find
from qa.confidence import WEIGHTS, Logistic
from qa.evidence import NAMES, Evidence, vector, weigh
from qa.figure_choice import FEATURES, candidates, features, score_figures
from qa.question import parse

# Inverse strength of the penalty on squared weights.
_C = 1.0
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with what is known of its answer; `figures` are (value, unit)."""

    question: str
    answerable: bool
    quotes: tuple[str, ...]
    figures: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's evidence, whether it has an answer, and whether ours is right."""

    evidence: Evidence
    answerable: bool
    right: bool


def fit_all(questions: Path, report: str) -> None:
    """Fit the choice of figures and both judges on questions about one report, print their quality, store them."""
    gold = read_gold(questions)
    reports = [Library.default().load(report)]
    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as folder:
        for mode, chosen in (("hybrid", encoder), ("words", None)):
            searcher = Searcher(open_snapshot(build(reports, chosen, Path(folder), again=True)), chosen)
            made = {"command": "python -m eval tune", "questions": f"{len(gold)} of {questions.name}"}
            if mode == "hybrid":
                _fit_figures(searcher, gold, made)
            record = judge_record([judged(searcher, each) for each in gold], made)
            store(WEIGHTS, mode, record)
            print(f"confidence, {mode}: {record['made']['cross_validated']}")


def read_gold(path: Path) -> list[Gold]:
    """Read question records (../spec: id, question, answerable, evidence, figures), one JSON object a line."""
    records = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [
        Gold(r["question"], r["answerable"], tuple(r["evidence"]), tuple((f["value"], f["unit"]) for f in r["figures"]))
        for r in records
    ]


def judged(searcher: Searcher, gold: Gold) -> Judged:
    """Ask a question and compare the answer with the gold."""
    question = parse(gold.question)
    query = searcher.query(question.text)
    hits = searcher.search(query, figure_choice.PASSAGES)
    figures = score_figures(question, query, hits)
    finding = find(question, hits, figures)
    return Judged(weigh(question, query, hits, figures), gold.answerable, gold.answerable and _right(gold, finding))


def judge_record(cases: Sequence[Judged], made: Mapping[str, Any]) -> dict[str, Any]:
    """Fit both regressions and the threshold; return what `qa.confidence` reads, with what made it."""
    evidence = [case.evidence for case in cases]
    answerable = [case.answerable for case in cases]
    held = held_out(evidence, answerable)
    threshold = best_threshold(held, answerable)
    truth = np.array(answerable)
    refused = {
        "unanswerable_refused": round(float((held < threshold)[~truth].mean()), 4),
        "answerable_refused": round(float((held < threshold)[truth].mean()), 4),
    }
    return {
        "answerable": _record(fit_logistic(evidence, answerable)),
        "right": _record(fit_logistic(evidence, [case.right for case in cases])),
        "threshold": round(threshold, 4),
        "made": {**made, "cross_validated": refused},
    }


def fit_logistic(cases: Sequence[Evidence], labels: Sequence[bool]) -> Logistic:
    """Fit by penalised maximum likelihood."""
    model = LogisticRegression(C=_C, max_iter=1000).fit(_matrix(cases), np.array(labels))
    return Logistic(float(model.intercept_[0]), dict(zip(NAMES, model.coef_[0].tolist(), strict=True)))


def held_out(cases: Sequence[Evidence], labels: Sequence[bool]) -> NDArray[np.float64]:
    """Return each case's probability from a model fitted on the other folds: float64 [n]."""
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    model = LogisticRegression(C=_C, max_iter=1000)
    found = cross_val_predict(model, _matrix(cases), np.array(labels), cv=folds, method="predict_proba")
    return np.asarray(found[:, 1], np.float64)


def best_threshold(probabilities: NDArray[np.float64], answerable: Sequence[bool]) -> float:
    """Return the threshold with the highest mean of refused traps and answered questions."""
    truth = np.array(answerable)
    levels = np.unique(probabilities)
    between = (levels[1:] + levels[:-1]) / 2
    balanced = [((probabilities < t)[~truth].mean() + (probabilities >= t)[truth].mean()) / 2 for t in between]
    best = np.flatnonzero(np.isclose(balanced, max(balanced)))
    return float(between[best].mean())


def store(path: Path, key: str, record: Mapping[str, Any]) -> None:
    """Put one record into a JSON file beside the others."""
    records = json.loads(path.read_text("utf-8")) if path.exists() else {}
    records[key] = record
    path.write_text(json.dumps(records, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _fit_figures(searcher: Searcher, gold: Sequence[Gold], made: Mapping[str, Any]) -> None:
    data = [example for each in gold if each.figures and (example := _figure_example(searcher, each))]
    quality = cross_validate(data)
    weights = {name: round(weight, 4) for name, weight in zip(FEATURES, fit(data).tolist(), strict=True)}
    measured = {"first_right": round(quality.first, 4)}
    store(figure_choice.WEIGHTS, "weights", weights)
    store(figure_choice.WEIGHTS, "made", {**made, "cross_validated": measured})
    print(f"figure first: {measured}, {len(data)} questions")


def _figure_example(searcher: Searcher, gold: Gold) -> Example | None:
    question = parse(gold.question)
    query = searcher.query(question.text)
    hits = searcher.search(query, figure_choice.PASSAGES)
    right = [
        _is_gold(match.figure, gold) and any(_inside(quote, hits[rank].passage.text) for quote in gold.quotes)
        for rank, match in candidates(hits)
    ]
    return Example(features(question, query, hits), np.array(right)) if any(right) else None


def _right(gold: Gold, finding: Finding) -> bool:
    if gold.figures:
        found = {(figure.value, figure.unit) for figure in finding.figures}
        return len(found) == len(set(gold.figures)) and all(_is_gold(figure, gold) for figure in finding.figures)
    text = finding.hit.passage.text[finding.start : finding.end]
    return any(_inside(text, quote) or _inside(quote, text) for quote in gold.quotes)


def _is_gold(figure: Figure, gold: Gold) -> bool:
    return any(abs(figure.value - value) <= 1e-6 * abs(value) and figure.unit == unit for value, unit in gold.figures)


def _inside(part: str, whole: str) -> bool:
    """Tell whether a text holds another, white space ignored."""
    return re.sub(r"\s", "", part) in re.sub(r"\s", "", whole)


def _record(model: Logistic) -> dict[str, Any]:
    return {
        "intercept": round(model.intercept, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }


def _matrix(cases: Sequence[Evidence]) -> NDArray[np.float64]:
    return np.array([vector(case) for case in cases])
