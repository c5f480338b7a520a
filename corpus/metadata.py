"""What is known of a report: title, place, level, year, date, speaker; detected from its text where it is not given.

The title and byline lines are asked first, then the headings and the first lines of the body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cn2an

from corpus.text.gazetteer import most_named
from corpus.text.levels import Level, level_of

_NUMERAL = "〇○零一二三四五六七八九十两"
_DATE = re.compile(
    rf"(?P<year>[12]\d{{3}}|[{_NUMERAL}]{{4}})\s*年\s*(?P<month>\d{{1,2}}|[{_NUMERAL}]{{1,2}})\s*月"
    rf"\s*(?P<day>\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s*日|(?P<y>[12]\d{{3}})[-./](?P<m>\d{{1,2}})[-./](?P<d>\d{{1,2}})(?!\d)"
)
_YEAR = re.compile(rf"([12]\d{{3}}|[{_NUMERAL}]{{4}})\s*年")
_TITLE = re.compile(r"(?:政府|国务院)的?工作的?报告|政府工作的报告")
_GIVES = re.compile(r"作了?(?:政府|国务院)?工作报告")
_SMALL = "省市县区州盟旗乡镇"
_HAN = "\u4e00-\u9fff"
# 在绵阳市第八届人民代表大会第三次会议上; the line may be broken anywhere.
_MEETING = re.compile(
    rf"(?:在|日)\s*(?!在)([{_HAN}]{{2,20}}?)?\s*第\s*[{_NUMERAL}\d]+\s*届\s*(全国)?\s*人民代表大会|在\s*([{_HAN}]{{2,20}}?[{_SMALL}])\s*人民代表大会"
)
_BYLINE = re.compile(
    r"[\s—–\-－(（\[【]*(?:[12〇○零一二三四五六七八九\d][^，。]{5,14}日\s*)?在[^，。]{2,24}人民代表大会[^，。]{0,16}会议上"
)
_LONGEST_BYLINE = 90  # characters
_TITLE_PLACE = re.compile(
    rf"(?:关于|年度?)?\s*(?![年在])([{_HAN}]{{2,20}}?)\s*(?:[\d{_NUMERAL}]{{4}}\s*年度?)?\s*(?:人民)?(?:政府)?\s*政府的?工作"
)
_SPOKEN_PLACE = re.compile(rf"代表\s*([{_HAN}]{{1,12}}?[{_SMALL}])\s*(?:人民)?政府")
_OFFICE_PLACE = re.compile(
    rf"([{_HAN}]{{2,20}}?(?:自治区|特别行政区|[{_SMALL}]))\s*(?:人民政府)?\s*(?:代理?)?\s*(?:[{_SMALL}]长|主席|行政长官)"
)
_NATION = re.compile(r"我代表国务院|国务院总理")
_NOT_A_PLACE = re.compile(rf"关于|人大|大会|会议|报告|[全我本各]|^[{_SMALL}]$|^自治[区州县旗]$")
_OFFICE = re.compile(
    rf"(?:[{_SMALL}]长|主席|总理|行政长官|报告人)\s*[:：]?\s*"
    rf"([{_HAN}][{_HAN}·•.]{{1,19}}?|[{_HAN}]\s+[{_HAN}])\s*(?:同志)?\s*(?:作|代表|[)）\n]|$)"
)
_DATED_NAME = re.compile(rf"日\s+([{_HAN}][{_HAN}·]{{1,19}})\s*[)）]?\s*(?:\n|$)")
# A heading plans a year (二、2018年目标任务) or reviews the one before; 到2035年 is no year of a report.
_PLAN_YEAR = re.compile(r"(?<!到)(?<!至)([12]\d{3})\s*年.{0,12}(?:目标|任务|安排|重点|要求|取向|建议|打算|部署)")
_REVIEW_YEAR = re.compile(r"([12]\d{3})\s*年.{0,12}(?:回顾|工作总结)")
# Characters of a line of the body that can tell year and place: a heading, or 现在，我代表国务院，向大会报告工作.
_LONGEST_TELLING = 60
# Years in which there were such reports.
FIRST_YEAR, LAST_YEAR = 1950, 2100
# A meeting from this month on plans the next year's work.
_LATE = 11


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report; "" and None are unknown. `date` is ISO (2023-01-03)."""

    title: str = ""
    place: str = ""
    year: int | None = None
    date: str = ""
    speaker: str = ""
    source: str = ""
    level: Level = ""


def detect(front: Sequence[str], known: Metadata, body: Sequence[str] = ()) -> Metadata:
    """Fill what is unknown from the title and byline lines, or else from the headings and first lines of the body.

    >>> known = detect(["甲乙市政府工作报告(二〇二三年一月三日 张三)"], Metadata(source="手抄"))
    >>> known.title, known.place, known.level, known.year, known.date, known.speaker
    ('甲乙市政府工作报告', '甲乙市', '市', 2023, '2023-01-03', '张三')
    """
    text = unicodedata.normalize("NFKC", "\n".join(front))
    telling = [unicodedata.normalize("NFKC", line) for line in body if len(line) <= _LONGEST_TELLING]
    date = known.date or _date(text)
    place = known.place or _place(text, telling) or _own_place(body)
    return Metadata(
        title=known.title or _title(front) or _usual_title(place, telling),
        place=place,
        year=known.year or _year(text, date, telling),
        date=date,
        speaker=known.speaker or _speaker(text),
        source=known.source,
        level=known.level or level_of(place),
    )


def is_byline(line: str) -> bool:
    """Tell the line that says when and at which meeting the report was given, though it may end like a sentence.

    >>> is_byline("2025年1月14日在北京市第十六届人民代表大会第三次会议上北京市市长 殷勇同志作政府工作报告。")
    True
    """
    return len(line) <= _LONGEST_BYLINE and _BYLINE.match(unicodedata.normalize("NFKC", line)) is not None


def _date(text: str) -> str:
    for match in _DATE.finditer(text):
        year, month, day = (
            _number(match[long] or match[short]) for long, short in (("year", "y"), ("month", "m"), ("day", "d"))
        )
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year}-{month:02}-{day:02}"
    return ""


def _number(text: str) -> int:
    """Read 2023, 二〇二三, 十一 and 二十三."""
    if text.isdecimal():
        return int(text)
    text = text.replace("○", "〇").replace("零", "〇")
    return (
        int(cn2an.cn2an(text, "smart"))
        if "十" in text
        else int("".join(str("〇一二三四五六七八九".find(c)) for c in text))
    )


def _year(text: str, date: str, telling: Iterable[str]) -> int | None:
    """Return the year of the day it was given, else of the title, else of the headings.

    A report given in November or December plans the next year's work, as its headings say.
    """
    if date and int(date[5:7]) < _LATE:
        return int(date[:4])
    planned = _year_of_headings(telling)
    if date:
        return planned or int(date[:4]) + 1
    if in_title := _PLAN_YEAR.search(text):
        return int(in_title[1])
    named = next(
        (year for match in _YEAR.finditer(text) if FIRST_YEAR <= (year := _number(match[1])) <= LAST_YEAR), None
    )
    return named or planned


def _year_of_headings(telling: Iterable[str]) -> int | None:
    """Return the year that a heading plans (二、2018年目标任务), or the year after the one that it reviews."""
    lines = list(telling)
    planned = (match for line in lines if (match := _PLAN_YEAR.search(line)))
    reviewed = (match for line in lines if (match := _REVIEW_YEAR.search(line)))
    if match := next(planned, None):
        return int(match[1])
    return int(match[1]) + 1 if (match := next(reviewed, None)) else None


def _title(front: Sequence[str]) -> str:
    """Return the line that calls itself a report, or two lines that do so together; else the first line."""
    pairs = [a.strip() + b.strip() for a, b in pairwise(front)]
    halves = (pair for pair, second in zip(pairs, front[1:], strict=True) if second.startswith("人民政府"))
    line = next((line for line in (*halves, *front, *pairs) if _TITLE.search(line) and not _GIVES.search(line)), "")
    line = line or next((line for line in front if not is_byline(line)), "")
    return re.sub(r"\s*[(（].*$", "", line).strip("《》 \u3000")


def _usual_title(place: str, telling: Iterable[str]) -> str:
    """Name a report that was saved without its title but says in its first lines that it is one."""
    says_so = any(re.search(r"代表.{0,20}报告", line) for line in telling)
    return f"{'' if place == '全国' else place}政府工作报告" if says_so else ""


def _place(text: str, telling: Sequence[str]) -> str:
    for match in _MEETING.finditer(text):
        if match[2] or (match[1] or "").endswith("全国"):
            return "全国"
        if (place := match[1] or match[3]) and _is_place(place):
            return place
    if any(map(_NATION.search, (text, *telling))):
        return "全国"
    found = (*_TITLE_PLACE.finditer(text), *_OFFICE_PLACE.finditer(text))
    spoken = (match for line in telling for match in _SPOKEN_PLACE.finditer(line))
    return next((match[1] for match in (*found, *spoken) if _is_place(match[1])), "")


def _own_place(body: Sequence[str]) -> str:
    """Return the place of the speaker's level that a report without title and byline names far more than any other."""
    levels: dict[str, Level] = {"市人民政府": "市", "省人民政府": "省", "自治区人民政府": "省"}
    spoken = next((level for words, level in levels.items() if any(f"代表{words}" in line for line in body)), None)
    return most_named(body, spoken) if spoken else ""


def _is_place(name: str) -> bool:
    return len(name) > 1 and _NOT_A_PLACE.search(name) is None


def _speaker(text: str) -> str:
    match = _OFFICE.search(text) or _DATED_NAME.search(text)
    return re.sub(r"\s", "", match[1]) if match else ""
