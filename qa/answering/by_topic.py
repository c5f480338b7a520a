"""All that a report says of something, clause by clause, for a question that asks for all (盘点三星堆的表述)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus import Slice
from corpus.figures.tense import heading_tense
from corpus.text.forms import normalise
from corpus.text.spans import clauses
from corpus.text.time import year_spans
from corpus.text.tokens import rarity, word_spans
from corpus.text.wordfile import WordFile
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.question.reading import Question
from qa.question.search_words import read_search_words

_WORDS = WordFile(Path(__file__).parent.parent / "question" / "data" / "topic_lists.toml")
# Clauses; what more of them speak of is the matter of the whole report.
_MOST = 30
# Share of the judge's threshold that a question for all that is said must reach; the judge looks at its best clauses.
_OF_ALL = 0.75
# Words that are put together to one name.
_LONGEST_NAME = 5
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Ways to say one thing, any of which is enough.
Forms = tuple[str, ...]


def by_topic(question: Question, search: Search) -> Draft | None:
    """Return every clause that speaks of what is asked about, if all is asked for and it has a name; else None."""
    if question.lacking or not _WORDS.pattern("all.asked").search(question.read) or not _CHINESE.search(question.read):
        return None
    paragraphs = [(paragraph, normalise(paragraph.text)) for paragraph in search.paragraphs]
    names = _names(question, [text for _, text in paragraphs])
    dated = bool(question.when.years or question.when.offsets or question.when.firmly)
    tense = question.scope.tense if dated else None
    slices = [
        Slice(paragraph, clause.start, clause.end)
        for paragraph, text in paragraphs
        if paragraph.role in ("body", "row") and any(form in text for forms in names for form in forms)
        if tense not in ("target", "actual") or heading_tense(paragraph.section) in (None, tense)
        for clause in clauses(paragraph.text)
        if any(form in normalise(clause.of(paragraph.text)) for forms in names for form in forms)
    ]
    if not 0 < len(slices) <= _MOST or not _is_likely(search):
        return None
    figures = tuple(
        figure
        for figure in search.sources.figures
        if any(_holds(part, figure.report, figure.paragraph, figure.start) for part in slices)
    )
    return Draft(tuple(slices), figures, message=f"按全文逐句查找，共 {len(slices)} 处。", whole=True, in_scope=True)


def _is_likely(search: Search) -> bool:
    judge = search.sources.models.judge
    return judge.answerable(search.evidence) >= _OF_ALL * judge.least(search.evidence)


def _holds(part: Slice, report: str, paragraph: int, start: int) -> bool:
    return (part.paragraph.report, part.paragraph.number) == (report, paragraph) and part.start <= start < part.end


def _names(question: Question, texts: Sequence[str]) -> list[Forms]:
    """Return what a clause must name one of: what is quoted, what is joined, else the rarest name in the question."""
    quoted = [match[1] for match in _WORDS.pattern("all.quoted").finditer(question.read)]
    if quoted:
        return [(name,) for name in quoted if any(name in text for text in texts)]
    runs = list(_runs(question.read))
    meanings = dict(question.words.meanings)
    found = [name for run in runs for name in _found(run, texts, meanings)]
    if not found:
        return []
    if len(runs) > 1 and _WORDS.pattern("all.joined").search(question.read):
        return [forms for _, forms in found]
    return [max(found, key=lambda name: (rarity(name[0]), len(name[0])))[1]]


def _runs(text: str) -> Iterator[str]:
    """Yield the stretches of a question that may name something, without words of asking and of time."""
    for year in reversed(year_spans(text)):
        text = f"{text[: year.start]} {text[year.end :]}"
    topic = read_search_words(text, ()).topic
    for word in _WORDS.words("empty"):
        topic = topic.replace(word, " ")
    for run in re.split(r"[\W_]+|[和与及跟或的了把给在是有都]", topic):
        if len(run) > 1:
            yield run


def _found(run: str, texts: Sequence[str], meanings: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Forms]]:
    """Yield the longest names of a stretch that the report has, or has other words for."""
    spans = word_spans(run)
    start = 0
    while start < len(spans):
        for end in range(min(len(spans), start + _LONGEST_NAME), start, -1):
            name = run[spans[start][0] : spans[end - 1][1]]
            forms = (name, *meanings.get(name, ()))
            if len(name) > 1 and any(form in text for form in forms for text in texts):
                yield name, forms
                start = end
                break
        else:
            start += 1
