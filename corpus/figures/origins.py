"""Where a change starts: the words before its first value (由“十二五”末的) or before all of them (与2015年相比)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text.numerals import read_numeral
from corpus.text.time import PLAN, THROUGH, YEAR, YEARS_ON_END, plan_years, read_year

_COUNT = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
# A time that is told: a year, the end of a five-year plan, years counted back, the year before.
_TIME = (
    rf"(?:(?<![\d０-９.])(?P<year>{YEAR})\s?年|“?(?P<plan>{PLAN})(?:”(?:规划|计划|时期|期间|期)?|(?=时?期|期间|末))(?P<end>[时期]{{0,2}}末)?"
    rf"|(?P<ago>{_COUNT})年(?:以|之)?前|(?P<last>去年)|(?P<before>上年|上一年|前一年))"
    r"(?:年?[底初末]|之?初|同期|\d{1,2}月份?|[一二三四]季度|上半年|下半年)?"
)
_SOME_TIME = re.sub(r"\?P<\w+>", "?:", _TIME)
# A state that is told without a year (由原来的, 由建县之初的, 由改革开放初期的).
_STATE = (
    r"[^\d，,。；;、：由从到至]{0,8}(?:原来|原先|过去|当初|最初|起初|起步|年初|年前|[初末底时月先]|初期|前期|同期|季度)"
)
# A value of a list with its unit (20、15、|10个工作日).
_UNIT = r"[^\d０-９.．，,。；;、和：到至]{0,6}"
_VALUE = rf"[\d０-９][\d０-９.．,]*{_UNIT}"
_FROM = re.compile(
    rf"(?:[由从](?![于此业事])|自(?={_SOME_TIME}))(?:{_TIME}的?)?"
    rf"[^\d，,。；;、：由从到至]{{0,12}}(?:{_VALUE}[、和])*$"
)
# What brings a measure from its first value to its last (增长到, 企业发展到, ，下降至).
_MOVE = (
    r"(?:[（(][^（）()]{0,12}[）)])?(?:[^\d，,。；;、：]{0,8}?|[，,][^\d，,。；;、：]{0,2}?)"
    r"(?:[增提升降减扩缩上拓调变跃压延发攀达回恢跨滑优精转改涨跌落翻壮][一-龥]{0,3}?)"
)
_TO = re.compile(rf"(?:{_UNIT}(?:[、和]{_VALUE})+)?(?:{_MOVE})?[到至为]")
_COMPARED = re.compile(
    rf"(?:[与同和跟较比]|相比(?:于|较)?|对比){_TIME}(?:的?水平)?(?:相比较?|相较|对比|比较|比|(?=[，,]))"
)
_TOLD_FROM = re.compile(
    rf"[由从自]{_TIME}(?!\s?\d{{1,2}}\s?[月日]|[起开])的?(?=[^，,。；;到至]{{0,8}}[\d０-９]|[^，,。；;到至]{{0,8}}[一二三四五六七八九十百])"
)
_FROM_YEAR = re.compile(rf"[由从](?<![\d０-９.])(?:{YEAR})年(?:底|末)?(?!\s?{THROUGH})的?")
# Years on end that a sentence tells of (从1980年至1985年, 2005—2009年): changes start in the first.
_ON_END = re.compile(YEARS_ON_END)
_ON = re.compile(rf"在{_TIME}的?[^\d，,。；;]{{0,8}}(?:$|(?=[^，,。；;]{{0,12}}基础上))")
_BASE = re.compile(r"[^，,。；;]{0,4}基础上")
_STRIPPED = re.compile(
    rf"(?:[由从](?:{_SOME_TIME}|{_STATE})|[与同和跟较比]{_SOME_TIME}(?:相比较?|相较|比)|(?<=[到至为])(?:{_SOME_TIME}|今年|目前|现在|如今|当前))$"
)
# Characters before a value in which its origin is told, and behind it in which its change is.
REACH = 48


@dataclass(frozen=True, slots=True)
class Origin:
    """The time that a change starts from: a year, or how many years before its end; None where that is not told."""

    year: int | None = None
    ago: int | None = None

    def year_before(self, end: int | None) -> int | None:
        """Return its year when the change ends in the year `end`."""
        return self.year if self.ago is None or end is None else end - self.ago


def origin_of(before: str, behind: str) -> Origin | None:
    """Return where a change starts of which a value is the first, or one of the first; None for any other value.

    Args:
        before: the words of its sentence before the value.
        behind: those behind it.

    >>> origin_of("粮食产量由“十二五”末的", "增加到23万吨"), origin_of("粮食产量", "，增加到23万吨")
    (Origin(year=2015, ago=None), None)
    """
    before, behind = before[-REACH:], behind[:REACH]
    match = _FROM.search(before) if _TO.match(behind) else _ON.search(before) if _BASE.match(behind) else None
    return _read(match) if match else None


def base_of(before: str) -> Origin | None:
    """Return the time from which on the words of a sentence tell of changes, or None.

    >>> base_of("2020年与2015年相比，产量"), base_of("产量由2010年的3吨增加到5吨，产值"), base_of("比2015年增长")
    (Origin(year=2015, ago=None), Origin(year=2010, ago=None), None)
    """
    patterns = (_COMPARED, _TOLD_FROM, _ON_END)
    told = sorted((match for told in patterns for match in told.finditer(before)), key=lambda match: match.start())
    if not told:
        return None
    return Origin(read_year(told[-1]["first"])) if told[-1].re is _ON_END else _read(told[-1])


def without_origins(text: str) -> str:
    """Return a text with spaces in place of the times that changes start from, which its results are not of.

    >>> without_origins("2020年与2015年相比，由2015年的7%提高到8%").replace("　", "")
    '2020年，7%提高到8%'
    """
    for told in (_COMPARED, _TOLD_FROM, _FROM_YEAR, _ON):
        text = told.sub(lambda match: "　" * len(match.group()), text)
    return text


def strip_origin(phrase: str) -> str:
    """Drop the words of an origin from the end of a phrase.

    >>> strip_origin("粮食产量由“十二五”末"), strip_origin("普及率由建县之初"), strip_origin("自然增长率")
    ('粮食产量', '普及率', '自然增长率')
    """
    match = _STRIPPED.search(phrase, max(0, len(phrase) - REACH))
    return phrase[: match.start()] if match else phrase


def _read(match: re.Match[str]) -> Origin:
    if match["year"]:
        return Origin(year=read_year(match["year"]))
    if match["plan"]:
        plan = plan_years(match["plan"])
        return Origin(year=plan[1] if plan and match["end"] else None)
    if match["ago"]:
        written = match["ago"]
        number = int(written) if written.isdecimal() else read_numeral(written)
        return Origin(ago=None if number is None else int(number))
    return Origin(ago=1) if match["last"] or match["before"] else Origin()
