"""Target or actual, the word of commitment, and the year a figure speaks of.

The words of the sentence decide where they can; else the headings above the paragraph (…工作回顾, …目标任务); a paragraph
without either is read as part of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clauses import Slot
from corpus.lexicon import pattern, words
from corpus.records import Paragraph, Tense

_YEAR = re.compile(r"(?<!比)(?<!较)((?:19|20)\d\d)年")
_LAST_YEAR = re.compile(r"(?<!比)(?<!较)(?:去年|上年)(?!度?同期)")
_SPANS_YEARS = re.compile(
    r"年均|累计|(?:[三四五六七八九十]|\d)年(?:来|间|累计|增长|增加|投入|共)|“[一-龥]{2,3}五”|过去[一-龥]年|今后[一-龥]年"
)
_END_YEAR = re.compile(r"(?:到|至)((?:19|20)\d\d)年")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a figure is a target, what word commits to it, and its year (None over several years or where unknown)."""

    tense: Tense
    modality: str
    year: int | None


def standing_of(paragraph: Paragraph, slot: Slot, report_year: int | None) -> Standing:
    """Read how a figure stands in time.

    Year: one that the sentence names before the figure; else 去年, 今年; else the report's year for a target and the year
    before for an actual; None for averages and totals over several years without an end year.
    """
    start, end = slot.sentence
    before = paragraph.text[start : slot.bounded.left]
    tense = _tense(paragraph, before, paragraph.text[start:end])
    modality = _modality(before) if tense == "target" else ""
    return Standing(tense, modality, _year(paragraph, before, tense, report_year))


def _tense(paragraph: Paragraph, before: str, sentence: str) -> Tense:
    heading = _heading_tense(paragraph.section)
    if heading == "target":
        return "actual" if pattern("tense.past").search(before) or _LAST_YEAR.search(before) else "target"
    if heading == "actual":
        return "target" if pattern("tense.future").search(before) else "actual"
    if pattern("tense.target").search(before):
        return "target"
    if pattern("tense.actual").search(sentence):
        return "actual"
    return "actual" if pattern("tense.actual").search(paragraph.text) else "target"


def _heading_tense(section: Sequence[str]) -> Tense | None:
    """Read the headings from the outermost in; one that speaks of both (发展成就和主要目标) says nothing."""
    for heading in section:
        review = pattern("tense.review").search(heading) is not None
        plan = pattern("tense.plan").search(heading) is not None
        if review != plan:
            return "actual" if review else "target"
    return None


def _modality(before: str) -> str:
    found = [match.group() for match in pattern("verbs.commit").finditer(before)]
    return found[-1] if found else ""


def _year(paragraph: Paragraph, before: str, tense: Tense, report_year: int | None) -> int | None:
    clause_years = _YEAR.findall(before)
    if clause_years:
        return int(clause_years[-1])
    if _SPANS_YEARS.search(before) or any(_SPANS_YEARS.search(heading) for heading in paragraph.section):
        return None
    if report_year is None:
        return None
    if _LAST_YEAR.search(before):
        return report_year - 1
    if "今年" in before:
        return report_year
    return report_year if tense == "target" else report_year - 1
