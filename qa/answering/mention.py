"""Every clause that names a thing, where a question asks for all that is said of it (点名北川的事项都列出来)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from corpus import Paragraph, Slice, read_toml
from corpus.text.forms import normalise
from corpus.text.spans import clauses
from index import Query
from qa.answering.draft import Draft
from qa.question.wants import Question

_WORDS = Path(__file__).parent.parent / "data" / "question.toml"
# Characters of a name; what is longer is a question of its own.
_NAME = re.compile(r"[\w]{2,8}")
# Clauses; more than anybody reads at once.
_MOST = 20


def mentioned(question: Question, query: Query, paragraphs: Iterable[Paragraph]) -> Draft | None:
    """Return the clauses that name the one thing that is asked about, or None.

    >>> from corpus import Span
    >>> from index import read_question
    >>> from qa.question.wants import parse
    >>> text, asked = "支持甲县、乙县修路，甲县架桥。", "报告里点名甲县的事项都列出来"
    >>> said = Paragraph("r", 1, (), "", text, (Span(0, 15),), 0)
    >>> mentioned(parse(asked), read_question(asked), [said]).text.split()
    ['支持甲县、乙县修路', '甲县架桥']
    """
    if question.wants_number or not _pattern("asked").search(normalise(question.text)):
        return None
    name = _pattern("beside").sub("", query.topic).strip()
    if not _NAME.fullmatch(name):
        return None
    places = [
        Slice(paragraph, clause.start, clause.end)
        for paragraph in paragraphs
        if paragraph.role in ("body", "heading") and name in normalise(paragraph.text)
        for clause in clauses(paragraph.text)
        if name in normalise(clause.of(paragraph.text))
    ]
    return Draft(tuple(places[:_MOST])) if places else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(read_toml(_WORDS)["mention"][name]))
