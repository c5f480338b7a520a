"""What is known of a report: title, place, year, date, speaker; detected from its first lines where it is not given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TITLE = re.compile(r"政府工作报告|政府工作的报告")
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YEAR = re.compile(r"(\d{4})\s*年")
_PLACE = re.compile(r"(?:\d{4}年)?\s*([\u4e00-\u9fff]{1,12}?)(?:\d{4}年)?(?:人民)?政府工作")
_MEETING = re.compile(r"在\s*([\u4e00-\u9fff]{2,14}?)?第[一二三四五六七八九十]+届\s*(全国)?人民代表大会")
_NATION = re.compile(r"我代表国务院")
_PLAN_YEAR = re.compile(r"(\d{4})\s*年.{0,12}(?:目标|任务|安排|重点|要求|取向|建议|打算|部署)")
_REVIEW_YEAR = re.compile(r"(\d{4})\s*年.{0,12}回顾")
_SPEAKER = re.compile(
    r"(?:(?:省|市|州|盟|县|区|旗)长|主席|总理|行政长官)\s*([\u4e00-\u9fff][\u4e00-\u9fff·]{1,11}?)(?:作|$)"
    r"|日\s+([\u4e00-\u9fff][\u4e00-\u9fff·]{1,11})\s*[)）]?$"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report; "" and None are unknown. `date` is ISO (2023-01-03)."""

    title: str = ""
    place: str = ""
    year: int | None = None
    date: str = ""
    speaker: str = ""
    source: str = ""


def detect(front: Sequence[str], known: Metadata, body: Sequence[str] = ()) -> Metadata:
    """Fill what is unknown from the title and byline lines, or else from the headings and the first lines of the body.

    >>> detect(["甲乙市政府工作报告(2023年1月3日 张三)"], Metadata())
    Metadata(title='甲乙市政府工作报告', place='甲乙市', year=2023, date='2023-01-03', speaker='张三', source='')
    """
    text = "\n".join(front)
    date = known.date or _date(text)
    year = known.year or _year(text, date) or _year_of_headings(body)
    title = known.title or _title(front)
    return Metadata(
        title=title,
        place=known.place or _place(text) or ("全国" if any(map(_NATION.search, body)) else ""),
        year=year,
        date=date,
        speaker=known.speaker or _speaker(front),
        source=known.source,
    )


def _date(text: str) -> str:
    match = _DATE.search(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def _year(text: str, date: str) -> int | None:
    """Return the year of the day it was given, else the first year named: a title's year is the year it plans."""
    if date:
        return int(date[:4])
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def _year_of_headings(body: Sequence[str]) -> int | None:
    """Return the year that a heading plans (二、2018年目标任务), or the year after the one that it reviews."""
    planned = (match for line in body if (match := _PLAN_YEAR.search(line)))
    reviewed = (match for line in body if (match := _REVIEW_YEAR.search(line)))
    if match := next(planned, None):
        return int(match[1])
    return int(match[1]) + 1 if (match := next(reviewed, None)) else None


def _title(front: Sequence[str]) -> str:
    line = next((line for line in front if _TITLE.search(line)), front[0] if front else "")
    return re.sub(r"\s*[(（].*$", "", line).strip()


def _place(text: str) -> str:
    meeting = _MEETING.search(text)
    if meeting:
        return meeting[1] or meeting[2] or ""
    title = _PLACE.search(text)
    return title[1] if title else ""


def _speaker(front: Sequence[str]) -> str:
    found = (_SPEAKER.search(line) for line in front)
    return next((match[1] or match[2] for match in found if match), "")
