"""Sentences read up to one step of the grammar, so that each step is tested by itself."""

from __future__ import annotations

from pathlib import Path

import corpus.figures
from corpus.figures.comparators import Bounded, read_comparator
from corpus.figures.context import QuantityContext, contexts_of
from corpus.figures.indicators import Discourse, Indicator
from corpus.figures.quantities import find_quantities
from corpus.text.spans import sentences

LEXICON = Path(corpus.figures.__file__).parent / "data" / "figure_words.toml"


def bounded(text: str) -> list[Bounded]:
    return [read_comparator(text, quantity) for quantity in find_quantities(text)[0]]


def contexts(text: str) -> list[QuantityContext]:
    return contexts_of(text, sentences(text), bounded(text))


def discourse(text: str, *names: Indicator) -> Discourse:
    """Return the discourse of the figure that comes after those that have names."""
    placed = contexts(text)
    count = len(names)
    return Discourse(text, placed[count], placed[count - 1] if count else None, names)
