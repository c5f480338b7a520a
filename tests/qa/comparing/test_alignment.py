from dataclasses import replace

import pytest

from corpus import Paragraph, Span
from corpus.text.spans import clauses
from index import Clause, DescribedFigure, FigureMatch, Hit, SearchWords
from qa.answering.figure_choice import ScoredFigure
from qa.comparing.alignment import ComparedSide, SideCandidate, SideSearch, choose_alike, follow_up
from qa.matching.indicators import describe
from qa.question.scope import Scope
from qa.question.sides import Side
from tests.qa.fake_bot import GDP, GROWTH, RENEWED

INDUSTRY = replace(GROWTH, indicator="规模以上工业增加值增长", value=6.0)
RESULT = replace(GROWTH, report="alpha-2024", value=7.0, tense="actual")
WORDS = SearchWords("地区生产总值增长", "地区生产总值增长")


def hit(report, number=2, figures=()):
    passage = Paragraph(report, number, (), "", GDP, (Span(0, len(GDP)),), 0)
    spans = tuple(Clause(clause.start, clause.end, 0.0) for clause in clauses(GDP))
    return Hit(passage, 0.0, 0.5, 0.0, spans, tuple(FigureMatch(figure, 0.0) for figure in figures))


def side(place, tense="target", report="alpha-2023"):
    return Side(place, 2023, tense, Scope((report,)))


def search(place, *candidates, tense="target"):
    described = [(figure, fit, describe(DescribedFigure(figure, figure.indicator, None))) for figure, fit in candidates]
    row = [SideCandidate(ScoredFigure(figure, 0, fit), form, fit) for figure, fit, form in described]
    return SideSearch(side(place, tense), [hit("alpha-2023")], row)


def chosen(*searches):
    return [row.figure for row in choose_alike(searches)]


class Reports:
    """A searcher over one passage of the later report."""

    def __init__(self, *figures):
        self.figures = figures

    def describe(self, hit, figure):
        return DescribedFigure(figure, GDP, None)

    def described(self, report):
        return [DescribedFigure(figure, GDP, None) for figure in self.figures]

    def search(self, words, count, reports):
        return [hit("alpha-2024", 1), hit("alpha-2024", 2)]


def test_all_sides_speak_of_the_indicator_that_fits_best_together():
    first, second = search("甲", (GROWTH, 0.0), (INDUSTRY, -0.1)), search("乙", (INDUSTRY, 0.0), (GROWTH, -2.0))
    assert chosen(first, second) == [INDUSTRY, INDUSTRY]


def test_a_side_without_the_indicator_states_none():
    assert chosen(search("甲", (GROWTH, 0.0)), search("乙", (RENEWED, -3.0))) == [GROWTH, None]


def test_where_no_side_has_a_figure_none_is_chosen():
    assert chosen(search("甲"), search("乙")) == [None, None]


@pytest.mark.parametrize(("fit", "figure"), [(-2.5, GROWTH), (-3.5, RESULT)])
def test_a_goal_is_laid_beside_a_goal_unless_a_result_is_far_better(fit, figure):
    goals = search("甲", (GROWTH, 5.0), tense=None)
    either = search("乙", (RESULT, 0.0), (GROWTH, fit), tense=None)
    assert chosen(goals, either) == [GROWTH, figure]


def test_a_figure_is_stated_by_its_clauses():
    row = ComparedSide(side("甲"), [hit("alpha-2023", figures=(GROWTH,))], ScoredFigure(GROWTH, 0, 0.0))
    assert row.slice().text == "地区生产总值增长7.5%、突破4000亿元"


def test_a_result_is_looked_for_among_all_figures_of_its_report():
    goal = ComparedSide(side("甲"), [hit("alpha-2023")], ScoredFigure(GROWTH, 0, 0.0))
    result = ComparedSide(side("甲", "actual", "alpha-2024"), [hit("alpha-2024", 1)], None)
    rows = follow_up(WORDS, [goal, result], Reports(RENEWED, RESULT))
    assert [row.figure for row in rows] == [GROWTH, RESULT]
    assert rows[1].slice().paragraph.number == 2


def test_a_goal_without_a_figure_and_two_goals_are_not_followed():
    goal, result = (ComparedSide(side("甲", tense), [hit("alpha-2023")], None) for tense in ("target", "actual"))
    assert follow_up(WORDS, [goal, result], Reports(RESULT)) == [goal, result]
    assert follow_up(WORDS, [goal, goal], Reports(RESULT)) == [goal, goal]
