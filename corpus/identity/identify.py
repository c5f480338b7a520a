"""All that a document is, each with how certain it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.identity.evidence import Finding
from corpus.identity.kinds import read_kind
from corpus.identity.lines import Lines, one_form
from corpus.identity.places import own_level, place_finding
from corpus.identity.speakers import speaker_of
from corpus.identity.titles import title_finding
from corpus.identity.years import day_of, year_finding
from corpus.records import DocumentKind
from corpus.text.levels import Level, level_of

_BYLINE = re.compile(
    r"[—–\-－(（\[【]*(?:[12〇○零一二三四五六七八九\d][^,。]{5,14}日,?)?在[^,。]{2,28}(?:人民代表大会|人大)[^,。]{0,20}会议上"
)
_LONGEST_BYLINE = 90  # characters
_SPEAKS = re.compile(r"代表.{0,20}报告|报告政府工作|作.{0,4}工作报告")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is.

    Attributes:
        date: when it was given or issued, ISO, or "".
        speaker: who gave it, or "".
    """

    title: Finding[str]
    place: Finding[str]
    level: Level
    year: Finding[int]
    kind: Finding[DocumentKind]
    date: str
    speaker: str


def identify(front: Sequence[str], body: Sequence[str] = (), file: str = "", place: str = "") -> Identity:
    """Weigh title and byline lines, headings, text and the file's name together.

    Args:
        front: the title and byline lines.
        body: the paragraphs of the text, headings included.
        file: what the file is called, "" if that is not known.
        place: the place, where it is known.

    >>> who = identify(["甲乙市政府工作报告", "(二〇二三年一月三日 张三)"], ["一、2022年工作回顾"])
    >>> who.title.value, who.place.value, who.level, who.year.value, who.date, who.speaker, who.kind.value
    ('甲乙市政府工作报告', '甲乙市', '市', 2023, '2023-01-03', '张三', '工作报告')
    """
    lines = Lines.of(front, body, file)
    rule = read_kind(lines)
    where = Finding(place, 1.0, ("given",)) if place else place_finding(lines)
    day = day_of(lines)
    speaks = bool(day) or any(map(_SPEAKS.search, (*lines.front, *lines.opening))) or rule.kinds == ("text",)
    return Identity(
        title=title_finding(lines, rule.value, where.value or "", speaks),
        place=where,
        level=level_of(where.value) if where.value else own_level(lines),
        year=year_finding(lines, rule.value, day),
        kind=Finding(rule.value.name if rule.value else None, rule.certainty, rule.kinds),
        date=day.iso if day else "",
        speaker=speaker_of(front),
    )


def is_byline(line: str) -> bool:
    """Tell the line that says when and at which meeting the report was given, though it may end like a sentence.

    >>> is_byline("2025年1月14日在北京市第十六届人民代表大会第三次会议上北京市市长 殷勇同志作政府工作报告。")
    True
    """
    return len(line) <= _LONGEST_BYLINE and _BYLINE.match(one_form(line)) is not None
