"""All that the cross-encoder learns from, counted: gold questions, near misses, questions made by rule, claims."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import CorpusError, Library, Report
from eval.learn.cross_encoder.candidates import find_candidates
from eval.learn.cross_encoder.claims import ClaimExample, claim_examples
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.gold import gold_examples
from eval.learn.cross_encoder.made import made_examples
from eval.learn.cross_encoder.near_miss import NearMisses
from eval.learn.cross_encoder.recipe import Recipe
from eval.learn.cross_encoder.segmented import SegmentedReport
from eval.learn.cross_encoder.word_exchange import WordExchange
from eval.learn.cross_encoder.word_search import WordSearch
from eval.learn.training_claims import read_pointed_claims
from eval.learn.training_questions import ALL_POINTED, read_pointed
from eval.sets import SHIPPED
from index.encoder import Encoder
from index.encoder.builtin import Unigram


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the texts are.

    Attributes:
        folder: of the reports that questions and claims are about.
        further: folders of reports that questions are made from by rule alone; a file there that cannot be read is left
            out.
        held_out: places; a report whose id has one of them is not learned from.
    """

    folder: Path
    further: tuple[Path, ...] = ()
    held_out: tuple[str, ...] = ()

    def learns_from(self, report: str) -> bool:
        """Tell whether a report is learned from; the shipped one never is."""
        return report != SHIPPED and not any(place in report for place in self.held_out)


@dataclass(frozen=True, slots=True)
class TrainingData:
    """What is learned from.

    Attributes:
        epochs: the questions of each.
        claims: come round as often as there is room.
        reports: those that both are about, by id.
        left_out: what could not be used, a line each.
    """

    epochs: Sequence[Sequence[Example]]
    claims: Sequence[ClaimExample]
    reports: Mapping[str, SegmentedReport] = field(repr=False)
    left_out: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Say how many examples of which kind there are in an epoch, and what was left out; a line each."""
        for kind, count in sorted(Counter(example.kind for example in self.epochs[0]).items()):
            yield f"{count:6} questions  {kind}"
        for verdict, count in sorted(Counter(claim.verdict for claim in self.claims).items()):
            yield f"{count:6} claims     {verdict}"
        yield from self.left_out


def collect(
    sources: Sources, tokenizer: Unigram, encoder: Encoder | None, recipe: Recipe, quiet: bool = False
) -> TrainingData:
    """Make all examples of a run.

    Args:
        sources: where the texts are.
        tokenizer: of the model.
        encoder: what candidates are searched with.
        recipe: how many of which kind.
        quiet: no progress bar.

    Raises:
        UnavailableError: a report is missing, or is not the one that a question or claim was written over.
        DatasetError: the data cannot be read.
    """
    questions = [
        question for path in ALL_POINTED for question in read_pointed(path) if sources.learns_from(question.report)
    ]
    claims = [claim for claim in read_pointed_claims() if sources.learns_from(claim.report)]
    asked = {question.report for question in questions} | {claim.report for claim in claims}
    loaded, left_out = _load(sources, asked)
    reports = {report.id: SegmentedReport.of(report, tokenizer) for report in loaded}
    candidates = find_candidates(questions, reports, encoder, quiet)
    gold = gold_examples(questions, reports, candidates, sources.folder)
    settled = claim_examples(claims, reports, sources.folder)
    lost = [(len(questions) - len(gold), "questions"), (len(claims) - len(settled), "claims")]
    left_out += [f"left out: {count} {what} whose answer stands in no paragraph" for count, what in lost if count]
    exchange = WordExchange.of(reports.values())
    misses = {name: NearMisses(report, WordSearch(report), exchange) for name, report in reports.items()}
    epochs = [_epoch(gold, misses, recipe, random.Random(f"{recipe.seed} {epoch}")) for epoch in range(recipe.epochs)]
    return TrainingData(epochs, settled, reports, tuple(left_out))


def _epoch(
    gold: Sequence[Example], misses: Mapping[str, NearMisses], recipe: Recipe, chance: random.Random
) -> list[Example]:
    """Return the gold questions, near misses of some, and as many questions made by rule."""
    missed = (
        misses[example.report].of(example, chance)
        for example in gold
        if example.answerable and chance.random() < recipe.near_misses
    )
    return [*gold, *filter(None, missed), *made_examples(misses, recipe.made, chance)]


def _load(sources: Sources, asked: set[str]) -> tuple[list[Report], list[str]]:
    """Load the reports that are asked about, and those of the further folders that can be read."""
    library = Library((sources.folder,))
    reports, left_out = [library.load(name) for name in sorted(asked)], list[str]()
    for folder in sources.further:
        further = Library((folder,))
        for name in further.ids():
            if name in asked or not sources.learns_from(name):
                continue
            try:
                reports.append(further.load(name))
            except CorpusError as error:
                left_out.append(f"left out: {error}")
    return reports, left_out
