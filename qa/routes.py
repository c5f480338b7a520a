"""The ways to an answer, in the order in which they are tried; a new kind of question is a file and a word here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qa.answering.by_clause import clause
from qa.answering.by_figures import figures
from qa.answering.byline import byline
from qa.answering.draft import Draft
from qa.answering.enumeration import enumeration
from qa.answering.figure_list import figure_list
from qa.answering.mention import by_mention
from qa.answering.search import Search
from qa.comparing.comparison import by_comparison
from qa.question.reading import Question

Route = Callable[[Question, Search], Draft | None]

# The last one always answers.
ROUTES: tuple[Route, ...] = (by_comparison, byline, by_mention, figure_list, enumeration, figures, clause)


def first_draft(question: Question, search: Search, routes: Iterable[Route] = ROUTES) -> Draft:
    """Return what the first way finds that finds anything."""
    return next(draft for route in routes if (draft := route(question, search)))
