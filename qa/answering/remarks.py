"""What an answer is told with: how far a thing has come (争取开通 is no yes), and that it is near in meaning alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus import read_toml
from corpus.text.tokens import bigram_set
from index import SearchWords

_DATA = Path(__file__).parent.parent / "data"


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
    match = _words().search(clause)
    if match is None:
        return ""
    status = _table()[int(str(match.lastgroup)[1:])]
    says = status["says"] or (planned and status.get("planned"))
    return f"报告的说法是“{match.group()}”：{says}。" if says else ""


def nearness_remark(words: SearchWords, quoted: str) -> str:
    """Return in Chinese that no pair of characters of a question stands in what is quoted; "" if one does.

    Of 103 answers without one to the training questions 29 were wrong, of 937 others 92.

    >>> nearness_remark(SearchWords("空气怎么样", "空气", "优良天数"), "优良天数比率提高")
    ''
    >>> bool(nearness_remark(SearchWords("建游乐园吗", "游乐园", ""), "做强文旅平台"))
    True
    """
    question = bigram_set(words.topic) | bigram_set(words.synonyms)
    return "" if question & bigram_set(quoted) else str(read_toml(_DATA / "reasons.toml")["nearest"])


@cache
def _words() -> re.Pattern[str]:
    """Return one pattern with a named group, "s0" and so on, for each status of the file."""
    groups = (f"(?P<s{i}>{'|'.join(status['words'])})" for i, status in enumerate(_table()))
    return re.compile("|".join(groups))


@cache
def _table() -> list[dict[str, str | list[str]]]:
    table: list[dict[str, str | list[str]]] = read_toml(_DATA / "status.toml")["status"]
    return table
