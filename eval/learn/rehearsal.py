"""A gold question as the bot meets it: read, searched for in its own report, and compared with what is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus import Figure, Report
from eval.learn.gold import GoldQuestion
from index import Hit, Searcher
from qa.answering.draft import Draft
from qa.answering.figure_features import PASSAGES
from qa.answering.search import Search, Sources
from qa.models import load_models
from qa.question.reading import Question, QuestionReader

FOLDS = 8


@dataclass(frozen=True, slots=True)
class Searched:
    """A gold question, and what was found for it in its report."""

    gold: GoldQuestion
    found: Search

    @property
    def question(self) -> Question:
        """Return the question as it was read."""
        return self.found.question

    @property
    def hits(self) -> list[Hit]:
        """Return the best passages."""
        return self.found.hits


def search(shelf: Sources, reader: QuestionReader, gold: GoldQuestion) -> Searched:
    """Read a gold question and search its own report."""
    return Searched(gold, Search(reader.read(gold.text, [gold.report]), shelf, PASSAGES))


def shelf_of(searcher: Searcher, reports: Sequence[Report], mode: str) -> Sources:
    """Return what questions about some reports are answered from, with the shipped models of a mode."""
    return Sources({report.id: report for report in reports}, (), searcher, load_models(mode), lambda report: ())


def folds(searched: Sequence[Searched]) -> list[int]:
    """Deal questions out into FOLDS by the place of their report: nothing of a place that is measured was learned."""
    places = list(map(place_of_report, searched))
    order = {place: i % FOLDS for i, place in enumerate(sorted(set(places)))}
    return [order[place] for place in places]


def place_of_report(searched: Searched) -> str:
    """Return what the reports of a question's place have in common: their ids without the years."""
    return re.sub(r"\d", "", searched.gold.report)


def is_right(gold: GoldQuestion, finding: Draft) -> bool:
    """Tell whether a finding is the answer: exactly the gold figures, or a quote that shares half with the evidence."""
    if gold.figures:
        found = {(figure.value, figure.unit) for figure in finding.figures}
        return len(found) == len(set(gold.figures)) and all(is_gold(figure, gold) for figure in finding.figures)
    return any(_shares(quote.text, evidence) for quote in finding.quotes for evidence in gold.quotes)


def is_gold(figure: Figure, gold: GoldQuestion) -> bool:
    """Tell whether a figure is one of those that answer."""
    return any(abs(figure.value - value) <= 1e-6 * abs(value) and figure.unit == unit for value, unit in gold.figures)


def _shares(left: str, right: str) -> bool:
    """Tell whether the longest run of both is at least half of the shorter, white space ignored."""
    left, right = "".join(left.split()), "".join(right.split())
    shared = SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size
    return shared * 2 >= min(len(left), len(right))


def inside(part: str, whole: str) -> bool:
    """Tell whether a text holds another, white space ignored."""
    return re.sub(r"\s", "", part) in re.sub(r"\s", "", whole)
