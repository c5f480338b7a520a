"""What stands in for a part of the bot while it is switched off: the least that still answers."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from corpus.text.forms import normalise
from eval.response import Response
from eval.systems.bot import BotSystem
from index import Query
from qa.answering import clause_choice
from qa.answering.enumeration import Enumeration
from qa.answering.figure_choice import load_weights
from qa.answering.figure_features import FEATURES
from qa.answering.figure_set import NEXT_FEATURES
from qa.bot import Bot
from qa.judging.confidence import Judge, load_judge
from qa.judging.features import NAMES
from qa.judging.question_prior import Precedent, load_precedent
from qa.linear import Linear
from qa.question.directory import Directory
from qa.question.scope import Scope
from qa.question.spelling import Spelled
from qa.question.wants import Question

# Scaled cosine (qa/judging/features/coverage.py) that tells questions_dev's answerable questions best from the others.
_BOUND = 0.57


class SubstitutedSystem(BotSystem):
    """A bot that asks with substitutes in the place of some of its functions, one question at a time."""

    _one_at_a_time = threading.Lock()

    def __init__(self, bot: Bot, name: str, substitutes: Mapping[str, str]) -> None:
        super().__init__(bot, name)
        self._substitutes = substitutes

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Ask the bot; its errors pass through."""
        with self._one_at_a_time, substituted(self._substitutes):
            return super().ask(question, top_k, reports)


@contextmanager
def substituted(substitutes: Mapping[str, str]) -> Iterator[None]:
    """Put functions of this file in the place of others, by their full names, until the block is left."""
    with ExitStack() as stack:
        for target, name in substitutes.items():
            module, _, function = target.rpartition(".")
            stack.enter_context(patch.object(importlib.import_module(module), function, globals()[name]))
        yield


class AsWritten:
    """Mend nothing."""

    def __init__(self, texts: Iterable[str]) -> None:
        del texts

    def read(self, question: str) -> Spelled:
        """Return the question."""
        return Spelled(question)


def no_synonyms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Know no everyday word."""
    return ()


def everywhere(question: str, directory: Directory, chosen: Collection[str] | None = None) -> Scope:
    """Look in every report, for every word of the question."""
    return Scope(tuple(directory.reports if chosen is None else chosen), normalise(question))


def first_of_best_clause(name: str) -> NDArray[np.float64]:
    """Weigh a figure by the score of its clause alone, and let none follow."""
    return one_figure(name) if name == "next" else _alone("clause", FEATURES)


def one_figure(name: str) -> NDArray[np.float64]:
    """Weigh the first figure as it was fitted, and let none follow."""
    return np.zeros(len(NEXT_FEATURES)) if name == "next" else load_weights(name)


def best_clause() -> NDArray[np.float64]:
    """Weigh a clause by its score alone."""
    return _alone("clause", clause_choice.FEATURES)


def no_enumeration(
    question: Question, query: Query, found: Sequence[Enumeration], tense: str | None, best: str
) -> None:
    """Find no enumeration."""


def no_precedent() -> Precedent:
    """Know nothing of how questions are worded but how many of all are answered."""
    return Precedent(Linear({}, load_precedent().model.intercept))


def never_doubt(mode: str) -> Judge:
    """Find everything answerable."""
    judge = load_judge(mode)
    return Judge(judge.answerable_model, judge.right_model, 0.0, judge.barred)


def similarity_alone(mode: str) -> Judge:
    """Find answerable what a clause is near enough to."""
    judge, weights = load_judge(mode), dict(zip(NAMES, _alone("coverage.similarity", NAMES), strict=True))
    return Judge(Linear(weights, -_BOUND), judge.right_model, 0.5, judge.barred)


def _alone(feature: str, features: Sequence[str]) -> NDArray[np.float64]:
    return np.array([float(name == feature) for name in features])
