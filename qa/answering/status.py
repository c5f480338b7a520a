"""How far a thing has come by the report's own words, so that 争取开通 is not read as a yes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus import read_toml

_DATA = Path(__file__).parent.parent / "data" / "status.toml"


def remark(clause: str, planned: bool = False) -> str:
    """Return what a yes-or-no question is told beside the clause that answers, in Chinese; "" for nothing.

    Args:
        clause: that answers.
        planned: it stands among a report's plans.

    >>> remark("争取开通国际航线")
    '报告的说法是“争取”：是努力的方向，并非已经做到。'
    >>> remark("建成投用新水厂"), remark("建成投用新水厂", planned=True), remark("电视机")
    ('', '报告的说法是“建成”：是报告提出的安排，并非说已经做到。', '')
    """
    found = _words().search(clause)
    if found is None:
        return ""
    status = _table()[int(str(found.lastgroup)[1:])]
    says = status["says"] or (planned and status.get("planned"))
    return f"报告的说法是“{found.group()}”：{says}。" if says else ""


@cache
def _words() -> re.Pattern[str]:
    """Return one pattern with a named group, "s0" and so on, for each status of the file."""
    groups = (f"(?P<s{i}>{'|'.join(status['words'])})" for i, status in enumerate(_table()))
    return re.compile("|".join(groups))


@cache
def _table() -> list[dict[str, str | list[str]]]:
    table: list[dict[str, str | list[str]]] = read_toml(_DATA)["status"]
    return table
