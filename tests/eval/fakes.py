"""A tiny set of questions and systems whose answers are literal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus import ReportQAError
from eval.gold import GoldEvidence, GoldFigure, GoldQuestion
from eval.response import FoundFigure, FoundPassage, FoundQuote, Response
from eval.sets import QuestionSet, SourcePassage

TEXTS = ("甲乙市政府工作报告", "新增就业 5万人以上,粮食产量 60万吨。", "改造小区300个。", "新建公园7座,道路12公里。")
PASSAGES = tuple(SourcePassage("r", number, text) for number, text in enumerate(TEXTS, 1))


def gold(text: str, value: float, unit: str, comparator: str = "=") -> GoldFigure:
    return GoldFigure(text, value, unit, comparator)


QUESTIONS = (
    GoldQuestion(
        "q1",
        "多少人就业",
        True,
        (GoldEvidence("新增就业5万人以上"),),
        (gold("5万人", 50000, "人", ">="),),
        type="figure",
    ),
    GoldQuestion(
        "q2", "改造多少小区", True, (GoldEvidence("改造小区300个"),), (gold("300个", 300, "个"),), type="figure"
    ),
    GoldQuestion("q3", "公园和道路", True, (GoldEvidence("新建公园7座"),), (), type="list", style="terse"),
    GoldQuestion("q4", "地铁何时开通", False, type="unanswerable"),
    GoldQuestion("q5", "机场在哪里", False, type="unanswerable"),
)
SET = QuestionSet("tiny", QUESTIONS)


def passages(*numbers: int) -> tuple[FoundPassage, ...]:
    return tuple(FoundPassage("r", n, TEXTS[n - 1], 10.0 - rank) for rank, n in enumerate(numbers))


def quote(number: int, text: str) -> FoundQuote:
    return FoundQuote("r", number, text)


def figure(text: str, value: float, unit: str, comparator: str = "=") -> FoundFigure:
    return FoundFigure(text, value, None, unit, comparator)


def said(answered: bool, confidence: float, *found: tuple, reason: str = "", took_ms: float = 0.0) -> Response:
    """A response with up to three of passages, quotes and figures."""
    return Response(answered, confidence, *found, *[()] * (3 - len(found)), "", reason, took_ms)


# What a system that is right says to each question.
RIGHT: dict[str, Response] = {
    "q1": said(True, 0.95, passages(2, 3), (quote(2, "新增就业 5万人以上"),), (figure("5万人", 5e4, "人", ">="),)),
    "q2": said(True, 0.95, passages(3, 2), (quote(3, "改造小区300个。"),), (figure("300个", 300, "个"),)),
    "q3": said(True, 0.95, passages(4, 2), (quote(4, "新建公园7座"),)),
    "q4": said(False, 0.95, passages(4, 2), reason="not_mentioned"),
    "q5": said(False, 0.95, passages(4, 3), reason="not_mentioned"),
}


@dataclass
class FakeSystem:
    """Says what it was told to, by the question's text; what it was not told fails."""

    responses: Mapping[str, Response]
    name: str = "fake"
    settings: Mapping[str, str] = field(default_factory=lambda: {"encoder": "fake"})
    passages: Sequence[SourcePassage] = PASSAGES

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        name = next(gold.id for gold in QUESTIONS if gold.question == question)
        if name not in self.responses:
            raise ReportQAError("no answer")
        return replace(self.responses[name], passages=self.responses[name].passages[:top_k])


def changed(change: Callable[[Response], Response]) -> FakeSystem:
    """A system that was right until one thing broke."""
    return FakeSystem({name: change(response) for name, response in RIGHT.items()})
