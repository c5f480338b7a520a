"""Who gave a report, and when: a question about the report itself, answered by the line under its title."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus import Report, Slice, read_toml
from corpus.text.forms import normalise
from qa.answering.draft import Draft
from qa.question.wants import Question

_WORDS = Path(__file__).parent.parent / "data" / "question.toml"


def asks_for_byline(question: Question) -> bool:
    """Tell whether a question asks who gave the report or when, not what it says.

    >>> from qa.question.wants import parse
    >>> asks_for_byline(parse("这份报告是谁作的？")), asks_for_byline(parse("谁来做养老服务？"))
    (True, False)
    """
    return _pattern().search(normalise(question.text)) is not None


def byline(report: Report) -> Draft | None:
    """Return the title line or lines that name the speaker and the day, or None where the report has none."""
    titles = [paragraph for paragraph in report.paragraphs if paragraph.role == "title"]
    known = [word for word in (report.speaker, report.date[:4]) if word]
    whole = [each for each in titles if all(word in each.text for word in known)][:1]
    telling = whole or [each for each in titles if any(word in each.text for word in known)]
    return Draft(tuple(Slice(each, 0, len(each.text)) for each in telling)) if known and telling else None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(read_toml(_WORDS)["byline"]["asked"]))
