"""What a document is called: the line that names it, or else its place and the usual name of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.identity.evidence import Finding, weights_of
from corpus.identity.kinds import KindRule, is_title
from corpus.identity.lines import Lines, one_form
from corpus.text.gazetteer import NATION

# What ends a title: a bracket, a dash, the day and the congress (政府工作报告2011年1月20日在…).
_CUT = re.compile(
    r"\s*(?:[(（]|[—–―－-]{1,2}\s*[\d１-９〇○零一二三四五六七八九在]|(?<=报告)[\d１-９]{4}\s*年\s*[\d１-９]{1,2}\s*月|(?<=报告)在).*$"
)
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+[章部])"
)
# A line that says that the report was given is no title; one in which it was given ends with the kind's name.
_GIVES = re.compile(r"作了?(?:政府|国务院)?工作报告|会议上$|召开|各位代表")
# A gap that was only set to spread a short line (政 府 工 作 报 告).
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000\xa0]+(?=[\u4e00-\u9fff])")
_QUOTES = '《》“”" \u3000'
# Characters.
_LONGEST = 80


def title_finding(lines: Lines, rule: KindRule | None, place: str, speaks: bool) -> Finding[str]:
    """Find the title; `speaks`: the first lines say that it is a report."""
    candidates = list(_candidates(lines))
    if candidates:
        title = max(candidates, key=lambda title: _says(title, place))
        kind = "found" if _says(title, place) else "bare"
        return Finding(title, weights_of("title")[kind], (kind,))
    if speaks and rule:
        made = f"{'' if place == NATION else place}{rule.usual}"
        return Finding(made, weights_of("title")["made"], ("made",))
    return Finding(None)


def _candidates(lines: Lines) -> Iterator[str]:
    """Yield the title lines that call themselves by the name of a kind."""
    for line in lines.titles:
        title = _CUT.sub("", line.strip().lstrip("—–―-－")).strip(_QUOTES)
        squeezed = one_form(title)
        if len(title) > _LONGEST or not title or _HEADING.match(title) or _GIVES.search(squeezed):
            continue
        if is_title(squeezed):
            yield _SPREAD.sub("", title) if " " in title or "\u3000" in title else title


def _says(title: str, place: str) -> int:
    """Count what a title says beside the kind: the year, something before the kind's name."""
    squeezed = one_form(title)
    return bool(re.search(r"\d{4}年|[〇○零一二三四五六七八九]{4}年", squeezed)) + bool(
        place and len(squeezed) > len("政府工作报告")
    )
