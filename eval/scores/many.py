"""Questions over the reports of many places and years, laid beside their gold and counted by kind (train_multi)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.text.wordfile import read_lines
from eval.gold import GoldFigure, GoldQuestion, TargetVerdict
from eval.matching import quote_hit, same_figure
from eval.response import FoundFigure, Response

DEVELOPMENT = Path(__file__).parents[1] / "data" / "train_multi_development.txt"
# Share of the clauses of a list that its answer must quote.
_LISTED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure(GoldFigure):
    """A figure of the answer, with the report that must state it."""

    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyQuestion(GoldQuestion):
    """A question over many reports.

    Attributes:
        kind: what it is hard for (no_place, trend, ...).
        verdict: what became of the target it asks about.
        missing_parts: what of it no report tells, which the answer must say.
    """

    kind: str
    figures: tuple[ReportedFigure, ...] = ()
    verdict: TargetVerdict | None = None
    missing_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what a system said."""

    gold: ManyQuestion
    response: Response

    @property
    def right(self) -> bool:
        """Say whether the response is right: the refusal, the verdict, every figure of its report, or the quotes."""
        gold, response = self.gold, self.response
        if response.error or response.answered != gold.answerable:
            return False
        if not gold.answerable:
            return True
        if gold.missing_parts and not response.message:
            return False
        if gold.verdict:
            return response.verdict == gold.verdict and _states(response, gold.figures[-1:])
        if gold.figures:
            return _states(response, gold.figures) and len(_distinct(response.figures)) == len(_distinct(gold.figures))
        return self._quoted >= _LISTED

    @property
    def _quoted(self) -> float:
        hits = [quote_hit(self.response.quotes, [evidence]) for evidence in self.gold.evidence]
        return sum(hits) / len(hits)


def ask_all(ask: Callable[[str], Response], questions: Iterable[ManyQuestion]) -> list[Asked]:
    """Ask every question."""
    return [Asked(question, ask(question.question)) for question in questions]


def development_ids() -> frozenset[str]:
    """Return the ids of the half that may be looked at."""
    return frozenset(" ".join(read_lines(DEVELOPMENT)).split())


def count_lines(questions: Sequence[Asked], development: Collection[str]) -> list[str]:
    """Return a row for each kind and for all: how many of each half are right."""
    rows = ["kind            development    unseen"]
    for kind in (*sorted({question.gold.kind for question in questions}), "all"):
        of_kind = [question for question in questions if kind in (question.gold.kind, "all")]
        seen = [question.gold.id in development for question in of_kind]
        halves = (
            [q for q, looked_at in zip(of_kind, seen, strict=True) if looked_at == half] for half in (True, False)
        )
        rows.append(f"{kind:14}" + "".join(f"  {_counted(half):>11}" for half in halves))
    return rows


def failure_lines(questions: Iterable[Asked], development: Collection[str]) -> list[str]:
    """Return what was said to every question of the development half that was answered wrongly."""
    wrong = (question for question in questions if not question.right and question.gold.id in development)
    return [line for question in wrong for line in _failure(question)]


def _failure(question: Asked) -> list[str]:
    gold, response = question.gold, question.response
    wanted = gold.figures or [evidence.quote for evidence in gold.evidence]
    return [
        f"{gold.id} {gold.kind}: {gold.question}",
        f"  gold {gold.verdict or ''} {_written(gold.figures) if gold.figures else wanted}",
        f"  said {response.verdict or ''} {_written(response.figures)} {response.confidence:.2f} {response.answer!r}"
        f" [{response.message}]",
    ]


def _counted(questions: Sequence[Asked]) -> str:
    right = sum(question.right for question in questions)
    return f"{right}/{len(questions)} {right / len(questions):.2f}" if questions else "-"


def _states(response: Response, figures: Sequence[ReportedFigure]) -> bool:
    return all(any(_same(figure, found) for found in response.figures) for figure in figures)


def _same(gold: ReportedFigure, found: FoundFigure) -> bool:
    return gold.report == found.report and (same_figure(gold, found) or gold.text == found.text)


def _distinct(figures: Iterable[ReportedFigure | FoundFigure]) -> Counter[tuple[str, float, str]]:
    return Counter({(figure.report, round(figure.value, 6), figure.unit): 1 for figure in figures})


def _written(figures: Iterable[ReportedFigure | FoundFigure]) -> str:
    return " ".join(f"{figure.report}:{figure.text}" for figure in figures)
