"""Every clause that names a thing, where a question asks for all that is said of it (点名北川的事项都列出来)."""

from __future__ import annotations

from collections.abc import Iterable

from corpus import Paragraph, Slice
from corpus.text.forms import normalise
from corpus.text.spans import clauses
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.question.reading import Question

# Clauses; more than anybody reads at once.
_MOST = 20


def by_mention(question: Question, search: Search) -> Draft | None:
    """Return the clauses that name the one thing that is asked about, or None."""
    if not question.mention or question.lacking:
        return None
    slices = clauses_naming(question.mention, search.paragraphs)
    return Draft(tuple(slices[:_MOST]), whole=True, in_scope=True) if slices else None


def clauses_naming(name: str, paragraphs: Iterable[Paragraph]) -> list[Slice]:
    """Return the clauses that hold a name, in one form, in the paragraphs that say something.

    >>> from corpus import Span
    >>> text = "支持甲县、乙县修路，甲县架桥。"
    >>> [part.text for part in clauses_naming("甲县", [Paragraph("r", 1, (), "", text, (Span(0, 15),), 0)])]
    ['支持甲县、乙县修路', '甲县架桥']
    """
    return [
        Slice(paragraph, clause.start, clause.end)
        for paragraph in paragraphs
        if paragraph.role in ("body", "heading") and name in normalise(paragraph.text)
        for clause in clauses(paragraph.text)
        if name in normalise(clause.of(paragraph.text))
    ]
