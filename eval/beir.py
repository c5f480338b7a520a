"""Reader of BEIR folders: corpus.jsonl, queries.jsonl, qrels/SPLIT.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.collection import QuestionSet, SourcePassage
from eval.errors import DatasetError
from eval.gold import Evidence, Question
from eval.jsonl import Entry, read_unique


def read_beir(folder: Path, split: str = "test") -> QuestionSet:
    """Read the queries that a split judges; each document is a passage, its title on a line of its own before the text.

    A judgement of 0 is no evidence; the others are the grades of nDCG. Every passage is a report of its own, so that
    evidence points at exactly one document.

    Raises:
        DatasetError: a file is missing or malformed, or a judgement names a query or a document that is not there.
    """
    passages = read_unique(folder / "corpus.jsonl", _passage, lambda passage: passage.report)
    queries = dict(read_unique(folder / "queries.jsonl", lambda e: (e.text("_id"), e.text("text")), lambda q: q[0]))
    texts = {passage.report: passage.text for passage in passages}
    evidence: dict[str, list[Evidence]] = {}
    qrels = folder / "qrels" / f"{split}.tsv"
    for line, query, document, grade in _judgements(qrels):
        if query not in queries or document not in texts:
            kind, name = ("query", query) if query not in queries else ("document", document)
            raise DatasetError(qrels, line, f"there is no {kind} {name!r}")
        found = evidence.setdefault(query, [])
        if grade > 0:
            found.append(Evidence(texts[document], document, grade))
    questions = tuple(Question(name, queries[name], bool(found), tuple(found)) for name, found in evidence.items())
    return QuestionSet(f"{folder.name}-{split}", questions, passages)


def _passage(entry: Entry) -> SourcePassage:
    title, text = entry.text("title", ""), entry.text("text", "")
    if not (title + text).strip():
        raise entry.fault("both 'title' and 'text' are empty")
    return SourcePassage(entry.text("_id"), 1, f"{title}\n{text}".strip())


def _judgements(path: Path) -> Iterator[tuple[int, str, str, int]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(path, 0, f"cannot be read: {error}; give another --split") from error
    for number, line in enumerate(lines, 1):
        fields = line.split("\t")
        if number == 1 and fields[-1] == "score":
            continue
        try:
            query, document, grade = fields
            yield number, query, document, int(grade)
        except ValueError as error:
            raise DatasetError(
                path, number, f"three fields were expected, the last a whole number: {line!r}"
            ) from error
