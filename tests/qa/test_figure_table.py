from dataclasses import replace

import pytest

from qa.figure_table import FigureFilter, FigurePage, FigureTable
from tests.qa.fake_bot import GROWTH, PARKS, RENEWED, TOTAL, figure

FIGURES = (GROWTH, TOTAL, RENEWED, PARKS)
RANK = figure(2, 0, "第5位", 5.0, "名次", "=", "地区生产总值全国排名", kind="rank")


@pytest.mark.parametrize(
    "wanted, expected",
    [
        (FigureFilter(), FIGURES),
        (FigureFilter(report="beta-2024"), (PARKS,)),
        (FigureFilter(q="老旧"), (RENEWED,)),
        (FigureFilter(q="４０００ 总值"), (TOTAL,)),
        (FigureFilter(q="總值"), (GROWTH, TOTAL)),
        (FigureFilter(q="总值 公园"), ()),
        (FigureFilter(q="生产总值4000"), ()),
        (FigureFilter(unit="％"), (GROWTH,)),
        (FigureFilter(kind="increment"), (RENEWED, PARKS)),
        (FigureFilter(tense="actual"), (PARKS,)),
        (FigureFilter(year=2023), (GROWTH, TOTAL, RENEWED)),
        (FigureFilter(report="alpha-2023", kind="level", year=2023), (TOTAL,)),
    ],
)
def test_select_keeps_what_matches_every_filter(wanted, expected):
    assert FigureTable(FIGURES).select(wanted, limit=10) == FigurePage(len(expected), expected)


def test_ranks_are_listed_by_themselves():
    table = FigureTable((*FIGURES, RANK))
    assert table.all(FigureFilter(kind="rank")) == [RANK]
    assert table.all(FigureFilter()) == list(FIGURES)


def test_select_pages_without_losing_the_total():
    table = FigureTable(FIGURES)
    pages = [table.select(FigureFilter(), limit=3, offset=offset) for offset in (0, 3, 6)]
    assert pages == [FigurePage(4, FIGURES[:3]), FigurePage(4, FIGURES[3:]), FigurePage(4, ())]


@pytest.mark.parametrize(
    "order, expected",
    [
        ("report", FIGURES),
        ("value", (PARKS, GROWTH, RENEWED, TOTAL)),
        ("-value", (TOTAL, RENEWED, GROWTH, PARKS)),
        ("indicator", (TOTAL, GROWTH, RENEWED, PARKS)),  # by pinyin: di, di, gai, xin
        ("year", (PARKS, GROWTH, TOTAL, RENEWED)),
    ],
)
def test_select_sorts_before_it_pages(order, expected):
    assert FigureTable(FIGURES).select(FigureFilter(), limit=2, order=order) == FigurePage(4, expected[:2])


def test_select_ignores_spaces_inside_an_indicator():
    spaced = replace(GROWTH, indicator="地区 生产总值 增长")
    assert FigureTable([spaced]).select(FigureFilter(q="生产总值增长"), limit=1) == FigurePage(1, (spaced,))
