"""The answer to a question that compares: a figure for each side, and what they show beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from corpus.text.units import convert
from index import Hit, SearchWords
from qa import display
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.comparing.alignment import ComparedSide, choose_alike, follow_up, search_sides
from qa.comparing.fulfilment import outcome_of
from qa.judging.confidence import Judge
from qa.judging.features import AnswerFeatures, weigh_answer
from qa.matching.indicators import canonical
from qa.question.reading import Question
from qa.question.sides import Side

# Share of the judge's threshold that the sides reach on average; it learned from single questions. Of 14 comparisons of
# questions_multi_dev the least likely reaches 1.0; of 5 of what no report says, the likeliest 0.6.
_OF_A_SIDE = 0.75


def by_comparison(question: Question, search: Search) -> Draft | None:
    """Answer with a figure and a quote for each side, or for each that keeps the bound that is asked about.

    None where fewer than two sides have a figure, or they are unlikely to be what is asked for.
    """
    if not question.sides or question.lacking:
        return None
    sources = search.sources
    rows = choose_alike(search_sides(question, question.sides, sources))
    rows = follow_up(question.words, rows, sources.searcher)
    if sum(row.figure is not None for row in rows) < 2:
        return None
    keeping = keeping_bound(question, rows)
    shown = [row for row in keeping or rows if row.chosen]
    evidence = tuple(
        weigh_answer(question, row.hits, [row.chosen], sources.models.prior) for row in shown if row.chosen
    )
    if not (names_all(question.words, shown) or _likely(evidence, sources.models.judge)):
        return None
    return Draft(
        slices=tuple(row.slice() for row in shown),
        figures=tuple(row.figure for row in shown if row.figure),
        message=conclusion(rows) if keeping is None else bound_conclusion(keeping),
        whole=True,
        in_scope=True,
        evidence=evidence,
        hits=tuple(interleaved(rows)),
    )


def names_all(words: SearchWords, rows: Sequence[ComparedSide]) -> bool:
    """Tell whether the question names the indicator of every figure compared, in one wording (GDP, 经济增长)."""
    text = canonical(words.text)
    return all(canonical(row.figure.indicator) in text for row in rows if row.figure)


def keeping_bound(question: Question, rows: Sequence[ComparedSide]) -> list[ComparedSide] | None:
    """Return the sides that keep the bound of a question (哪些省在5.5%以上), or None where it sets none."""
    bound = question.condition and question.condition.bound
    if bound is None or len({row.side.tense for row in rows}) > 1:
        return None
    return [row for row in rows if row.figure and bound.holds(row.figure)]


def bound_conclusion(keeping: Sequence[ComparedSide]) -> str:
    """Say in Chinese how many sides keep a bound, and which."""
    if not keeping:
        return "没有合乎条件的；下面是各地的数字。"
    return f"合乎条件的有 {len(keeping)} 个：{'；'.join(map(_line, keeping))}。"


def conclusion(rows: Sequence[ComparedSide]) -> str:
    """Say in Chinese what stands beside what, and which is the highest or whether the goal was met."""
    lines = "；".join(map(_line, rows))
    figures = [row.figure for row in rows if row.figure]
    tenses = [row.side.tense for row in rows]
    if len(rows) == len(figures) == 2 and tenses == ["target", "actual"]:
        return f"{lines}。{'已达到目标' if outcome_of(*figures) == 'met' else '没有达到目标'}。"
    return f"{lines}。{_ranked(rows)}"


def interleaved(rows: Sequence[ComparedSide]) -> list[Hit]:
    """Return the passages of all sides, those of the figures compared first, then in turn."""
    stating = [row.hits[row.chosen.hit] for row in rows if row.chosen]
    in_turn = [hit for rank in zip_longest(*(row.hits for row in rows)) for hit in rank if hit]
    by_name: dict[tuple[str, int], Hit] = {}
    for hit in (*stating, *in_turn):
        by_name.setdefault((hit.passage.report, hit.passage.number), hit)
    return list(by_name.values())


def _likely(evidence: Sequence[AnswerFeatures], judge: Judge) -> bool:
    """Tell whether the reports are likely to answer the sides of a comparison, by their mean probability."""
    total = sum(map(judge.answerable, evidence))
    return bool(evidence) and total >= _OF_A_SIDE * judge.threshold * len(evidence)


def _line(row: ComparedSide) -> str:
    side, figure = row.side, row.figure
    head = f"{side.place}{f'{side.year}年' if side.year else ''}{_tense(side)}"
    return f"{head}：{display.bounded(figure)}" if figure else f"{head}：报告没有给出"


def _tense(side: Side) -> str:
    return {"target": "目标", "actual": "实际", None: ""}[side.tense]


def _ranked(rows: Sequence[ComparedSide]) -> str:
    """Say which side has the most and which the least; "" where they do not convert into one unit."""
    stating = [(row.side, row.figure) for row in rows if row.figure]
    values = [convert(figure.value, figure.unit, stating[0][1].unit) for _, figure in stating]
    converted = [value for value in values if value is not None]
    if len(converted) < 2 or len(converted) < len(values):
        return ""
    if max(converted) == min(converted):
        return "数值相同。"
    highest, lowest = (stating[converted.index(end(converted))][0] for end in (max, min))
    return f"最高的是{_name(highest, rows)}，最低的是{_name(lowest, rows)}。"


def _name(side: Side, rows: Sequence[ComparedSide]) -> str:
    """Name a side by what tells it from the others."""
    one_place = len({row.side.place for row in rows}) == 1
    one_year = len({row.side.year for row in rows}) == 1
    return f"{'' if one_place else side.place}{'' if one_year else f'{side.year}年'}"
