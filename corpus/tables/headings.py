"""What the headings of rows and columns and the title of a table say, put together into the name of a number."""

from __future__ import annotations

import re
from typing import Literal

from corpus.tables.measure import without_units
from corpus.tables.words import WORDS

# How a row says that it is part of the one above, and in what order it stands.
_PART = re.compile(
    r"^(?:[#＃*＊·•—\-\s]+|(?:其中|其它?中)[:：]?\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*|\d{1,2}(?:\.\d{1,2})*[、.．]\s*|[①-⑳]\s*)+"
)
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\s{2,}")
# Characters with which the headings of an amount and its change begin alike, where a third stands over both.
_SHARED = 2
# Characters of a row's heading that alone may say too little of what is counted (男性, 小麦).
_SHORT = 6


def label_of(text: str) -> str:
    """Return the heading of a row as it names what is counted.

    >>> label_of("#水 稻"), label_of("其中：非农业"), label_of("（一）税收收入（万元）")
    ('水稻', '非农业', '税收收入')
    """
    return without_units(_PART.sub("", _SPACES.sub("", text.strip()))) or text.strip()


def is_part(text: str) -> bool:
    """Tell a row that says that it is a part of one above (#水稻, 其中：女性)."""
    return re.match(r"\s*(?:[#＃]|其中)", text) is not None


def change_of(heading: str) -> Literal["growth", "share", ""]:
    """Tell whether a heading speaks of a change, or of a part of a whole, and not of an amount itself.

    >>> change_of("比上年增长（%）"), change_of("比重(%)"), change_of("产量（万吨）"), change_of("年均增长目标")
    ('growth', 'share', '', 'growth')
    """
    if WORDS.pattern("share").search(heading):
        return "share"
    return "growth" if WORDS.pattern("change").search(heading) else ""


def heads_rate(heading: str) -> bool:
    """Tell a change that is counted in percent where nothing says so, from one that is an amount (增加额).

    >>> heads_rate("比上年增长"), heads_rate("比年初增加额")
    (True, False)
    """
    return WORDS.pattern("rate").search(heading) is not None and WORDS.pattern("amount").search(heading) is None


def heading_measure(heading: str) -> str:
    """Return what a column counts, or "" where its heading only says when, or that it counts.

    >>> [heading_measure(text) for text in ("产量（万吨）", "2019年绝对数", "2020年预算数", "从业人数")]
    ['产量', '', '', '从业人数']
    """
    bare = without_units(heading)
    rest = WORDS.pattern("modifiers").sub("", bare)
    return "" if WORDS.pattern("unnamed").fullmatch(rest) else _without_years(bare)


def title_topic(title: str) -> str:
    """Return what a table's title says it is of.

    >>> title_topic("表2 2012年人口构成情况"), title_topic("2020年全县一般公共预算收入预算表")
    ('人口', '一般公共预算收入')
    """
    return WORDS.pattern("about").sub("", title).strip(" 　:：、的")


def indicator_of(title: str, label: str, measure: str, change: str) -> str:
    """Put together the name of a number, able to stand alone.

    Args:
        title: of the table.
        label: of the row.
        measure: of the column; for a change, of the column whose numbers changed.
        change: the heading that speaks of a change, or "".

    >>> indicator_of("2019年地区生产总值", "建筑业", "", "比上年增长（%）")
    '建筑业增加值比上年增长'
    >>> indicator_of("人口构成情况", "女性", "年末数", ""), indicator_of("产量", "水稻", "产量", "")
    ('女性年末数', '水稻产量')
    """
    changed = _without_years(without_units(change))
    is_under_one = len(measure) >= _SHARED and changed.startswith(measure[:_SHARED])  # 财政收入: 总量, 增速
    return f"{label}{changed}" if is_under_one else _named(title, label, measure) + changed


def _named(title: str, label: str, measure: str) -> str:
    if measure:
        says_so = label.endswith(measure[-1]) and WORDS.pattern("measures").search(label)
        return label if says_so else label + measure
    value = WORDS.table("added_value")
    if re.search(value["table"][0], title) and re.search(value["row"][0], label):
        return f"{label}{value['name']}"
    topic = title_topic(title)
    says_enough = len(label) > _SHORT or WORDS.pattern("measures").search(label) or not topic
    return label if says_enough or set(topic) <= set(label) else f"{topic}{label}"


def _without_years(heading: str) -> str:
    return re.sub(r"(?<![比较])(?:19|20)\d\d年度?(?:末|底)?", "", heading)
