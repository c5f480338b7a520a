"""Our bot with one part switched off: what each part is worth.

The weights of the rest stay as they were fitted; what stands in for a part is the least that still answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from eval.systems.names import PARTS
from index import SearchWords, Snapshot
from index.selection import Column, Selection
from index.signals import Signals
from index.vectors import Vectors
from qa.answering import clause_choice, figure_features, figure_set
from qa.answering.clause_choice import ClauseWeights
from qa.answering.enumeration import by_enumeration
from qa.answering.figure_choice import FigureWeights
from qa.judging.features import NAMES
from qa.judging.question_prior import QuestionPrior
from qa.linear import Linear
from qa.models import Models
from qa.parts import BotParts
from qa.question.directory import Directory
from qa.question.scope import Scope
from qa.question.spelling import AsWritten
from qa.question.when import When

# Scaled cosine (qa/judging/features/coverage.py) that tells questions_dev's answerable questions best from the others.
_BOUND = 0.57


class Source(Protocol):
    """What scores the passages of a snapshot."""

    def of(self, words: SearchWords, vector: Vectors | None, selection: Selection) -> Signals:
        """Score the chosen passages in every way."""

    def indicator_vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """Return the vectors of some figures' indicators."""


class Without:
    """A source whose signals of some names say nothing: zeros weigh nothing, whatever the weight."""

    def __init__(self, source: Source, prefixes: tuple[str, ...]) -> None:
        self._source = source
        self._prefixes = prefixes

    def of(self, words: SearchWords, vector: Vectors | None, selection: Selection) -> Signals:
        """Return the signals, silenced."""
        signals = self._source.of(words, vector, selection)
        return replace(
            signals,
            passages={name: self._silenced(name, column) for name, column in signals.passages.items()},
            clauses={name: self._silenced(name, column) for name, column in signals.clauses.items()},
            indicators=self._silenced("dense_indicator", signals.indicators),
        )

    def indicator_vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """Return them as they are: figures are compared by them, not found."""
        return self._source.indicator_vectors(rows)

    def _silenced(self, name: str, column: Column) -> Column:
        return np.zeros_like(column) if name.startswith(self._prefixes) else column


def without(snapshot: Snapshot, part: str) -> Snapshot:
    """Return the snapshot with the signals of one of PARTS switched off."""
    signals = PARTS[part].signals
    return replace(snapshot, source=Without(snapshot.source, signals)) if signals else snapshot  # type: ignore[arg-type]


def ablated(parts: BotParts, part: str) -> BotParts:
    """Return the parts of a bot with one of PARTS switched off, if it is one of the bot's and not of its search."""
    return _ABLATIONS[part](parts) if part in _ABLATIONS else parts


def _no_synonyms(parts: BotParts) -> BotParts:
    return replace(parts, reader=replace(parts.reader, synonyms=()))


def _as_written(parts: BotParts) -> BotParts:
    return replace(parts, reader=replace(parts.reader, spelling=AsWritten()))


def _no_scope(parts: BotParts) -> BotParts:
    return replace(parts, reader=replace(parts.reader, scoping=_everywhere))


def _everywhere(read: str, when: When, directory: Directory, reports: Collection[str] | None) -> Scope:
    """Look in every report: place and year are words among others."""
    return Scope(tuple(directory.reports if reports is None else reports))


def _no_enumeration(parts: BotParts) -> BotParts:
    return replace(parts, routes=tuple(route for route in parts.routes if route is not by_enumeration))


def _first_of_best_clause(models: Models) -> Models:
    none = np.zeros_like(models.figures.following), np.zeros_like(models.figures.read_following)
    features = figure_features.FEATURES
    read = _alone("clause", (*features, *figure_set.READ_FEATURES))
    return replace(models, figures=FigureWeights(_alone("clause", features), none[0], read, none[1]))


def _one_figure(models: Models) -> Models:
    none = np.zeros_like(models.figures.following), np.zeros_like(models.figures.read_following)
    return replace(models, figures=FigureWeights(models.figures.first, none[0], models.figures.read_first, none[1]))


def _best_clause(models: Models) -> Models:
    names = clause_choice.FEATURES, (*clause_choice.FEATURES, *clause_choice.READ_FEATURES)
    return replace(models, clauses=ClauseWeights(*(_alone("clause", own) for own in names)))


def _no_prior(models: Models) -> Models:
    return replace(models, prior=QuestionPrior(Linear({}, models.prior.model.intercept)))


def _never_doubt(models: Models) -> Models:
    return replace(models, judge=replace(models.judge, threshold=0.0, after=None))


def _similarity_alone(models: Models) -> Models:
    weights = dict(zip(NAMES, _alone("coverage.similarity", NAMES).tolist(), strict=True))
    return replace(
        models, judge=replace(models.judge, answerable_model=Linear(weights, -_BOUND), threshold=0.5, after=None)
    )


def _no_reading(parts: BotParts) -> BotParts:
    return replace(parts, sources=replace(parts.sources, close_reader=None))


def _modelled(change: Callable[[Models], Models]) -> Callable[[BotParts], BotParts]:
    """Turn a change of the models into one of the parts."""
    return lambda parts: replace(parts, sources=replace(parts.sources, models=change(parts.sources.models)))


def _alone(feature: str, features: Sequence[str]) -> NDArray[np.float64]:
    return np.array([float(name == feature) for name in features])


_ABLATIONS: dict[str, Callable[[BotParts], BotParts]] = {
    "synonyms": _no_synonyms,
    "spelling": _as_written,
    "scope": _no_scope,
    "figure-choice": _modelled(_first_of_best_clause),
    "further-figures": _modelled(_one_figure),
    "spans": _modelled(_best_clause),
    "enumerations": _no_enumeration,
    "reading": _no_reading,
    "precedent": _modelled(_no_prior),
    "judge": _modelled(_never_doubt),
    "judge-but-similarity": _modelled(_similarity_alone),
}
