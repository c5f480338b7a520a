"""The year that a figure speaks of.

What its sentence mentions last before it decides: a year, 去年 or 今年, a five-year plan, or several years. Else the
opening of its paragraph does, the headings above it, or the opening of an earlier paragraph (`Paragraph.era`).
A total or an average over several years has no one year; a level reached at their end has their last one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import takewhile

from corpus.figures.context import REACH, QuantityContext
from corpus.figures.indicators import Indicator
from corpus.figures.origins import Origin, base_of, origin_of, without_origins
from corpus.figures.phrases import strip_lead
from corpus.records import Kind, Paragraph, Tense
from corpus.text.time import PLAN, THROUGH, YEAR, YEARS_ON_END, plan_years, read_year

_COUNT = r"(?<!\d)(?:[2-9]|\d\d|[二两三四五六七八九十])"
_NAMED = rf"(?<![\d０-９.]){YEAR}"
# A year that is spoken of, not one that is compared with, counted from, or part of a name.
_YEAR = (
    rf"(?<![比较是])(?<!相当于)(?<!等于)(?P<year>{_NAMED})\s?年"
    r"(?![^，。；、和年]{0,16}以来|[^，。；]{0,12}(?:五年|规划|标准))"
)
_LAST_YEAR = r"(?<![比较于同与跟])(?P<last>去年|上年|上一年|过去的?一年|一年来|目前|截至?目前)(?!度?同期|以来)"
_THIS_YEAR = r"(?<![比较])(?P<this>今年|本年)"
# A plan's years, unless the plan is only named: its start (开局之年), its text (规划), a campaign (“八五”普法).
_PLAN = (
    rf"(?<![比较])(?<![比较]“)“?(?P<plan>{PLAN})(?:”(?!开局|良好开局|收官|圆满收官|规划|纲要|普法|计划|目标)|(?=时期|期间|以来|末))"
    r"(?P<plan_end>末)?"
)
# Words that speak of several years, or that add up or average over them.
_PERIOD = (
    rf"(?P<period>{_COUNT}年[来间](?!最|首|新)|(?:过去|今后|未来|最近|近|这)的?{_COUNT}年(?!来?(?:最|首|新)|内)|{_COUNT}年(?:共|累计|年均)"
    rf"|的{_COUNT}年(?=[。，])|本届政府|{_NAMED}\s?年[^，。；、和年]{{0,16}}以来)"
)
# Years inside the name of a document are those that it plans.
_NAMES = re.compile(
    rf"《[^》]{{1,60}}》|[（(](?:{YEAR}\s?年?\s?{THROUGH}{YEAR}|{YEAR})\s?年?[）)]|{YEAR}\s?年?\s?{THROUGH}{YEAR}\s?年(?=[^，。；]{{0,14}}(?:规划|计划|方案|纲要))"
)
_MENTION = re.compile("|".join((YEARS_ON_END, _YEAR, _LAST_YEAR, _THIS_YEAR, _PLAN, _PERIOD)))
_SUMMED = re.compile(
    rf"年均(?!浓度|气温|降|值|流|径)|累计|(?<!人)每年|{_COUNT}年(?:增长|提高|提升|下降|增加|翻|投入|净增)"
)
# What is added up over the years that are spoken of, and what is of a single year whatever its paragraph speaks of.
_ADDED_UP = re.compile(r"合计|共计|总共")
_OF_ONE_YEAR = re.compile(r"同比|[比较]上年|全年")
# Characters behind the first value of a change in which its end is dated (增加到2020年的).
_CHANGE_REACH = 16
# Characters of a paragraph in which it says what time it speaks of (刚刚过去的2025年，…); before them, a salutation.
_OPENING = 40
_SALUTATION = re.compile(r"\s*(?:各位|同志们)[^，。！!：:]{0,8}[！!：:，]\s*")
# A day or month is when something happened, not the time that a paragraph speaks of.
_DAY = re.compile(rf"{_NAMED}\s?年\s?(?:\d{{1,2}}|[一二三四五六七八九十]+)月")
# From its first measure on, an opening speaks of that, not of the paragraph's time.
_MEASURED = re.compile(r"\d[\d.]*(?![\d.]|\s?年)")


# An event's year stands between what it happened to and what happened, and no number does.
_PAUSES = "，,。；;：:、！!？?（(\n"
_PAUSE = re.compile(f"[{_PAUSES}]")
_NUMERAL = re.compile(r"[\d０-９]|[一二两三四五六七八九十百千万亿][个家人项年元万亿千百十]")
_SHORTEST_SUBJECT, _SHORTEST_EVENT = 2, 3
# Ends of words that lead on to a year; 顾, 结, 望: 回顾, 总结, 展望.
_NO_SUBJECT = tuple("的在到至自从由是于过比较与和同为顾结望")
# The year until which something is to be reached (到2025年, 2025年底前, 到“十四五”末), not one that is counted up to.
_UNTIL = re.compile(
    rf"(?<!截)(?<!截止)[到至](?P<to>{_NAMED})\s?年(?!\s?\d{{1,2}}\s?月)|(?P<by>{_NAMED})\s?年(?:底|末)?(?:之|以)?前"
    rf"|[到至]“?(?P<plan>{PLAN})”?(?:时?期)?末"
)


@dataclass(frozen=True, slots=True)
class Years:
    """The years that words speak of; None where they leave one open."""

    first: int | None
    last: int | None

    @property
    def one(self) -> bool:
        """Tell whether it is one known year."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Mention:
    """Years that a text mentions, where the mention ends, and up to where it holds."""

    end: int
    years: Years
    until: int


def plan_named(text: str) -> tuple[int, int] | None:
    """Return the first and last year of the five-year plan that a text names, or None.

    >>> plan_named("“十四五”时期"), plan_named("“十一五”末")
    ((2021, 2025), (2006, 2010))
    """
    match = re.search(_PLAN, text)
    return plan_years(match["plan"]) if match else None


def years_named(words: str) -> list[int]:
    """Return the years that words speak of, in order.

    >>> years_named("比2019年高，由２０２０年的7%，到二〇二一年"), years_named("2020年以来")
    ([2020, 2021], [])
    """
    return [read_year(match["year"]) for match in re.finditer(_YEAR, words)]


def year_until(words: str) -> int | None:
    """Return the last year until which words say that something is to be reached, or None.

    >>> year_until("预计到2025年"), year_until("2025年底前"), year_until("截至2025年底")
    (2025, 2025, None)
    """
    match = next(reversed(list(_UNTIL.finditer(without_origins(words)))), None)
    if match is None:
        return None
    plan = plan_years(match["plan"]) if match["plan"] else None
    return plan[1] if plan else read_year(match["to"] or match["by"]) if match["to"] or match["by"] else None


def last_mentioned(words: str, report_year: int | None) -> Years | None:
    """Return the years that words mention last, or None where they mention none.

    >>> last_mentioned("“十四五”时期，去年", 2025), last_mentioned("过去五年", 2025)
    (Years(first=2024, last=2024), Years(first=None, last=None))
    """
    mentions = reversed(_mentions(words, report_year))
    return next((mention.years for mention in mentions if mention.until == len(words)), None)


def opening_of(text: str) -> str:
    """Return the words in which a paragraph says what time it speaks of, or "" where they mention none.

    >>> opening_of("各位代表！过去五年，我们迎难而上。"), opening_of("2022年7月召开大会。")
    ('过去五年，我们迎难而上。', '')
    """
    salutation = _SALUTATION.match(text)
    start = salutation.end() if salutation else 0
    words = without_origins(_DAY.sub("", text[start : start + _OPENING]))
    words = _MEASURED.split(words, maxsplit=1)[0]
    return words if any(_until(words, match) == len(words) for match in _MENTION.finditer(words)) else ""


def starts_change(text: str, context: QuantityContext) -> bool:
    """Tell the value from which a change started (由70元提高到88元)."""
    return origin_of(context.before(text), context.behind(text)) is not None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a paragraph, the headings above it and its report say about years.

    Attributes:
        text: the paragraph's.
        mentions: what the paragraph mentions, in order.
        opening, headings, era: the years that these mention, where they do.
        report_year: the year whose work the report plans, if known.
        plans: the paragraph stands under a heading of plans.
    """

    text: str
    mentions: tuple[Mention, ...]
    opening: Years | None
    headings: frozenset[Years]
    era: Years | None
    report_year: int | None
    plans: bool

    @classmethod
    def of(cls, paragraph: Paragraph, report_year: int | None, plans: bool = False) -> Calendar:
        """Read it once; every figure of the paragraph is placed by it."""
        headings = (_span(m, report_year) for heading in paragraph.section for m in _MENTION.finditer(heading))
        return cls(
            paragraph.text,
            tuple(_mentions(paragraph.text, report_year)),
            last_mentioned(opening_of(paragraph.text), report_year),
            frozenset(span for span in headings if span),
            last_mentioned(paragraph.era, report_year),
            report_year,
            plans,
        )

    def year(self, context: QuantityContext, indicator: Indicator, tense: Tense, kind: Kind) -> int | None:
        """Return the year that a figure speaks of, or None over several years or where unknown.

        Without any mention it is the report's year for a target and the year before for a result.
        """
        before = context.before(self.text)
        if origin := origin_of(before, context.behind(self.text)):
            return self._start(origin, before, context)
        words = context.governing + (indicator.text if kind == "growth" else indicator.action)
        summed = tense == "actual" and _SUMMED.search(words) is not None
        if summed and base_of(before):
            return None
        if span := self._before(context):
            return self._within(span, tense, kind, summed or _ADDED_UP.search(words) is not None)
        if summed:
            return None
        span = None if _OF_ONE_YEAR.search(words) else self._around(tense)
        return self._within(span, tense, kind, summed) if span else self._default(tense)

    def _start(self, origin: Origin, before: str, context: QuantityContext) -> int | None:
        """Place the value that a change starts from: by its own time, else by that of the changes before it."""
        if origin == Origin():
            origin = base_of(before) or origin
        if origin.ago is None:
            return origin.year
        span = self._between(context) or self._before(context) or self._around("actual")
        end = span.last if span else None
        return origin.year_before(end or self._default("target" if self.plans else "actual"))

    def _between(self, context: QuantityContext) -> Years | None:
        """Return what is mentioned between the first value of a change and its last, right behind the first."""
        i = bisect_right(self.mentions, context.bounded.right, key=_end)
        near = i < len(self.mentions) and self.mentions[i].end <= context.bounded.right + _CHANGE_REACH
        return self.mentions[i].years if near else None

    def _before(self, context: QuantityContext) -> Years | None:
        """Return what the sentence mentions last before a figure."""
        i = bisect_right(self.mentions, context.bounded.left, key=_end)
        first = max(context.sentence[0], context.bounded.left - REACH)
        near = takewhile(lambda mention: mention.end > first, reversed(self.mentions[:i]))
        return next((mention.years for mention in near if mention.until > context.clause[0]), None)

    def _within(self, span: Years, tense: Tense, kind: Kind, summed: bool) -> int | None:
        """Place a figure about several years: a level stands at their end, anything else has no one year."""
        if span.one:
            return span.last
        if summed or kind in ("growth", "increment"):
            return None
        return span.last or (self._default(tense) if tense == "actual" else None)

    def _around(self, tense: Tense) -> Years | None:
        """Return what is said around the sentence; headings that name several years leave it to the era."""
        headings = [span for span in self.headings if self._fits(span, tense)]
        nearest = (self.opening, headings[0] if len(headings) == 1 else None, self.era)
        return next((span for span in nearest if span and self._fits(span, tense)), None)

    def _fits(self, span: Years, tense: Tense) -> bool:
        """Tell whether the years that a paragraph speaks of can be this figure's: a result has none to come."""
        if span.last is None or self.report_year is None:
            return True
        return (tense == "target") == (span.last >= self.report_year)

    def _default(self, tense: Tense) -> int | None:
        if self.report_year is None:
            return None
        return self.report_year if tense == "target" else self.report_year - 1


def _mentions(text: str, report_year: int | None) -> list[Mention]:
    """Return what a text mentions, in order; the years that changes started from do not count."""
    text = _NAMES.sub(lambda name: "　" * len(name.group()), without_origins(text))
    spans = ((match, _span(match, report_year)) for match in _MENTION.finditer(text))
    return [Mention(match.end(), span, _until(text, match)) for match, span in spans if span]


def _until(text: str, match: re.Match[str]) -> int:
    """Return up to where a mention holds: the year of an event (园区2006年开工，) no further than its clause."""
    start = max(text.rfind(pause, 0, match.start()) for pause in _PAUSES) + 1
    pause = _PAUSE.search(text, match.end())
    subject = strip_lead(text[start : match.start()]).strip()
    if not match["year"] or pause is None or len(subject) < _SHORTEST_SUBJECT or subject.endswith(_NO_SUBJECT):
        return len(text)
    told = text[match.end() : pause.start()]
    return len(text) if len(told) < _SHORTEST_EVENT or _NUMERAL.search(told) else pause.start()


def _end(mention: Mention) -> int:
    return mention.end


def _span(match: re.Match[str], report_year: int | None) -> Years | None:
    if match["first"]:
        return Years(read_year(match["first"]), read_year(match["final"]))
    if match["year"]:
        year = read_year(match["year"])
        return Years(year, year)
    if match["plan"]:
        plan = plan_years(match["plan"])
        return plan and (Years(plan[1], plan[1]) if match["plan_end"] else Years(*plan))
    if match["period"]:
        return Years(None, None)
    if report_year is None:
        return None
    year = report_year if match["this"] else report_year - 1
    return Years(year, year)
