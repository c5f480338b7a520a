"""Why a question is refused: place or year are not there, the topic is without the number, or nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Figure, Slice
from corpus.text.forms import normalise
from corpus.text.time import named_plans
from corpus.text.tokens import words
from corpus.text.wordfile import WordFile
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.judging.features import AnswerFeatures
from qa.question.reading import Question
from qa.question.targets import Missing
from qa.question.wants import ASKING
from qa.question.when import is_mean
from qa.records import Reason

_SENTENCES = WordFile(Path(__file__).parent.parent / "data" / "reasons.toml")
# The topic is there where the nearest passages have at least this share of the question's words, weighed by rarity.
_THERE = 0.5
# Share of the judge's threshold that one of several questions must reach, if its answer has this share of its words.
_OF_A_PART, _MOST_WORDS = 0.4, 0.6


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with its Chinese sentence, and how likely it is right to refuse: a probability in [0, 1].

    Attributes:
        choices: the places that may be meant, where it is not said which.
    """

    reason: Reason
    message: str
    confidence: float
    choices: tuple[str, ...] = ()


def refuse(question: Question, draft: Draft, search: Search, part: bool = False) -> Refusal | None:
    """Return why a draft is no answer: nothing is asked, it speaks of something else, or is unlikely; None if it is.

    `part`: the question is one of several, shorter than those that the judge learned from; where the answer has the
    words that it names, less is enough.
    """
    judge = search.sources.models.judge
    if not (draft.in_scope or question.has_topic):
        return Refusal("not_mentioned", _SENTENCES.table("nothing_asked"), 1.0)
    if not draft.in_scope and (missing := out_of_scope(question, draft)):
        return Refusal(missing.reason, missing.message, judge.barred)
    if draft.lacking:
        return Refusal("no_figure", draft.lacking, judge.barred)
    in_its_words = part and _has_the_words(question, draft)
    if part and not (draft.figures or draft.whole or in_its_words):
        return Refusal("not_mentioned", _SENTENCES.table("not_mentioned"), judge.barred)
    least = judge.least(search.evidence) * (_OF_A_PART if in_its_words else 1)
    if draft.whole or (answerable := judge.answerable(search.evidence)) >= least:
        return None
    reason = unsupported(search.evidence)
    return Refusal(reason, _SENTENCES.table(reason), 1 - answerable)


def out_of_scope(question: Question, draft: Draft) -> Missing | None:
    """Return why a draft cannot answer: it speaks of another place, year or kind of figure; None if it can."""
    return (
        question.lacking
        or question.beside
        or _unnamed(question, draft)
        or _unranked(question, draft)
        or _other_plan(question, draft)
        or _unstated(question, draft.figures)
    )


def _has_the_words(question: Question, draft: Draft) -> bool:
    """Tell whether the sentences of a draft have most of the words that a question names, or other words for them."""
    text = normalise("".join(quote.text for quote in draft.quotes))
    named = question.words.forms(word for word in words(question.words.topic) if len(word) > 1)
    return sum(any(form in text for form in forms) for forms in named) >= _MOST_WORDS * max(len(named), 1)


def unsupported(evidence: AnswerFeatures) -> Reason:
    """Return what is not there for a question that the evidence does not support."""
    topic = 1 - evidence.coverage.missing >= _THERE
    return "no_figure" if evidence.asking.numeric and topic else "not_mentioned"


def _unnamed(question: Question, draft: Draft) -> Missing | None:
    """Return what is missing where neither the sentence nor the table's headings name the place or year asked for."""
    text = "".join((*(quote.text for quote in draft.quotes), *_headings(draft)))
    return next((required.otherwise for required in question.scope.required if not required.met(text)), None)


def _headings(draft: Draft) -> Iterator[str]:
    """Yield what the headings of a table say of the time of the figures that were found in its rows."""
    for row, number in ((part.paragraph.row, part.paragraph.number) for part in draft.slices):
        starts = {figure.start for figure in draft.figures if figure.paragraph == number}
        for cell in row.cells if row else ():
            if any(cell.start <= start < cell.end for start in starts):
                yield from cell.times


def _other_plan(question: Question, draft: Draft) -> Missing | None:
    """Return what is missing where figures of one five-year plan are asked for and all found are of another's time."""
    asked = named_plans(question.read)
    if not asked or not draft.figures or any(asked & found or not found for found in map(_plans_around, draft.slices)):
        return None
    return Missing("other_year", "报告没有给出所问的五年规划时期的这个数字。")


def _plans_around(stretch: Slice) -> frozenset[tuple[int, int]]:
    """Return the plans that a sentence names, else those of the headings above it, the nearest first."""
    texts = (stretch.sentence.text, *reversed(stretch.paragraph.section))
    return next(filter(None, (named_plans(normalise(text)) for text in texts)), frozenset())


def _unranked(question: Question, draft: Draft) -> Missing | None:
    """Return what is missing where it is asked who ranks where and nothing that was found says so (居全省前列)."""
    if not question.wants.rank or draft.figures or ASKING.pattern("rank.answered").search(draft.text):
        return None
    return Missing("no_figure", "报告提到了这件事，但没有给出名次。")


def _unstated(question: Question, figures: Sequence[Figure]) -> Missing | None:
    """Return what is missing where every figure found speaks of another time, or none of the kind asked for."""
    if not figures:
        return None
    years, tense = question.scope.years, question.scope.tense
    named = "、".join(map(str, years)) + "年" if years else ""
    if years and all(figure.year is not None and figure.year not in years for figure in figures):
        return Missing("other_year", f"报告没有给出{named}的这个数字；最接近的是{figures[0].year}年的。")
    if question.when.firmly and all(figure.tense != tense for figure in figures):
        kind = "目标" if tense == "target" else "实际结果"
        return Missing("no_figure", f"报告提到了这件事，但没有给出{named}的{kind}。")
    if len(years) == 1 and all(map(is_mean, figures)) and not question.when.mean:
        return Missing("no_figure", f"报告没有给出{named}当年的这个数字，只给出了几年的年均数：{figures[0].text}。")
    return None
