"""The records of an answer; every text in them but the question and the message is a verbatim slice of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus import Figure, Quote, Tense

Outcome = Literal["met", "missed", "not_found"]
Reason = Literal["not_mentioned", "no_figure", "other_place", "other_year", "which_place"]
Verdict = Literal["supported", "contradicted", "not_found"]
Operator = Literal["compare", "difference", "sum", "ratio", "change", "count"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that was found.

    Attributes:
        section: headings above it, joined with " / ".
        score: the fused relevance, higher is better; comparable within one question only.
        highlights: spans of `text` that matched best, in order, not overlapping.
        figures: every figure of the paragraph.
    """

    report: str
    paragraph: int
    section: str
    text: str
    score: float
    highlights: tuple[tuple[int, int], ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """What was computed from an answer's figures, or counted; no report has it.

    Attributes:
        operator: what was done: of a comparison and a difference, the higher value less the lower one.
        unit: of `value`: of the difference of two rates 个百分点, of a ratio 倍 or %, "" for a number of things.
        ahead: the place among the answer's figures of the one that is asked for (更高, 更少); None where there is none.
    """

    operator: Operator
    value: float
    unit: str
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets.

    Attributes:
        answered: False is a refusal: answer None, quotes and figures empty, the nearest passages still there.
        reason: why it was refused; None when answered.
        message: the reason as a Chinese sentence, or a remark about the answer; "" when there is nothing to say.
        confidence: calibrated probability in [0, 1] that the answer is right.
        answer: a verbatim slice of a report.
        took_ms: time inside `ask`, milliseconds.
        verdict: what became of the target that was asked about; None where none was.
        choices: the places that a question which names none may mean (which_place), the likeliest first.
        computed: what the message says was computed from the figures, or counted; None for nothing.
    """

    question: str
    answered: bool
    reason: Reason | None
    message: str
    confidence: float
    answer: str | None
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    took_ms: float
    verdict: Outcome | None = None
    choices: tuple[str, ...] = ()
    computed: Computed | None = None


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """What the reports say of one claim, a sentence of the text that was checked.

    Attributes:
        text: the claim, `checked[start:end]` of the text as it was given.
        verdict: the worst of its parts (contradicted before not_found before supported).
        reason: why, one Chinese sentence.
        figures: the claim's own figures; report "" and paragraph 0 say that their offsets are those of the given text.
        figure_verdicts: the verdict on each of `figures`, in their order.
        report_figures: the reports' figures that they were compared with, each once.
        quotes: the sentences of the reports that the verdict rests on; empty where nothing was found.
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    reason: str
    figures: tuple[Figure, ...]
    figure_verdicts: tuple[Verdict, ...]
    report_figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A text held against the reports.

    Attributes:
        verdict: its worst claim's; not_found if nothing in it can be checked.
        claims: its sentences in order.
        took_ms: time inside `check`, milliseconds.
    """

    verdict: Verdict
    claims: tuple[ClaimCheck, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """What a report says of an indicator in one year: of its goal or its result.

    Attributes:
        year: that the figure speaks of: the report's for a goal, the one before for a result.
        figure: None where the report states none.
        quote: the sentence that states it.
    """

    report: str
    place: str
    year: int | None
    tense: Tense
    figure: Figure | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator over places and years: a row for each place, year, and goal or result, in that order.

    Attributes:
        took_ms: time inside `compare`, milliseconds.
    """

    indicator: str
    rows: tuple[ComparisonRow, ...]
    took_ms: float


@dataclass(frozen=True, slots=True)
class BotInfo:
    """What an open bot answers from.

    Attributes:
        encoder: name of the encoder; "none" when words alone (BM25) find the passages.
        snapshot: name of the index snapshot that is open.
        reports: how many reports it holds.
        paragraphs: how many paragraphs they have.
        figures: how many figures they state.
        notice: a remark for users in Chinese (answers come from word search alone); "" when there is none.
    """

    encoder: str
    snapshot: str
    reports: int
    paragraphs: int
    figures: int
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What became of a target.

    Attributes:
        target: the figure of the earlier report.
        actual: the result that the later report states, or None where none was found.
        confidence: probability in [0, 1] that `actual` speaks of the target's indicator; where none was found, that
            nothing does. It says nothing of whether the target was met.
        due: False where the target is of a later year than the results, which then are not looked for.
    """

    target: Figure
    actual: Figure | None
    verdict: Outcome
    confidence: float
    due: bool = True

    @property
    def status(self) -> str:
        """Return the verdict, or "not_due"."""
        return self.verdict if self.due else "not_due"
