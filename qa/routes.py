"""The ways to an answer, in the order in which they are tried; a new kind of question is a file and a word here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from corpus.budget import spend
from qa.answering.by_clause import by_clause
from qa.answering.by_confirmation import by_confirmation
from qa.answering.by_count import by_count
from qa.answering.by_figures import by_figures
from qa.answering.by_proportion import by_proportion
from qa.answering.by_topic import by_topic
from qa.answering.byline import by_byline
from qa.answering.draft import Draft
from qa.answering.enumeration import by_enumeration
from qa.answering.figure_list import by_figure_list
from qa.answering.mention import by_mention
from qa.answering.search import Search
from qa.comparing.by_change import by_change
from qa.comparing.by_operation import by_operation
from qa.comparing.comparison import by_comparison
from qa.comparing.left_open import by_every_place
from qa.comparing.outcome import by_outcome
from qa.question.reading import Question

Route = Callable[[Question, Search], Draft | None]

# The last one always answers.
ROUTES: tuple[Route, ...] = (
    by_outcome,
    by_comparison,
    by_operation,
    by_change,
    by_confirmation,
    by_every_place,
    by_byline,
    by_mention,
    by_figure_list,
    by_enumeration,
    by_count,
    by_topic,
    by_proportion,
    by_figures,
    by_clause,
)


def first_draft(question: Question, search: Search, routes: Iterable[Route] = ROUTES) -> Draft:
    """Return what the first way finds that finds anything.

    Raises:
        OverBudgetError: it takes longer than the work may.
    """
    for route in routes:
        spend()
        if draft := route(question, search):
            return draft
    raise LookupError("no way leads to an answer; the last one always should")
