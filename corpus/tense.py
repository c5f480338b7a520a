"""Target or actual, the word of commitment, and the year a figure speaks of.

The headings above a paragraph (…工作回顾, …目标任务) decide unless the words of the sentence say otherwise; under one
that says nothing or both, the words and years of the sentence decide; what is left is read as part of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clauses import Slot
from corpus.lexicon import pattern
from corpus.phrases import strip_adverbs
from corpus.records import Paragraph, Tense

# A year that is spoken of, not one that is compared with, counted from, or started from (由2020年的7%提升至8%).
_YEAR = re.compile(r"(?<![比较])(?<![\d.])((?:19|20)\d\d)\s?年(?!以来|[^，。；]{0,12}(?:五年|规划|标准))")
_FROM_YEAR = re.compile(r"[由从](?:19|20)\d\d年的?[^\d]*\d")
_LAST_YEAR = re.compile(r"(?<![比较])(?:去年|上年)(?!度?同期|以来)")
_THIS_YEAR = re.compile(r"(?<![比较])今年")
_COUNT = r"(?<!\d)(?:[2-9]|\d\d|[二两三四五六七八九十])"
# A sentence, or its paragraph's first, that speaks of several years; or a figure that adds them up or averages them.
_PERIOD = re.compile(
    rf"过去{_COUNT}年|{_COUNT}年[来间](?!最|首|新)|今后{_COUNT}年|{_COUNT}年(?:共|累计)|的{_COUNT}年[。，]"
)
_PLAN_PERIOD = re.compile(r"“?(十?[一二三四五六七八九十])五”?(?:时期|期间|以来|末)|“(十?[一二三四五六七八九十])五”")
_SUMMED = re.compile(rf"年均(?!浓度|气温|降|值|流|径)|累计|{_COUNT}年(?:增长|提高|提升|下降|增加|翻|投入|净增)")
_ORDER = {numeral: i for i, numeral in enumerate("一二三四五六七八九十", 1)}
# Characters of a paragraph in which it says what time it speaks of (刚刚过去的2025年，…).
_OPENING = 30
# The sixth five-year plan began in 1981, every later one five years after the one before.
_SIXTH_PLAN = 1981


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a figure is a target, what word commits to it, and its year; None over several years or where unknown."""

    tense: Tense
    modality: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph as a whole says about time: its headings, its first sentence, the tone of its words."""

    text: str
    opening: str
    heading: Tense | None
    tone: Tense
    many_years: bool

    @classmethod
    def of(cls, paragraph: Paragraph) -> Setting:
        """Read it once; every figure of the paragraph is placed by it."""
        text = paragraph.text
        opening = text[: min(paragraph.sentences[0].end, _OPENING)] if paragraph.sentences else ""
        results, goals = (len(pattern(name).findall(text)) for name in ("tense.actual", "tense.target"))
        headed = any(_PERIOD.search(h) or _PLAN_PERIOD.search(h) for h in paragraph.section)
        return cls(
            text,
            opening,
            _heading_tense(paragraph.section),
            "actual" if results > goals else "target",
            headed and not _one_year(paragraph),
        )


def standing_of(setting: Setting, slot: Slot, report_year: int | None) -> Standing:
    """Read how a figure stands in time.

    Its year is the one that its sentence names before it, else 去年 or 今年, else the one that the paragraph opens
    with; without any it is the report's year for a target and the year before for an actual. Averages and totals over
    several years have none, unless an end year is named.
    """
    before = slot.before(setting.text)
    near = before if slot.gap is None else slot.gap
    tense = _tense(setting, before, near, slot, report_year)
    return Standing(
        tense,
        _modality(before, slot.lead_in) if tense == "target" else "",
        _year(setting, before, near, tense, report_year),
    )


def plan_years(name: str) -> tuple[int, int] | None:
    """Return the first and last year of the five-year plan that a text names, or None.

    >>> plan_years("“十四五”时期"), plan_years("“八五”普法")
    ((2021, 2025), (1991, 1995))
    """
    match = _PLAN_PERIOD.search(name)
    if match is None:
        return None
    numeral = match.group(1) or match.group(2)
    number = _ORDER[numeral] if len(numeral) == 1 else 10 + _ORDER[numeral[1]]
    first = _SIXTH_PLAN + 5 * (number - 6)
    return (first, first + 4) if number >= 6 else None


def _tense(setting: Setting, before: str, near: str, slot: Slot, report_year: int | None) -> Tense:
    if setting.heading == "target":
        return "actual" if pattern("tense.past").search(near) or _LAST_YEAR.search(near) else "target"
    if setting.heading == "actual":
        return "target" if pattern("tense.future").search(before) else "actual"
    if dated := _dated_tense(before, report_year):
        return dated
    if pattern("tense.target").search(before):
        return "target"
    return "actual" if pattern("tense.actual").search(before + slot.behind(setting.text)) else setting.tone


def _dated_tense(before: str, report_year: int | None) -> Tense | None:
    """Tell by the years a sentence names: past ones are results, the report's own and later ones goals."""
    if report_year is None:
        return None
    if years := _YEAR.findall(before):
        return "target" if int(years[-1]) >= report_year else "actual"
    plan = plan_years(before)
    if plan and plan[1] < report_year:
        return "actual"
    return "target" if plan and plan[0] >= report_year else None


def _heading_tense(section: Sequence[str]) -> Tense | None:
    """Read the headings from the outermost in; one that speaks of both (发展成就和主要目标) says nothing."""
    for heading in section:
        review = pattern("tense.review").search(heading) is not None
        plan = pattern("tense.plan").search(heading) is not None
        if review and plan:
            return None
        if review != plan:
            return "actual" if review else "target"
    return None


def _modality(before: str, lead_in: str) -> str:
    """Return the word that commits to it: its sentence's (力争), else the verb that opens its own words (打造)."""
    committed = re.sub(r"[主需重次纲扼]要|要[求点素闻]", "  ", before[before.rfind("；") + 1 :])
    if found := pattern("verbs.commit").findall(committed):
        return str(found[-1])
    opened = pattern("verbs.govern").match(strip_adverbs(lead_in)) or pattern("verbs.govern").match(lead_in)
    return opened.group() if opened else ""


def _year(setting: Setting, before: str, near: str, tense: Tense, report_year: int | None) -> int | None:
    for words in (before, setting.opening):
        if years := _YEAR.findall(_without_bases(words, near)):
            return int(years[-1])
        if (tense == "actual" and _SUMMED.search(near)) or _PERIOD.search(words) or _PLAN_PERIOD.search(words):
            return None
        if report_year and _LAST_YEAR.search(words):
            return report_year - 1
        if report_year and _THIS_YEAR.search(words):
            return report_year
    if report_year is None or setting.many_years:
        return None
    return report_year if tense == "target" else report_year - 1


def _one_year(paragraph: Paragraph) -> bool:
    """Tell a paragraph about one year under a heading of several: its words say so, or the heading names it too."""
    if re.search(r"全年|一年来", paragraph.text):
        return True
    named = any(_YEAR.search(heading) for heading in paragraph.section)
    return named and not re.search(rf"五年|年均(?!浓度|气温)|{_COUNT}年[来间提增]|“十[一-龥]五”", paragraph.text)


def _without_bases(words: str, near: str) -> str:
    """Drop the years from which a change started, unless the figure is the starting one."""
    return words if _FROM_YEAR.search(near + "0") else _FROM_YEAR.sub("", words)
