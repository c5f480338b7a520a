"""The segments that today's search finds for each training question, kept on disk: they take minutes to find."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tqdm import tqdm

from corpus import var_dir
from corpus.text.spans import touching
from eval.learn.cross_encoder.segmented import SegmentedReport, SegmentKey
from eval.learn.setup import searching
from eval.learn.training_questions import TrainingQuestion
from index import Hit
from index.encoder import Encoder
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import AsWritten

# Passages that are searched for, and segments of them that are kept.
_PASSAGES, _KEPT = 8, 16
# What a passage's score is worth beside that of its best clause.
_PASSAGE = 0.5
# Raised whenever another search gives other segments.
_FORMAT = 1


def find_candidates(
    questions: Sequence[TrainingQuestion],
    reports: Mapping[str, SegmentedReport],
    encoder: Encoder | None,
    quiet: bool = False,
) -> dict[str, tuple[SegmentKey, ...]]:
    """Return the segments that a search of its own report finds for each question, by its id, best first.

    Args:
        questions: about the reports.
        reports: by id.
        encoder: what the index is searched with; None searches by words alone.
        quiet: no progress bar.
    """
    path = _cached(questions, reports, encoder)
    if not path.exists():
        found = _search(questions, reports, encoder, quiet)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(found), "utf-8")
        new.replace(path)
    stored: dict[str, list[tuple[str, int, int]]] = json.loads(path.read_text("utf-8"))
    return {name: tuple(SegmentKey(*key) for key in keys) for name, keys in stored.items()}


def _cached(
    questions: Sequence[TrainingQuestion], reports: Mapping[str, SegmentedReport], encoder: Encoder | None
) -> Path:
    """Name the file by all that the search rests on but the code."""
    key = hashlib.sha256(f"{_FORMAT} {encoder.name if encoder else ''}".encode())
    for question in questions:
        key.update(f"{question.id} {question.report} {question.question}\n".encode())
    for name, report in sorted(reports.items()):
        key.update(name.encode())
        for paragraph in report.report.paragraphs:
            key.update(paragraph.text.encode("utf-8", "surrogatepass"))
    return var_dir() / "learn" / f"candidates-{key.hexdigest()[:16]}.json"


def _search(
    questions: Sequence[TrainingQuestion], reports: Mapping[str, SegmentedReport], encoder: Encoder | None, quiet: bool
) -> dict[str, list[SegmentKey]]:
    of_questions = [reports[name].report for name in sorted({question.report for question in questions})]
    reader = QuestionReader(Directory(of_questions), AsWritten())
    found = dict[str, list[SegmentKey]]()
    with searching(of_questions, encoder) as (_, searcher):
        for question in tqdm(questions, desc="searching", unit="question", disable=quiet):
            read = reader.read(question.question, [question.report])
            hits = searcher.search(read.words, _PASSAGES, [question.report], read.scope.priors, read.wants.rank)
            found[question.id] = _segments(hits, reports[question.report])
    return found


def _segments(hits: Sequence[Hit], report: SegmentedReport) -> list[SegmentKey]:
    """Return the segments of passages, by the score of their best clause and a share of their passage's."""
    scores = dict[SegmentKey, float]()
    of_passage = {hit.passage.number: hit for hit in hits}
    for key, figured in report.segments.items():
        if hit := of_passage.get(key.paragraph):
            inside = [clause.score for clause in touching(hit.clauses, figured.segment)]
            if inside:
                scores[key] = max(inside) + _PASSAGE * hit.score
    return sorted(scores, key=lambda key: -scores[key])[:_KEPT]
