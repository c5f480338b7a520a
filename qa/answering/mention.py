"""Every clause that names a thing, where a question asks for all that is said of it (点名北川的事项都列出来)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from corpus import Paragraph, read_toml
from corpus.text.forms import normalise
from index import Query
from index.granularity import clauses
from qa.answering.draft import Finding, Place
from qa.question.wants import Question

_WORDS = Path(__file__).parent.parent / "data" / "question.toml"
# Characters of a name; what is longer is a question of its own.
_NAME = re.compile(r"[\w]{2,8}")
# Clauses; more than anybody reads at once.
_MOST = 20


def mentioned(question: Question, query: Query, paragraphs: Iterable[Paragraph]) -> Finding | None:
    """Return the clauses that name the one thing that is asked about, or None.

    >>> from corpus import Sentence
    >>> from index import read_question
    >>> from qa.question.wants import parse
    >>> text, asked = "支持甲县、乙县修路，甲县架桥。", "报告里点名甲县的事项都列出来"
    >>> said = Paragraph("r", 1, (), "", text, (Sentence(0, 15),), 0)
    >>> mentioned(parse(asked), read_question(asked), [said]).text.split()
    ['支持甲县、乙县修路', '甲县架桥']
    """
    if question.wants_number or not _pattern("asked").search(normalise(question.text)):
        return None
    name = _pattern("beside").sub("", query.topic).strip()
    if not _NAME.fullmatch(name):
        return None
    places = [
        Place(paragraph, start, end)
        for paragraph in paragraphs
        if paragraph.role in ("body", "heading") and name in normalise(paragraph.text)
        for start, end in clauses(paragraph.text)
        if name in normalise(paragraph.text[start:end])
    ]
    return Finding(tuple(places[:_MOST])) if places else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(read_toml(_WORDS)["mention"][name]))
