"""Answers to questions with structure (parts, sides, counts, lists, sums, confirmations) laid beside the gold."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from tqdm import tqdm

from corpus import ReportQAError
from corpus.text.overlap import share, squeeze
from corpus.text.tokens import bigram_set
from corpus.text.units import dimension
from eval.gold import GoldFigure, GoldStructured, StructuredKind
from eval.matching import QUOTE_OVERLAP, FigureCount, count_figures, same_figure, shared_run
from eval.response import FoundFigure, Response
from eval.tables import table

KINDS: tuple[StructuredKind, ...] = get_args(StructuredKind)
# A question and the report it is about in, a response out; a failure is a ReportQAError.
AskReport = Callable[[str, str], Response]
# Relative; a ratio is written with three digits.
_COMPUTED = 0.005
# Share of a part's bigrams that the message must have to name it.
_NAMED = 0.5
# What of the figures returned must be asked for; a heap of figures is no answer.
_PRECISION = 0.5


@dataclass(frozen=True, slots=True)
class ScoredStructure:
    """A question with its response and a score in [0, 1]: of a list its F1, of all others right or wrong."""

    gold: GoldStructured
    response: Response
    score: float

    @property
    def half(self) -> str:
        """Return "development" or "unseen", by the report."""
        return half_of(self.gold.report)


def half_of(report: str) -> str:
    """Return the half that a report belongs to: failures may be read of the development half alone.

    >>> half_of("national_2019"), half_of("national_2022")
    ('development', 'unseen')
    """
    return ("development", "unseen")[zlib.crc32(report.encode()) % 2]


def ask_structured(ask: AskReport, questions: Sequence[GoldStructured], quiet: bool = False) -> list[ScoredStructure]:
    """Ask every question of its report alone."""
    return [_ask(ask, question) for question in tqdm(questions, disable=quiet)]


def _ask(ask: AskReport, gold: GoldStructured) -> ScoredStructure:
    try:
        response = ask(gold.question, gold.report)
    except ReportQAError as error:
        return ScoredStructure(gold, Response.failed(str(error)), 0.0)
    return ScoredStructure(gold, response, score_structure(gold, response))


def score_structure(gold: GoldStructured, response: Response) -> float:
    """Return how right a response is, in [0, 1]; of what no report answers a refusal is right."""
    if not gold.answerable or not response.answered:
        return float(gold.answerable == response.answered)
    return float(_SCORES[gold.kind](gold, response))


def _multi(gold: GoldStructured, response: Response) -> bool:
    """Every figure, or quote where there is none, is there, and every part without an answer is named."""
    found = _stated(gold, response)
    return found and all(_names(response.message, part) for part in gold.missing_parts)


def _compare(gold: GoldStructured, response: Response) -> bool:
    """The figures of both sides are there, and the one that is ahead is the right one."""
    if not _stated(gold, response) or response.computed is None:
        return False
    ahead = response.computed.ahead
    if gold.answer_side == "equal" or ahead is None:
        return gold.answer_side == "equal" and ahead is None
    figure = response.figures[ahead]
    return any(same_figure(figure, side) for side in sides_ahead(gold))


def sides_ahead(gold: GoldStructured) -> list[GoldFigure]:
    """Return the figures that the side which is ahead has: its own, or those of its clause."""
    side = squeeze(gold.answer_side)
    return [figure for figure in gold.figures if squeeze(figure.text) in side]


def _count(gold: GoldStructured, response: Response) -> bool:
    """The number is what was computed, or else the one figure of the answer."""
    if response.computed is not None:
        return response.computed.value == gold.count
    return [figure.value for figure in response.figures] == [gold.count]


def _list(gold: GoldStructured, response: Response) -> float:
    """Return the F1 of the quotes over the gold clauses."""
    quotes = [quote.text for quote in response.quotes]
    recalled = sum(any(shared_run(quote, clause) >= QUOTE_OVERLAP for quote in quotes) for clause in gold.quotes)
    precise = sum(any(shared_run(quote, clause) >= QUOTE_OVERLAP for clause in gold.quotes) for quote in quotes)
    if not recalled or not precise:
        return 0.0
    recall, precision = recalled / len(gold.quotes), precise / len(quotes)
    return 2 * recall * precision / (recall + precision)


def _sum(gold: GoldStructured, response: Response) -> bool:
    """The value that was computed is the right one, in the right unit."""
    wanted, found = gold.computed, response.computed
    if wanted is None or found is None:
        return False
    rates = {"%", "个百分点"}
    units = dimension(wanted.unit) == dimension(found.unit) or {wanted.unit, found.unit} <= rates or not found.unit
    return units and math.isclose(wanted.value, found.value, rel_tol=_COMPUTED)


def _confirmation(gold: GoldStructured, response: Response) -> bool:
    """The message begins with yes or no, whichever is right, and the figure is there."""
    said = "no" if response.message.startswith("不是") else "yes" if response.message.startswith("是") else ""
    return said == gold.polarity and _stated(gold, response)


def _one_figure(gold: GoldStructured, response: Response) -> bool:
    return count_figures(response.figures, gold.figures).exact


def _stated(gold: GoldStructured, response: Response) -> bool:
    """Say whether every gold figure is there, and few others; quotes count where the gold has no figures."""
    if not gold.figures:
        return all(any(shared_run(q.text, clause) >= QUOTE_OVERLAP for q in response.quotes) for clause in gold.quotes)
    counted: FigureCount = count_figures(response.figures, gold.figures)
    return counted.shared == counted.gold and counted.shared >= _PRECISION * counted.returned


def _names(message: str, part: str) -> bool:
    return share(bigram_set(part), bigram_set(message)) >= _NAMED


_SCORES: dict[StructuredKind, Callable[[GoldStructured, Response], float]] = {
    "multi": _multi,
    "compare": _compare,
    "count": _count,
    "list": _list,
    "sum": _sum,
    "yesno_check": _confirmation,
    "target_or_result": _one_figure,
    "none": lambda gold, response: not response.answered,
}


def structured_lines(scored: Sequence[ScoredStructure]) -> list[str]:
    """Return a table of kinds by halves, each with its count, then every failure of the development half."""
    rows = [[kind, *_cells([s for s in scored if s.gold.kind == kind])] for kind in KINDS]
    lines = table(["kind", "development", "n", "unseen", "n"], rows, range(1, 5)).split("\n")
    wrong = (s for s in scored if s.half == "development" and s.score < 1)
    return [*lines, *map(_line, wrong)]


def _cells(scored: Sequence[ScoredStructure]) -> list[str]:
    halves = [[s.score for s in scored if s.half == half] for half in ("development", "unseen")]
    return [cell for half in halves for cell in (f"{sum(half) / len(half):.3f}" if half else "–", str(len(half)))]


def _line(scored: ScoredStructure) -> str:
    gold, response = scored.gold, scored.response
    figures = "、".join(map(_text, response.figures))
    wanted = [figure.text for figure in gold.figures]
    asked = f"{gold.id} {gold.kind} {scored.score:.2f} {gold.question}"
    said = f"answered {response.answered} [{figures}] {response.message}"
    return f"{asked}\n    gold {wanted} {gold.answer_side}{gold.computed or ''}{gold.missing_parts or ''}\n    {said}"


def _text(figure: FoundFigure) -> str:
    return figure.text
