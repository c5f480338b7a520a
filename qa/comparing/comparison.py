"""The answer to a question that compares: a figure for each side, and what they show beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from corpus.text.units import convert
from index import Hit
from qa import display
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.comparing.alignment import ComparedSide, choose_alike, is_likely, search_sides
from qa.judging.features import weigh_answer
from qa.question.reading import Question
from qa.question.sides import Side


def by_comparison(question: Question, search: Search) -> Draft | None:
    """Answer with a figure and a quote for each side, or for each that keeps the bound that is asked about.

    None where no side has a figure, or they are unlikely to be what is asked for.
    """
    if not question.sides or question.scope.tense == "both" or question.lacking:
        return None
    sources = search.sources
    rows = choose_alike(search_sides(question, question.sides, sources))
    keeping = keeping_bound(question, rows)
    shown = [row for row in keeping or rows if row.chosen]
    evidence = tuple(
        weigh_answer(question, row.hits, [row.chosen], sources.models.prior) for row in shown if row.chosen
    )
    figures = tuple(row.figure for row in shown if row.figure)
    if not (figures and is_likely(question, figures, evidence, sources.models.judge)):
        return None
    return Draft(
        slices=tuple(row.slice() for row in shown),
        figures=figures,
        message=conclusion(in_order(rows) if "extreme" in question.wants.compares else rows)
        if keeping is None
        else bound_conclusion(keeping),
        whole=True,
        in_scope=True,
        evidence=evidence,
        hits=tuple(interleaved(rows)),
    )


def in_order(rows: Sequence[ComparedSide]) -> list[ComparedSide]:
    """Order sides by their figures, the highest first, and those without one last; as they are if units differ."""
    stating = [row for row in rows if row.figure]
    values = _values(stating)
    order = sorted(range(len(values)), key=lambda i: -values[i])
    return [*(stating[i] for i in order), *(row for row in rows if not row.figure)] if values else list(rows)


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
    """Say in Chinese what stands beside what, and which is the highest."""
    return f"{'；'.join(map(_line, rows))}。{_ranked(rows)}"


def interleaved(rows: Sequence[ComparedSide]) -> list[Hit]:
    """Return the passages of all sides, those of the figures compared first, then in turn."""
    stating = [row.hits[row.chosen.hit] for row in rows if row.chosen]
    in_turn = [hit for rank in zip_longest(*(row.hits for row in rows)) for hit in rank if hit]
    by_name: dict[tuple[str, int], Hit] = {}
    for hit in (*stating, *in_turn):
        by_name.setdefault((hit.passage.report, hit.passage.number), hit)
    return list(by_name.values())


def _line(row: ComparedSide) -> str:
    side, figure = row.side, row.figure
    head = f"{side.place}{f'{side.year}年' if side.year else ''}{_tense(side)}"
    if figure:
        return f"{head}：{display.bounded(figure)}"
    return f"{head}：{'报告没有给出' if side.scope.reports else '没有这份报告'}"


def _tense(side: Side) -> str:
    return {"target": "目标", "actual": "实际", None: ""}[side.tense]


def _ranked(rows: Sequence[ComparedSide]) -> str:
    """Say which sides have the most and which the least; "" where they do not convert into one unit."""
    stating = [row for row in rows if row.figure]
    values = _values(stating)
    if len(values) < 2:
        return ""
    if max(values) == min(values):
        return "数值相同。"
    ends = (
        [row for row, value in zip(stating, values, strict=True) if value == end] for end in (max(values), min(values))
    )
    highest, lowest = ("、".join(_name(row.side, rows) for row in group) for group in ends)
    return f"最高的是{highest}，最低的是{lowest}。"


def _values(stating: Sequence[ComparedSide]) -> list[float]:
    """Return the figures of sides in the first one's unit, or none if one does not convert."""
    figures = [row.figure for row in stating if row.figure]
    values = [convert(figure.value, figure.unit, figures[0].unit) for figure in figures]
    converted = [value for value in values if value is not None]
    return converted if len(converted) == len(values) else []


def _name(side: Side, rows: Sequence[ComparedSide]) -> str:
    """Name a side by what tells it from the others."""
    one_place = len({row.side.place for row in rows}) == 1
    one_year = len({row.side.year for row in rows}) == 1
    return f"{'' if one_place else side.place}{'' if one_year else f'{side.year}年'}"
