"""What is said beside an answer: how far a thing has come, that it is only near in meaning, what its figures come to.

What is computed are the only numbers that no report has; they are labelled so and stand beside the figures used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus import Figure, TableRow
from corpus.text.tokens import bigram_set
from corpus.text.units import convert, dimension
from corpus.text.wordfile import WordFile
from index import SearchWords

_REMARKS = WordFile(Path(__file__).parent.parent / "data" / "remarks.toml")
_COMPUTED = "按报告所列的数值计算："


def status_remark(clause: str, planned: bool = False) -> str:
    """Return what a yes-or-no question is told beside the clause that answers, in Chinese; "" for nothing.

    Args:
        clause: that answers.
        planned: it stands among a report's plans.

    >>> status_remark("争取开通国际航线")
    '报告的说法是“争取”：是努力的方向，并非已经做到。'
    >>> status_remark("建成投用新水厂"), status_remark("建成投用新水厂", planned=True), status_remark("电视机")
    ('', '报告的说法是“建成”：是报告提出的安排，并非说已经做到。', '')
    """
    statuses = ((_words(name).search(clause), status) for name, status in _REMARKS.table("status").items())
    matches = [(match, status) for match, status in statuses if match]
    if not matches:
        return ""
    first, status = min(matches, key=lambda pair: pair[0].start())
    remark = status["says"] or (planned and status.get("planned"))
    return f"报告的说法是“{first.group()}”：{remark}。" if remark else ""


def nearness_remark(words: SearchWords, quoted: str) -> str:
    """Return in Chinese that no pair of characters of a question stands in what is quoted; "" if one does.

    Of 103 answers without one to the training questions 29 were wrong, of 937 others 92.

    >>> nearness_remark(SearchWords("空气怎么样", "空气", "优良天数"), "优良天数比率提高")
    ''
    >>> bool(nearness_remark(SearchWords("建游乐园吗", "游乐园", ""), "做强文旅平台"))
    True
    """
    question = bigram_set(words.topic) | bigram_set(words.synonyms)
    return "" if question & bigram_set(quoted) else str(_REMARKS.table("nearest"))


def table_remark(figures: Sequence[Figure], row: TableRow | None) -> str:
    """Return in Chinese what a row of a table says, its headings read; "" for figures that stand in none."""
    if row is None or not figures:
        return ""
    title = f"“{row.title}”" if row.title else ""
    numbers = "，".join(f"{figure.indicator} {figure.written}" for figure in figures)
    return str(_REMARKS.table("table").format(title=title, numbers=numbers))


def difference_remark(figures: Sequence[Figure]) -> str:
    """Return in Chinese which of two figures is higher and by how much; "" where they cannot be compared."""
    values = _in_one_unit(figures)
    if len(values) != 2 or figures[0].indicator == figures[1].indicator:
        return ""
    if values[0] == values[1]:
        return f"{_COMPUTED}两者数值相同。"
    higher = figures[values[1] > values[0]].indicator
    unit = "个百分点" if dimension(figures[0].unit) == "share" else figures[0].unit
    return f"{_COMPUTED}“{higher}”更高，相差{scaled(abs(values[0] - values[1]))}{unit}。"


def total_remark(figures: Sequence[Figure]) -> str:
    """Return in Chinese what two or more amounts add up to; "" for rates and for what has no common unit."""
    values = _in_one_unit(figures)
    amounts = len(values) > 1 and all(figure.kind in ("level", "increment") for figure in figures)
    if not amounts or dimension(figures[0].unit) in ("share", "points", ""):
        return ""
    return f"{_COMPUTED}合计{scaled(sum(values))}{figures[0].unit}。"


def scaled(value: float) -> str:
    """Write a number with the largest scale word that fits it.

    >>> scaled(4e10), scaled(23000), scaled(1.5)
    ('400亿', '2.3万', '1.5')
    """
    scale, word = next((pair for pair in ((1e8, "亿"), (1e4, "万")) if value >= pair[0]), (1.0, ""))
    return f"{round(value / scale, 4):.10g}{word}"


def _words(status: str) -> re.Pattern[str]:
    return _REMARKS.pattern(f"status.{status}.words")


def _in_one_unit(figures: Sequence[Figure]) -> list[float]:
    """Return the values in the first one's unit; [] if one does not convert, or is a range."""
    if any(figure.value_max is not None for figure in figures):
        return []
    values = [convert(figure.value, figure.unit, figures[0].unit) for figure in figures]
    converted = [value for value in values if value is not None]
    return converted if len(converted) == len(values) else []
