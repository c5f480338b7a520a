"""Fits every fusion on gold questions and stores the weights with what made them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus import Library, Report
from index.build import build
from index.encoder import load_encoder
from index.errors import IndexingError
from index.fit import FOLDS, L2, Example, cross_validate, example, fit, quality, signal_names
from index.fusion import WEIGHTS
from index.gold import GoldQuestion, read_gold
from index.search import Searcher
from index.snapshot import Snapshot, open_snapshot


@dataclass(frozen=True, slots=True)
class Bench:
    """What weights are learned on: questions, and a searcher for each mode over the reports they are about."""

    gold: tuple[GoldQuestion, ...]
    searchers: Mapping[str, tuple[Snapshot, Searcher]]


@contextmanager
def open_bench(files: Sequence[Path], report: str, folder: Path | None) -> Iterator[Bench]:
    """Index the reports that the questions are about, with and without an encoder, outside the published index.

    Args:
        files: of questions.
        report: what those questions are about that name no report.
        folder: of the text files of further reports, named by their ids.

    Raises:
        IndexingError: a file cannot be read, a report is missing, or no encoder is set.
    """
    gold = tuple(question for file in files for question in read_gold(file, report))
    with open_searchers([_report(name, folder) for name in sorted({question.report for question in gold})]) as found:
        yield Bench(gold, found)


@contextmanager
def open_searchers(reports: Sequence[Report]) -> Iterator[Mapping[str, tuple[Snapshot, Searcher]]]:
    """Index reports for both modes, "hybrid" and "words", outside the published index.

    Raises:
        IndexingError: no encoder is set.
    """
    encoder = load_encoder()
    if encoder is None:
        raise IndexingError("fitting needs an encoder; unset EMBEDDER")
    with tempfile.TemporaryDirectory() as work:
        searchers = {}
        for mode, chosen in (("hybrid", encoder), ("words", None)):
            snapshot = open_snapshot(build(reports, chosen, Path(work) / mode))
            searchers[mode] = (snapshot, Searcher(snapshot, chosen))
        yield searchers


def fit_fusions(bench: Bench) -> None:
    """Fit the fusions of passages and clauses for both modes, print their cross-validated quality, store them."""
    for mode, (snapshot, searcher) in bench.searchers.items():
        for grain in ("paragraph", "clause"):
            names = signal_names(mode, grain)
            asked = tqdm([question for question in bench.gold if question.quotes], desc=f"{mode} {grain}s")
            found = [(question, example(snapshot, searcher, question, grain, names)) for question in asked]
            kept = [(question.origin, made) for question, made in found if made]
            held_out = _held_out(kept)
            weights = fit([made for _, made in kept]).tolist()
            store_json(
                WEIGHTS,
                f"{mode}_{grain}s",
                {
                    "weights": {name: round(weight, 4) for name, weight in zip(names, weights, strict=True)},
                    "made": {"by": "make tune", "encoder": snapshot.manifest.encoder, "l2": L2, "held_out": held_out},
                },
            )
            print(f"{mode} {grain}s: {held_out}")


def store_json(path: Path, key: str, record: Any) -> None:  # noqa: ANN401  (any JSON value)
    """Put one record into a JSON file beside the others."""
    records = json.loads(path.read_text("utf-8")) if path.exists() else {}
    records[key] = record
    path.write_text(json.dumps(records, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _held_out(kept: Sequence[tuple[str, Example]]) -> dict[str, dict[str, float]]:
    """Return the quality on each file's questions, with weights fitted on the other folds of all."""
    ranks = cross_validate([made for _, made in kept])
    table = {}
    for origin in dict.fromkeys(origin for origin, _ in kept):
        got = quality([rank for rank, (name, _) in zip(ranks, kept, strict=True) if name == origin])
        figures = {"R@1": got.first, "R@5": got.in_five, "MRR": got.reciprocal}
        table[origin] = {name: round(value, 4) for name, value in figures.items()} | {"folds": FOLDS}
    return table


def _report(report_id: str, folder: Path | None) -> Report:
    library = Library.default()
    return (library if report_id in library.ids() or folder is None else Library((folder,))).load(report_id)
