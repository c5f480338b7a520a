"""Reader of SQuAD-style JSON (SQuAD, CMRC 2018, DRCD): every context becomes a passage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.collection import QuestionSet, SourcePassage
from eval.errors import DatasetError
from eval.gold import Evidence, Question
from eval.jsonl import Entry
from eval.matching import contains


def read_squad(path: Path) -> QuestionSet:
    """Read the questions of a file, with every answer as evidence in its own context.

    Contexts with the same text are one passage. Every passage is a report of its own (c1, c2, ...), so that evidence
    points at exactly one of them. JSON has no lines: errors name the question.

    Raises:
        DatasetError: the file is no such JSON, or no answer of a question stands in its context.
    """
    contexts: dict[str, str] = {}
    questions: dict[str, Question] = {}
    for paragraph in _paragraphs(path):
        context = paragraph.text("context")
        report = contexts.setdefault(context, f"c{len(contexts) + 1}")
        for entry in paragraph.entries("qas"):
            question = _question(entry, report, context)
            if question.id in questions:
                raise entry.fault(f"the id {question.id!r} was there before; ids must differ")
            questions[question.id] = question
    passages = tuple(SourcePassage(report, 1, text) for text, report in contexts.items())
    return QuestionSet(path.stem, tuple(questions.values()), passages)


def _paragraphs(path: Path) -> Iterator[Entry]:
    try:
        content: Any = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise DatasetError(path, 0, f"cannot be read as JSON: {error}") from error
    if not isinstance(content, dict) or not content.get("data"):
        raise DatasetError(path, 0, "no SQuAD file: it has no list 'data'")
    for article in Entry(path, 0, content).entries("data"):
        yield from article.entries("paragraphs")


def _question(entry: Entry, report: str, context: str) -> Question:
    name = entry.text("id")
    answers = dict.fromkeys(answer.text("text") for answer in entry.entries("answers"))
    evidence = tuple(Evidence(text, report) for text in answers if contains(context, text))
    answerable = not entry.flag("is_impossible", False)
    if answerable and not evidence:
        raise entry.fault(f"question {name!r}: none of its {len(answers)} answers stands in its context")
    return Question(
        name, entry.text("question"), answerable, evidence if answerable else (), answer=next(iter(answers), "")
    )
