"""Target or actual, and the word of commitment.

The headings above a paragraph (…工作回顾, …目标任务) decide unless the words of the sentence say otherwise; under one
that says nothing or both, the words and years of the sentence decide; what is left is read as part of a plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.figures.context import QuantityContext
from corpus.figures.dating import last_mentioned, opening_of, plan_named, starts_change, year_until, years_named
from corpus.figures.lexicon import pattern
from corpus.figures.phrases import strip_adverbs
from corpus.records import Paragraph, Tense

_LAST_YEAR = re.compile(r"(?<![比较于同与跟])(?:去年|上年)(?!度?同期|以来)")
# The year before or the present, or the report's own year, of which a sentence speaks as a whole.
_NEAR_YEAR = re.compile(
    r"(?<![比较于同与跟])(?:去年|上年)(?!度?同期|以来)|(?:^|(?<=[，,；;：:。)）但\s]))(?:目前|现时)"
    r"|(?<![比较])(?P<this>今年|本年)(?!以来|上半年|入|[春夏秋前头]|\s?\d{1,2}\s?月|[一二三四五六七八九十]{1,2}(?:月|季度))"
)
# An amount that is named a goal (调控目标为, 预算安排).
_NAMED_GOAL = re.compile(r"(?:目标|计划|预期|预算|任务)(?:[确初拟暂]?定?[为是]|安排)$")
# What parts the things that a heading names (工作回顾|和|主要目标).
_JOINT = re.compile(r"[、，,；;]|和(?![谐平睦])|及|与|暨")
# Chains of headings whose tense is cached; a report has about 50.
_CACHED = 10_000


@dataclass(frozen=True, slots=True)
class TenseReading:
    """Whether a figure is a target, and what word commits to it."""

    tense: Tense
    modality: str


@dataclass(frozen=True, slots=True)
class ParagraphTense:
    """What a paragraph as a whole says about time: its headings, then its opening or an earlier one, then its tone."""

    text: str
    heading: Tense | None
    tone: Tense

    @classmethod
    def of(cls, paragraph: Paragraph, report_year: int | None) -> ParagraphTense:
        """Read it once; every figure of the paragraph is placed by it."""
        text = paragraph.text
        results, goals = (len(pattern(name).findall(text)) for name in ("tense.actual", "tense.target"))
        tone: Tense = "actual" if results > goals else "target"
        around = (_opening_tense(words, report_year) for words in (opening_of(text), paragraph.era))
        heading: Tense | None = "actual" if paragraph.role == "note" else heading_tense(paragraph.section, report_year)
        return cls(text, heading, next(filter(None, around), tone))


def read_tense(paragraph_tense: ParagraphTense, context: QuantityContext, report_year: int | None) -> TenseReading:
    """Read how a figure stands in time."""
    before = context.before(paragraph_tense.text)
    near = before if context.gap is None else context.gap
    tense = _tense(paragraph_tense, before, near, context, report_year)
    return TenseReading(tense, _modality(before, context.lead_in) if tense == "target" else "")


def _tense(
    paragraph_tense: ParagraphTense, before: str, near: str, context: QuantityContext, report_year: int | None
) -> Tense:
    if starts_change(paragraph_tense.text, context):
        return "actual"
    if paragraph_tense.heading == "target":
        past = pattern("tense.past").search(near) or _LAST_YEAR.search(near)
        return "actual" if past else "target"
    if paragraph_tense.heading == "actual":
        return "target" if _is_to_come(before, near, report_year) else "actual"
    if dated := _dated_tense(before, report_year):
        return dated
    if pattern("tense.target").search(before) or _NAMED_GOAL.search(context.governing):
        return "target"
    if near_year := _near_year_tense(before, near):
        return near_year
    return (
        "actual"
        if pattern("tense.actual").search(before + context.behind(paragraph_tense.text))
        else paragraph_tense.tone
    )


def _near_year_tense(before: str, near: str) -> Tense | None:
    """Tell by the last of 去年 and 今年 that a sentence names; what is done already is a result in either."""
    years = list(_NEAR_YEAR.finditer(before))
    if not years:
        return None
    return "target" if years[-1]["this"] and not pattern("tense.past").search(near) else "actual"


def _is_to_come(before: str, near: str, report_year: int | None) -> bool:
    """Tell a goal inside a review: by its words, or by the year until which it is to be reached (预计到2025年)."""
    if pattern("tense.past").search(near):
        return False
    until = year_until(before)
    comes = until is not None and report_year is not None and until >= report_year
    return comes or pattern("tense.future").search(before) is not None


def _dated_tense(before: str, report_year: int | None) -> Tense | None:
    """Tell by the years a sentence names: past ones are results, the report's own and later ones goals."""
    if report_year is None:
        return None
    if years := years_named(before):
        return "target" if years[-1] >= report_year else "actual"
    plan = plan_named(before)
    if plan and plan[1] < report_year:
        return "actual"
    return "target" if plan and plan[0] >= report_year else None


def _opening_tense(words: str, report_year: int | None) -> Tense | None:
    """Tell by the time that an opening speaks of (这五年，…; “十五五”时期，…) what follows it reports or plans."""
    if pattern("tense.actual").search(words):
        return "actual"
    if pattern("tense.future").search(words):
        return "target"
    span = last_mentioned(words, report_year)
    if span is None or span.last is None or report_year is None:
        return None
    return "target" if span.last >= report_year else "actual"


@lru_cache(maxsize=_CACHED)
def heading_tense(section: tuple[str, ...], report_year: int | None = None) -> Tense | None:
    """Read the headings from the outermost in; one that speaks of both (发展成就和主要目标) says nothing.

    >>> heading_tense(("一、2024年工作回顾",)), heading_tense(("二、重点工作", "（一）改善民生")), heading_tense(())
    ('actual', 'target', None)
    >>> heading_tense(("一、2024年主要工作",), 2025), heading_tense(("二、去年目标任务完成情况",), 2025)
    ('actual', 'actual')
    """
    for heading in section:
        tenses = {tense for part in _JOINT.split(heading) if (tense := _part_tense(part, report_year))}
        if tenses:
            return tenses.pop() if len(tenses) == 1 else None
    return None


def _part_tense(part: str, report_year: int | None) -> Tense | None:
    """Read one of the things that a heading names: what it is of decides, then its time, then what it speaks of."""
    if pattern("tense.account").search(part):
        return "actual"
    if dated := _dated_tense(part, report_year):
        return dated
    if pattern("tense.last").search(part):
        return "actual"
    review, plan = (pattern(f"tense.{name}").search(part) is not None for name in ("review", "plan"))
    return None if review == plan else "actual" if review else "target"


def _modality(before: str, lead_in: str) -> str:
    """Return the word that commits to it: its sentence's (力争), else the verb that opens its own words (打造)."""
    committed = re.sub(r"[主需重次纲扼]要|要[求点素闻]", "  ", before[before.rfind("；") + 1 :])
    if commitments := pattern("verbs.commit").findall(committed):
        return str(commitments[-1])
    verb = pattern("verbs.govern").match(strip_adverbs(lead_in)) or pattern("verbs.govern").match(lead_in)
    return verb.group() if verb else ""
