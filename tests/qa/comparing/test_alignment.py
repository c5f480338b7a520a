from dataclasses import replace

import pytest

from corpus import Paragraph, Span
from corpus.text.spans import clauses
from index import Clause, DescribedFigure, FigureMatch, Hit
from qa.answering.figure_choice import ScoredFigure
from qa.comparing.alignment import (
    ComparedSide,
    SideCandidate,
    SideSearch,
    choose_alike,
    search_sides,
    speaks_of,
)
from qa.matching.indicators import describe
from qa.question.scope import Scope
from qa.question.sides import Side
from tests.qa.asking import about
from tests.qa.fake_bot import GDP, GROWTH, RENEWED

INDUSTRY = replace(GROWTH, indicator="规模以上工业增加值增长", value=6.0)
RESULT = replace(GROWTH, report="alpha-2024", value=7.0, tense="actual")


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


def test_a_side_s_figure_is_of_its_tense_and_year_and_no_mean_of_several_years():
    figures = [
        replace(GROWTH, year=2023),
        replace(GROWTH, tense="actual"),
        replace(GROWTH, year=2022),
        replace(GROWTH, indicator="地区生产总值年均增长"),
    ]
    assert [speaks_of(side("甲"), figure, mean=False) for figure in figures] == [True, False, False, False]
    assert speaks_of(side("甲"), figures[3], mean=True)


def test_a_side_that_no_report_speaks_of_is_not_searched():
    nowhere = Side("丁", 2023, "target", Scope(()))
    assert search_sides(about("增长", "增长"), [nowhere], None) == [SideSearch(nowhere, [], [])]
