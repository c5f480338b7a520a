"""A bar chart: words and numbers in HTML, which wrap on a phone and are read aloud, the bars in SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.page.markup import Html, tag


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, perhaps a link, its value (0 or more) and how the value reads."""

    name: str
    value: float
    words: str


def bars_html(title: str, bars: Sequence[Bar], note: str = "") -> Html:
    """Return the chart, its longest bar as wide as there is room; Html names keep their links."""
    longest = max((bar.value for bar in bars), default=0) or 1
    rows = [_row(bar, 100 * bar.value / longest) for bar in bars]
    remark = tag("p", note, class_="note") if note else ""
    return tag("figure", tag("figcaption", title), tag("ol", *rows), remark, class_="bars")


def _row(bar: Bar, percent: float) -> Html:
    rect = tag("rect", width=f"{percent:.1f}", height="10")
    drawn = tag("svg", rect, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
    return tag("li", tag("span", bar.name, class_="name"), drawn, tag("b", bar.words))
