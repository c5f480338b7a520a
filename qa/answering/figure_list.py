"""Every figure of the reports that satisfies a condition: counted over the table of figures, not over what was found.

以美元计价的指标有哪些, 列出所有力争的目标, 增长10%以上的指标有几个: a question that asks for all and says which.
"""

from __future__ import annotations

from corpus import Figure
from corpus.text.forms import normalise
from qa.answering.by_figures import stating
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.question.condition import Condition
from qa.question.reading import Question

# Figures of one list; a report states about a hundred, a page of more helps nobody.
MOST = 100


def by_figure_list(question: Question, search: Search) -> Draft | None:
    """Return every figure that satisfies the condition of a question that asks for all, if there are any."""
    condition = question.condition
    if condition is None or question.lacking or not (question.wants.every or condition.units):
        return None
    figures = satisfying(question, condition, search)
    if not figures:
        return None
    shown = tuple(figures[:MOST])
    more = f"，这里列出前 {MOST} 项" if len(figures) > MOST else ""
    message = f"按全文的数字逐一统计，符合条件的共 {len(figures)} 项{more}。"
    passages = {(paragraph.report, paragraph.number): paragraph for paragraph in search.paragraphs}
    return Draft(stating(shown, passages), shown, message=message, whole=True, in_scope=True)


def satisfying(question: Question, condition: Condition, search: Search) -> list[Figure]:
    """Return the figures of the scope's reports, years and tense that satisfy a condition, in order.

    Where the question names what some of them count (就业, 投资), only those.
    """
    scope = question.scope
    reports = set(scope.reports)
    figures = [
        figure
        for figure in search.sources.figures
        if figure.report in reports
        and (scope.tense not in ("target", "actual") or figure.tense == scope.tense)
        and (not scope.years or figure.year is None or figure.year in scope.years)
        and condition.holds(figure)
    ]
    counted = question.counted
    return [figure for figure in figures if any(word in normalise(figure.indicator) for word in counted)] or figures
