"""Of when a document is: title, day of the congress, headings, what the text says of the year to come and the last.

What a year means depends on the kind of document: a work report plans its year, a bulletin states its results.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.identity.days import Day, days, is_year, years
from corpus.identity.evidence import Evidence, Finding, weigh
from corpus.identity.kinds import KindRule, is_title
from corpus.identity.lines import Lines, one_form
from corpus.text.time import PLAN, plan_years

# A meeting from this month on plans the next year's work; a bulletin is issued in the first half of the next year.
_LATE, _ISSUED = 11, 8
# A heading plans a year (二、2018年目标任务) or reviews the one before; 到2035年 is no year of a report.
_HORIZON = re.compile(r"(?:到|至|截至|截止|迈向|面向|展望)$")
_PLANS = re.compile(
    r"^.{0,14}(?:目标|任务|安排|重点|要求|取向|建议|打算|部署|计划|工作思路|主要工作(?!回顾)|主要举措|草案|预期|政府工作$|的?工作$)"
)
_REVIEWS = re.compile(
    r"^.{0,16}(?:回顾|工作总结|工作情况|执行情况|发展成效|主要成效|完成情况|取得的成绩|发展成就|工作成效)"
)
# What the text says of the year to come, and of the one that ended.
_PLAN_OPENS = re.compile(
    r"^(?:是?政府工作的?(?:总体|指导|基本)|经济社会发展的?(?:主要|总体|预期)|(?:要|将)?重点|,?我们(?:将|要)|各项工作|的?工作)"
)
_BEFORE_PLAN = re.compile(r"(?:做好|安排|部署|完成|实现)$")
_PAST_BEFORE = re.compile(r"(?:刚刚?过去的?(?:一年)?,?|过去的?一年,?|回顾)$")
_PAST_BEHIND = re.compile(r"^(?:的?一年来?|是.{0,40}(?:一年|之年))")
_RESULT = re.compile(r"^,?(?:全[市县省区州国旗]|预计|完成|实现|我[市县省区州国旗])")
# Times that results of a year are named at least.
_OFTEN = 3
_FILE_DAY = re.compile(r"(?<!\d)(?:19|20)\d{2}[-_.]?[01]\d[-_.]?[0-3]\d(?!\d)")
_FIVE_YEARS = re.compile(rf"第(?P<number>[一二三四五六七八九十]+)个五年|(?P<plan>{PLAN})")
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def day_of(lines: Lines) -> Day | None:
    """Return the day on which it was given or issued, as the title and byline lines say.

    >>> day_of(Lines.of(["政府工作报告", "——2021年2月6日在甲县", "第十届人民代表大会上"], [], "")).iso
    '2021-02-06'
    """
    whole_lines = (day for line in lines.front for day in days(line))
    return next(whole_lines, None) or next(days(lines.whole_front), None)


def year_finding(lines: Lines, rule: KindRule | None, day: Day | None) -> Finding[int]:
    """Weigh all that says of when the document is, by the rule of its kind."""
    meaning = rule.years if rule else "plans"
    evidence = [*_titled(lines, meaning), *_given(day, meaning), *_in_file(lines.file)]
    if meaning != "results":
        evidence += [*_in_headings(lines, meaning), *_in_text(lines)]
    return weigh("year", [piece for piece in evidence if is_year(piece.value)])


def _titled(lines: Lines, meaning: str) -> Iterator[Evidence[int]]:
    """Read the year of a title line: of a draft the last that it names, of several the first of the plan."""
    for line in filter(is_title, map(one_form, lines.titles)):
        spans = [(day.start, day.end) for day in days(line)]
        named = [
            (year, line[end:])
            for year, start, end in years(line)
            if not any(a <= start < b for a, b in spans)
            and not _HORIZON.search(line[:start])
            and "远景" not in line[end:]
        ]
        if meaning == "several":
            if plan := _plan_of(line):
                yield Evidence(plan[0], "five_years")
        elif named:
            only_review = meaning == "draft" and len({year for year, _ in named}) == 1 and _REVIEWS.match(named[0][1])
            yield Evidence(max(year for year, _ in named) + bool(only_review and "草案" not in line), "title")


def _plan_of(line: str) -> tuple[int, int] | None:
    """Return the years of the plan that a line names: 第十四个五年规划 is “十四五”."""
    match = _FIVE_YEARS.search(line)
    return plan_years(match["number"] or match["plan"]) if match else None


def _given(day: Day | None, meaning: str) -> Iterator[Evidence[int]]:
    """Read the year of the day on which it was given or issued."""
    if day is None:
        return
    if meaning == "results":
        yield Evidence(day.year - (day.month <= _ISSUED), "issued")
    elif day.month >= _LATE and meaning == "plans":
        yield Evidence(day.year + 1, "late_session")
    else:
        yield Evidence(day.year, "session")


def _in_headings(lines: Lines, meaning: str) -> Iterator[Evidence[int]]:
    for heading in lines.headings:
        for year, start, end in years(heading):
            before, behind = heading[:start], heading[end:]
            if _HORIZON.search(before) or meaning == "several":
                continue
            if _REVIEWS.match(behind):
                yield Evidence(year + 1, "reviews")
            elif _PLANS.match(behind):
                yield Evidence(year, "plans")


def _in_text(lines: Lines) -> Iterator[Evidence[int]]:
    """Read what the text says of the year to come and of the one that ended; results count by the last year."""
    results: Counter[int] = Counter()
    for text in lines.body:
        for year, start, end in years(text):
            before, behind = text[max(0, start - 12) : start], text[end : end + 48]
            if _HORIZON.search(before):
                continue
            if _PAST_BEFORE.search(before) or (text in lines.body[:6] and _PAST_BEHIND.match(behind)):
                yield Evidence(year + 1, "past")
            elif _BEFORE_PLAN.search(before) or _PLAN_OPENS.match(behind):
                yield Evidence(year, "plan_opens")
            elif _RESULT.match(behind):
                results[year] += 1
    often = [year for year, count in results.items() if count >= _OFTEN]
    if often:
        yield Evidence(max(often) + 1, "results")


def _in_file(file: str) -> Iterator[Evidence[int]]:
    """Read the year that a file is called after; a day in its name (20230124) is when it was saved."""
    named = set(map(int, _FILE_YEAR.findall(_FILE_DAY.sub("", file))))
    if len(named) == 1:
        yield Evidence(named.pop(), "file")
