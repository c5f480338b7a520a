"""A list that a report enumerates (一是…。二是…。), whole, for a question that asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Slice
from corpus.enumerations import Enumeration
from corpus.figures.tense import heading_tense
from corpus.text.forms import normalise
from corpus.text.overlap import share
from corpus.text.tokens import bigram_set
from qa.answering.by_clause import by_clause
from qa.answering.by_figures import by_figures
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.question.reading import Question
from qa.question.when import AskedTense

# Characters of an enumeration inside one paragraph that is given in one piece; of a longer one each item's first
# sentence is.
_SHORT = 300
# Share of the question's bigrams that the words before an enumeration name, if it is what is asked for.
_NAMED = 0.6


def by_enumeration(question: Question, search: Search) -> Draft | None:
    """Return the enumeration that a question for a list asks for, or None.

    Its introduction must name as much of the question as the sentence does that answers otherwise.
    """
    if question.wants.form != "list":
        return None
    topic = bigram_set(question.words.topic)
    named = [
        (share(topic, bigram_set(candidate.head)), candidate)
        for candidate in search.sources.enumerations(search.report.id)
        if not _of_other_tense(candidate, question.scope.tense)
    ]
    near = [(covered, candidate) for covered, candidate in named if covered >= _NAMED]
    if not near:
        return _only_list_of(question.wants.listed, [candidate for _, candidate in named])
    otherwise = by_figures(question, search) or by_clause(question, search)
    least = share(topic, bigram_set(otherwise.quotes[0].text))
    fitting = [
        (len(candidate.items) == question.wants.items, covered, -len(candidate.head), candidate)
        for covered, candidate in near
        if covered >= least
    ]
    return Draft(_whole(max(fitting, key=lambda row: row[:3])[-1].items), whole=True) if fitting else None


def _only_list_of(noun: str, candidates: Sequence[Enumeration]) -> Draft | None:
    """Return the one enumeration whose introduction has the noun that is asked for (问题); the judge is still asked."""
    fitting = [candidate for candidate in candidates if noun and noun in normalise(candidate.head)]
    return Draft(_whole(fitting[0].items)) if len(fitting) == 1 else None


def _of_other_tense(candidate: Enumeration, tense: AskedTense) -> bool:
    part = heading_tense(candidate.items[0].paragraph.section)
    return None not in (part, tense) and part != tense and tense in ("target", "actual")


def _whole(items: Sequence[Slice]) -> tuple[Slice, ...]:
    """Return the items in one piece, if they stand in one paragraph and are short, or each by itself."""
    first, last = items[0], items[-1]
    if first.paragraph is last.paragraph and last.end - first.start <= _SHORT:
        return (Slice(first.paragraph, first.start, last.end),)
    return tuple(items)
