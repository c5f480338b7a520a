"""A table in which each cell carries its column's name: on a phone page.css makes a card of every row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qa.page.markup import Html, tag


def table_html(names: Iterable[str | Html], rows: Iterable[Html]) -> Html:
    """Return a table; a name that is already Html is a whole header cell."""
    cells = [name if isinstance(name, Html) else tag("th", name, scope="col") for name in names]
    return tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *rows))


def row_html(cells: Mapping[str, object]) -> Html:
    """Return a row of cells by column; None leaves one out.

    >>> row_html({"年份": 2023, "报告": None})
    '<tr><td data-label="年份">2023</td></tr>'
    """
    return tag("tr", *[tag("td", cell, data_label=name) for name, cell in cells.items() if cell is not None])
