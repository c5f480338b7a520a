"""A gold question as the bot meets it: read, searched for in its own report, and compared with what is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Figure
from index import Hit, Query, Searcher
from index.gold import GoldQuestion
from qa.directory import Directory
from qa.figure_features import PASSAGES
from qa.finding import Finding
from qa.question import Question, parse
from qa.scope import Scope, resolve

FOLDS = 8


@dataclass(frozen=True, slots=True)
class Searched:
    """A gold question, what it asks for, and what was found in its report."""

    gold: GoldQuestion
    question: Question
    query: Query
    hits: list[Hit]
    scope: Scope


def search(searcher: Searcher, directory: Directory, gold: GoldQuestion) -> Searched:
    """Read a gold question and search its own report."""
    question = parse(gold.text)
    scope = resolve(question.text, directory, [gold.report])
    query = searcher.query(scope.text)
    return Searched(gold, question, query, searcher.search(query, PASSAGES, scope.reports, scope.priors), scope)


def folds(searched: Sequence[Searched]) -> list[int]:
    """Deal questions out into FOLDS by the place of their report: nothing of a place that is measured was learned."""
    places = [re.sub(r"\d", "", each.gold.report) for each in searched]
    order = {place: i % FOLDS for i, place in enumerate(sorted(set(places)))}
    return [order[place] for place in places]


def is_right(gold: GoldQuestion, finding: Finding) -> bool:
    """Tell whether a finding is the answer: exactly the gold figures, or a span that holds or lies in the evidence."""
    if gold.figures:
        found = {(figure.value, figure.unit) for figure in finding.figures}
        return len(found) == len(set(gold.figures)) and all(is_gold(figure, gold) for figure in finding.figures)
    return any(inside(finding.text, quote) or inside(quote, finding.text) for quote in gold.quotes)


def is_gold(figure: Figure, gold: GoldQuestion) -> bool:
    """Tell whether a figure is one of those that answer."""
    return any(abs(figure.value - value) <= 1e-6 * abs(value) and figure.unit == unit for value, unit in gold.figures)


def inside(part: str, whole: str) -> bool:
    """Tell whether a text holds another, white space ignored."""
    return re.sub(r"\s", "", part) in re.sub(r"\s", "", whole)
