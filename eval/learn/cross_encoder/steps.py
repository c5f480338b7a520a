"""Steps of training: which questions and claims are computed together, laid out as pairs with what they should give."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from eval.gold import CLAIM_VERDICTS
from eval.learn.cross_encoder.claims import ClaimExample
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import OTHER, UNTAUGHT
from eval.learn.cross_encoder.segmented import SegmentedReport
from index.cross_encoder import Pair
from index.encoder.builtin import Unigram

# How often a question is shown with blanks.
_BLANKED = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """A pair and what it should give.

    Attributes:
        question: the number of its question in the step; None for a claim.
        clauses, figures: their marks.
        verdict: of a claim, by its number in CLAIM_VERDICTS.
    """

    pair: Pair
    question: int | None = None
    clauses: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    verdict: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Rows that are computed together, and of each question whether it has an answer."""

    rows: tuple[Row, ...]
    answerable: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a step is put together of, before it is laid out: `seed` draws what is shown of it."""

    examples: Sequence[Example]
    claims: Sequence[ClaimExample]
    seed: int


def assemblies(
    epochs: Sequence[Sequence[Example]], claims: Sequence[ClaimExample], questions: int, beside: int, seed: int
) -> Iterator[Assembly]:
    """Yield all steps of a run.

    Args:
        epochs: the examples of each, which are shuffled.
        claims: come round as often as there is room for them.
        questions: of a step.
        beside: claims of a step.
        seed: of the order.
    """
    chance = random.Random(seed)
    order = [example for epoch in epochs for example in chance.sample(epoch, len(epoch))]
    turn = _in_turn(claims, chance)
    for start in range(0, len(order), questions):
        some = [next(turn) for _ in range(beside if claims else 0)]
        yield Assembly(order[start : start + questions], some, chance.randrange(1 << 30))


def _in_turn(claims: Sequence[ClaimExample], chance: random.Random) -> Iterator[ClaimExample]:
    while True:
        yield from chance.sample(claims, len(claims))


@dataclass(frozen=True, slots=True)
class StepMaker:
    """Lays steps out.

    Attributes:
        negatives: segments beside one that answers.
        blank: share of a question's tokens that are left out in half of the pairs.
    """

    tokenizer: Unigram
    reports: Mapping[str, SegmentedReport] = field(repr=False)
    negatives: int
    blank: float

    def step(self, assembly: Assembly) -> Step:
        """Choose the segments that each question is shown with, and lay the pairs out."""
        chance = random.Random(assembly.seed)
        rows = [
            row for number, example in enumerate(assembly.examples) for row in self._question(number, example, chance)
        ]
        rows += [self._claim(claim, chance) for claim in assembly.claims]
        return Step(tuple(rows), tuple(example.answerable for example in assembly.examples))

    def _question(self, number: int, example: Example, chance: random.Random) -> Iterator[Row]:
        segments = self.reports[example.report].segments
        for key in example.shown(self.negatives, chance):
            segment, figures = segments[key].segment, segments[key].figures
            pair = Pair.of(self.tokenizer, example.question, segment, figures)
            clause_marks = example.labels.clauses.get(key, (OTHER,) * len(segment.clauses))
            figure_marks = example.labels.figures.get(key, (OTHER,) * len(figures))
            yield Row(self._blanked(pair, chance), number, clause_marks, figure_marks)

    def _claim(self, claim: ClaimExample, chance: random.Random) -> Row:
        pair = self._blanked(Pair.of(self.tokenizer, claim.claim, claim.segment), chance)
        return Row(pair, clauses=(UNTAUGHT,) * len(pair.clauses), verdict=CLAIM_VERDICTS.index(claim.verdict))

    def _blanked(self, pair: Pair, chance: random.Random) -> Pair:
        """Leave some of the question's tokens out, so that no single word decides."""
        if chance.random() < _BLANKED:
            return pair
        end = pair.tokens.index(self.tokenizer.eos)
        question = [self.tokenizer.unk if chance.random() < self.blank else token for token in pair.tokens[1:end]]
        return replace(pair, tokens=(pair.tokens[0], *question, *pair.tokens[end:]))
