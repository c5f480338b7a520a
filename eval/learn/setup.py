"""Fits every fusion on gold questions and stores the weights with what made them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus import Library, Report
from eval.learn.fitting import FOLDS, L2, Example, cross_validate, example, fit, quality, signal_names
from eval.learn.gold import GoldQuestion, read_gold
from index.build import build
from index.encoder import Encoder, load_adapted, load_encoder
from index.errors import IndexingError
from index.fusion import WEIGHTS
from index.search import Searcher
from index.snapshot import Snapshot, open_snapshot
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import AsWritten

Searchable = tuple[Snapshot, Searcher]


@dataclass(frozen=True, slots=True)
class Bench:
    """What weights are learned on: questions, the reports they are about, and for each mode what searches a report."""

    gold: tuple[GoldQuestion, ...]
    reports: tuple[Report, ...]
    searchers: Mapping[str, Mapping[str, Searchable]]


@contextmanager
def open_bench(
    files: Sequence[Path], report: str, folder: Path | None, adapters: Path | None = None
) -> Iterator[Bench]:
    """Index the reports that the questions are about, with and without an encoder, outside the published index.

    Args:
        files: of questions.
        report: what those questions are about that name no report.
        folder: of the text files of further reports, named by their ids.
        adapters: a folder of adapters trained without some places, each named by those places, joined with "+". Such a
            place is searched with that adapter, so that no weight is learned from what the encoder learned by heart.

    Raises:
        IndexingError: a file cannot be read, a report is missing, or no encoder is set.
    """
    gold = tuple(question for file in files for question in read_gold(file, report))
    reports = tuple(_report(name, folder) for name in sorted({question.report for question in gold}))
    apart = {path: _without(path, reports) for path in sorted(adapters.iterdir()) if path.is_dir()} if adapters else {}
    with ExitStack() as stack:
        found = stack.enter_context(open_searchers(reports))
        searchers = {mode: {report.id: searchable for report in reports} for mode, searchable in found.items()}
        for path, some in apart.items():
            searchable = stack.enter_context(_searching(some, load_adapted(path)))
            searchers["hybrid"] |= {report.id: searchable for report in some}
        yield Bench(gold, reports, searchers)


@contextmanager
def open_searchers(reports: Sequence[Report]) -> Iterator[Mapping[str, Searchable]]:
    """Index reports for both modes, "hybrid" and "words", outside the published index.

    Raises:
        IndexingError: no encoder is set.
    """
    encoder = load_encoder()
    if encoder is None:
        raise IndexingError("fitting needs an encoder; unset EMBEDDER")
    with _searching(reports, encoder) as hybrid, _searching(reports, None) as words:
        yield {"hybrid": hybrid, "words": words}


@contextmanager
def _searching(reports: Sequence[Report], encoder: Encoder | None) -> Iterator[Searchable]:
    with tempfile.TemporaryDirectory() as work:
        snapshot = open_snapshot(build(reports, encoder, Path(work)))
        yield snapshot, Searcher(snapshot, encoder)


def _without(adapter: Path, reports: Sequence[Report]) -> list[Report]:
    """Return the reports of the places that an adapter was trained without."""
    found = [report for report in reports if any(place in report.id for place in adapter.name.split("+"))]
    if not found:
        raise IndexingError(f"{adapter}: no report is about a place of that name; name it by places, joined with +")
    return found


def fit_fusions(bench: Bench) -> None:
    """Fit the fusions of passages and clauses for both modes, print their cross-validated quality, store them."""
    asked = [question for question in bench.gold if question.quotes]
    reader = QuestionReader(Directory(bench.reports), AsWritten())
    for mode, searchers in bench.searchers.items():
        for grain in ("paragraph", "clause"):
            names = signal_names(mode, grain)
            found = [
                (question.origin, example(*searchers[question.report], reader, question, grain, names))
                for question in tqdm(asked, desc=f"{mode} {grain}s")
            ]
            kept = [(origin, made) for origin, made in found if made]
            held_out = _held_out(kept)
            weights = fit([made for _, made in kept]).tolist()
            encoders = sorted({snapshot.manifest.encoder for snapshot, _ in searchers.values()})
            store_json(
                WEIGHTS,
                f"{mode}_{grain}s",
                {
                    "weights": {name: round(weight, 4) for name, weight in zip(names, weights, strict=True)},
                    "made": {"by": "make tune", "encoders": encoders, "l2": L2, "held_out": held_out},
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
