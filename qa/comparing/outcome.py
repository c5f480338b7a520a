"""The answer to a question for what came of a promise: the goal, its result in the report of the year after, a verdict.

The verdict is the one of the whole reports laid beside one another (fulfilment): one engine behind every door.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Figure, Slice
from corpus.text.spans import clauses, touching
from index import DescribedFigure
from qa import display
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.comparing.alignment import SideCandidate, SideSearch, is_likely, search_sides
from qa.comparing.fulfilment import follow
from qa.judging.features import weigh_answer
from qa.matching.indicators import describe
from qa.question.reading import Question
from qa.question.sides import Side
from qa.question.when import TIME
from qa.records import Fulfilment

# Targets of a list (哪些目标没完成); a page of more helps nobody.
MOST = 20
# Log-odds that a goal gains which is the number that the question states (说要改造20条，改了吗).
_STATED = 4.0


def by_outcome(question: Question, search: Search) -> Draft | None:
    """Return the goal that is asked about with its result and verdict, or all of one verdict; None if it asks for none.

    None too where the year's report states no such goal.
    """
    if question.scope.tense != "both" or not question.sides or question.lacking:
        return None
    goal, result = question.sides
    if question.wants.form == "list":
        return _all_of(question, goal, result, search)
    (found,) = search_sides(question, [goal], search.sources)
    target = _asked(question, found)
    if target is None:
        return None
    evidence = weigh_answer(question, found.hits, [target.scored], search.sources.models.prior)
    if not is_likely(question, [target.scored.figure], [evidence], search.sources.models.judge):
        return None
    (followed,) = follow([target.described], list(map(describe, _described(result, search))))
    return _draft([followed], f"{_head(goal)}{_told(followed)}", search)


def _asked(question: Question, found: SideSearch) -> SideCandidate | None:
    """Return the goal that is asked about; one whose number the question states goes before others."""
    return max(
        found.candidates,
        key=lambda candidate: candidate.fit + _STATED * question.wants.states(candidate.scored.figure.value),
        default=None,
    )


def _all_of(question: Question, goal: Side, result: Side, search: Search) -> Draft | None:
    """Return the targets of one verdict (哪些目标没完成), the surest first, or None if there are none."""
    wanted = "missed" if TIME.pattern("hints.missed").search(question.read) else "met"
    targets = [describe(target) for target in _described(goal, search)]
    followed = follow(targets, list(map(describe, _described(result, search))))
    fitting = sorted(
        (item for item in followed if item.verdict == wanted), key=lambda item: item.confidence, reverse=True
    )
    lines = "；".join(f"{item.target.indicator}：{_told(item)}" for item in fitting[:MOST])
    more = f"，这里列出 {MOST} 项" if len(fitting) > MOST else ""
    head = f"{_head(goal)}{'没有达到的' if wanted == 'missed' else '达到的'}目标找到 {len(fitting)} 项{more}：{lines}"
    return _draft(fitting[:MOST], head, search) if fitting else None


def _draft(followed: Sequence[Fulfilment], message: str, search: Search) -> Draft:
    figures = [figure for item in followed for figure in (item.target, item.actual) if figure]
    slices = tuple(_slice(figure, search) for figure in figures)
    verdict = followed[0].verdict if len(followed) == 1 else None
    return Draft(slices, tuple(figures), message=message, whole=True, in_scope=True, verdict=verdict)


def _slice(figure: Figure, search: Search) -> Slice:
    paragraph = search.sources.reports[figure.report].paragraphs[figure.paragraph - 1]
    around = touching(clauses(paragraph.text), figure)
    return Slice(paragraph, around[0].start, around[-1].end)


def _described(side: Side, search: Search) -> list[DescribedFigure]:
    return [figure for report in side.scope.reports for figure in search.sources.searcher.described(report)]


def _head(goal: Side) -> str:
    return f"{goal.place}{goal.year}年"


def _told(followed: Fulfilment) -> str:
    """Say in Chinese what was aimed at, what was reached and what that means."""
    goal = f"目标：{display.bounded(followed.target)}；"
    if followed.actual is None:
        return f"{goal}下一年的报告没有给出实际结果，不能说有没有达到。"
    verdict = "已达到目标" if followed.verdict == "met" else "没有达到目标"
    return f"{goal}实际：{display.bounded(followed.actual)}。{verdict}。"
