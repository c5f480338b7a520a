"""Who gave a report, and when: a question about the report itself, answered by the line under its title."""

from __future__ import annotations

from corpus import Report, Slice
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.question.reading import Question


def by_byline(question: Question, search: Search) -> Draft | None:
    """Return the line that says who gave the report, and when, if that is asked; None where the report has none."""
    if not question.wants.byline or question.lacking:
        return None
    lines = byline_of(search.sources.reports[question.scope.reports[0]])
    return Draft(lines, whole=True, in_scope=True) if lines else None


def byline_of(report: Report) -> tuple[Slice, ...]:
    """Return the title line or lines that name the speaker and the day."""
    titles = [paragraph for paragraph in report.paragraphs if paragraph.role == "title"]
    facts = [word for word in (report.speaker, report.date[:4]) if word]
    whole = [title for title in titles if all(word in title.text for word in facts)][:1]
    telling = whole or [title for title in titles if any(word in title.text for word in facts)]
    return tuple(Slice(title, 0, len(title.text)) for title in telling) if facts else ()
