"""What was found for a question, with the texts that every kind of evidence looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus import Figure
from corpus.text.forms import normalise
from corpus.text.spans import touching
from index import Clause, Hit
from qa.answering.figure_choice import ScoredFigure
from qa.question.reading import Question

# Passages in which the question's words are looked for.
_NEAREST = 3


@dataclass(frozen=True)
class Candidates:
    """A question with its best candidates: at least one hit, and its figures, best first."""

    question: Question
    hits: Sequence[Hit]
    figures: Sequence[ScoredFigure]

    @property
    def first(self) -> Hit:
        """Return the best passage."""
        return self.hits[0]

    @cached_property
    def best(self) -> Clause:
        """Return the best clause of the best passage."""
        return self.first.best_clause

    @cached_property
    def clause(self) -> str:
        """Return the text of the best clause in one form."""
        return normalise(self.first.passage.text[self.best.start : self.best.end])

    @cached_property
    def sentence(self) -> str:
        """Return the text of the sentence or sentences around the best clause in one form."""
        around = touching(self.first.passage.sentences, self.best)
        return normalise("".join(sentence.of(self.first.passage.text) for sentence in around))

    @cached_property
    def near(self) -> str:
        """Return the texts of the nearest passages in one form."""
        return normalise("".join(hit.passage.text for hit in self.hits[:_NEAREST]))

    @cached_property
    def clause_figures(self) -> list[Figure]:
        """Return the figures of the best clause."""
        return touching([match.figure for match in self.first.figures], self.best)

    def around(self, scored: ScoredFigure) -> str:
        """Return a figure's indicator and the clauses it stands in."""
        text = self.hits[scored.hit].passage.text
        return scored.figure.indicator + "".join(text[c.start : c.end] for c in self.clauses_of(scored))

    def clauses_of(self, scored: ScoredFigure) -> list[Clause]:
        """Return the clauses a figure stands in."""
        return touching(self.hits[scored.hit].clauses, scored.figure)

    def similarity_of(self, scored: ScoredFigure) -> float:
        """Return the cosine of the question with a figure's indicator; 0 without an encoder."""
        matches = self.hits[scored.hit].figures
        return next(match.similarity for match in matches if match.figure.id == scored.figure.id)
