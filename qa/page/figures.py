"""Figures of an answer as HTML: a few of one report large, more in a table, those of several reports side by side."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Figure
from corpus.text.units import convert
from qa import display
from qa.page.address import Address
from qa.page.bars import Bar, bars_html
from qa.page.markup import Html, Titles, join, tag, visit
from qa.page.ocr_mark import ocr_mark
from qa.page.table import row_html, table_html

_LARGE = 3  # figures of one report shown large; more stand in a table


def figures_html(figures: Sequence[Figure], titles: Titles) -> Html:
    """Return the figures, each with what it counts, its bound, and whether it is a goal or a result."""
    if len({figure.report for figure in figures}) > 1:
        return join([_table(figures, titles), _bars(figures, titles)])
    return join(map(_large, figures)) if len(figures) <= _LARGE else _table(figures, {})


def figure_list(figures: Sequence[Figure]) -> Html:
    """Return the figures of a passage, folded."""
    if not figures:
        return Html("")
    items = [
        tag("li", tag("b", display.bounded(figure)), ocr_mark(figure), " ", tag("span", figure.indicator))
        for figure in figures
    ]
    return tag("details", tag("summary", f"本段的数字（{len(figures)}）"), tag("ul", *items), class_="figures")


def _large(figure: Figure) -> Html:
    facts = {
        "数值": display.value(figure),
        "单位": figure.unit or "比值",
        "界限": display.bound(figure),
        "性质": display.tense(figure) + (f"（{figure.modality}）" if figure.modality else ""),
        "年份": f"{figure.year} 年" if figure.year else "未注明",
    }
    rows = [tag("div", tag("dt", name), tag("dd", fact)) for name, fact in facts.items()]
    headline = tag("p", tag("span", figure.indicator), tag("b", display.bounded(figure)), ocr_mark(figure))
    return tag("div", headline, tag("dl", *rows), class_="figure")


def _table(figures: Sequence[Figure], titles: Titles) -> Html:
    names = [*(["报告"] if titles else []), "指标", "数字", "性质", "年份"]
    return table_html(names, [_row(figure, titles) for figure in figures])


def _row(figure: Figure, titles: Titles) -> Html:
    place = Address(report=figure.report, paragraph=figure.paragraph, span=(figure.start, figure.end))
    cells = {
        "报告": titles.get(figure.report, figure.report) if titles else None,
        "指标": figure.indicator,
        "数字": join([visit(place, display.bounded(figure), title="看报告原句"), ocr_mark(figure)]),
        "性质": tag("span", display.tense(figure), class_=f"tense {figure.tense}"),
        "年份": figure.year or "未注明",
    }
    return row_html(cells)


def _bars(figures: Sequence[Figure], titles: Titles) -> Html:
    """Chart figures of one dimension in the unit of the first; others cannot be drawn beside one another."""
    values = [convert(figure.value, figure.unit, figures[0].unit) for figure in figures]
    if None in values:
        return Html("")
    bars = [
        Bar(titles.get(figure.report, figure.report), value or 0, display.bounded(figure))
        for figure, value in zip(figures, values, strict=True)
    ]
    return bars_html("大小对照", bars)
