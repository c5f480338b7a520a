"""Where a thing ranks (居全省第2位): figures of a kind of their own, beside those that count or measure.

A rank is its ordinal; its indicator is what is ranked and among whom (快递业务量全省排名). 第2批 ranks nothing:
a word for ranking, or the circle in which something ranks, has to stand before the ordinal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from corpus.figures.comparators import Bounded
from corpus.figures.context import QuantityContext
from corpus.figures.coordination import distribute
from corpus.figures.indicators import Indicator
from corpus.figures.lexicon import pattern, word_list
from corpus.figures.phrases import measure_of, topic_of
from corpus.figures.quantities import Quantity
from corpus.text.forms import simplified
from corpus.text.numerals import read_numeral

# In no table of units, so it converts into nothing and counts nothing.
RANK_UNIT = "名次"
_NAMED = "排名"
_WHICH = r"[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5}"
# A bare 第三 is a rank only where its phrase ends (第三产业, 第一批).
_ORDINAL = re.compile(
    rf"第\s?(?P<which>{_WHICH})\s?(?:[位名](?![一-龥]?[代委院])|(?=\s*(?:[，。；、：！,;）)”]|[的和及与并且]|$)))|首位|榜首"
)
_NEXT = re.compile(r"\s?[、和及与]\s?$")
# Circles that several words name, by their key in the word lists.
_CIRCLES = ("全球", "全国", "全省", "全市", "全县")
# Characters before an ordinal in which the words that make it a rank are looked for.
_REACH = 32


@dataclass(frozen=True, slots=True)
class Rank:
    """An ordinal that ranks something.

    Attributes:
        bounded: the ordinal as a quantity; its left end is where the words of ranking begin.
        scope: among whom, "" where that is not said.
        further: it goes on with a list (第2位、第7位).
    """

    bounded: Bounded
    scope: str
    further: bool = False


def find_ranks(text: str) -> Iterator[Rank]:
    """Yield the ranks of a text in order.

    >>> [(rank.scope, int(rank.bounded.quantity.value)) for rank in find_ranks("居全省第2位，全国排第三，第五次普查")]
    [('全省', 2), ('全国', 3)]
    """
    last: Rank | None = None
    for match in _ORDINAL.finditer(text):
        if last and _NEXT.fullmatch(text, last.bounded.right, match.start()):
            last = Rank(_bounded(match, match.start()), last.scope, further=True)
        elif lead := _lead().search(text, max(0, match.start() - _REACH), match.start()):
            scope = next(filter(None, lead.groups()), "")
            last = Rank(_bounded(match, lead.start()), scope)
        else:
            continue
        yield last


def circle_at(text: str, start: int) -> str:
    """Return the circle in which the rank that stands at `start` ranks, by its usual name; "" for one without a name.

    >>> circle_at("用电量居省内第2位", 6)
    '全省'
    """
    scope = next((rank.scope for rank in find_ranks(simplified(text)) if rank.bounded.quantity.start == start), "")
    return next((name for name in _CIRCLES if scope.startswith(word_list(f"rank.same.{name}"))), "")


def rank_names(text: str, ranks: Sequence[tuple[Rank, QuantityContext, Indicator | None]]) -> list[Indicator]:
    """Name ranks in order: by the words before each, else by the figure before it in its sentence, which is given."""
    names: list[str] = []
    for i, (rank, context, before) in enumerate(ranks):
        if not rank.further:
            count = 1 + next((j for j, later in enumerate(ranks[i + 1 :]) if not later[0].further), len(ranks) - i - 1)
            goes_on = i > 0 and before == ranks[i - 1][2]  # no figure stands between it and the rank before
            bare = goes_on and context.listed and not context.lead_in
            names += names[-1:] if bare else _subjects(text, context, before, count)
    return [Indicator.of(f"{subject}{rank.scope}{_NAMED}") for subject, (rank, _, _) in zip(names, ranks, strict=True)]


def _bounded(match: re.Match[str], left: int) -> Bounded:
    which = match["which"]
    value = Decimal(1) if which is None else Decimal(int(which)) if which.isdecimal() else read_numeral(which)
    quantity = Quantity(match.start(), match.end(), value or Decimal(1), None, RANK_UNIT, "chinese", "=")
    return Bounded(quantity, "=", left, match.end())


def _subjects(text: str, context: QuantityContext, before: Indicator | None, count: int) -> list[str]:
    """Return what is ranked, of a list dealt out by 分别 each by itself."""
    body = measure_of(context.lead_in)
    parts = (distribute(body, count) if count > 1 and body else ()) or (body,) * count
    return [_owned(text, context, before, part) for part in parts]


def _owned(text: str, context: QuantityContext, before: Indicator | None, body: str) -> str:
    """Complete a measure that says nothing alone (增速, 总量和增速) by what the figure or clause before it names."""
    if not body:
        return before.text if before else topic_of(context.earlier(text))
    if all(part in word_list("phrases.dependent") for part in re.split("[、和及与]", body)):
        return (before.subject if before else topic_of(context.earlier(text))) + body
    return body


@cache
def _lead() -> re.Pattern[str]:
    """Compile what ends where a rank begins: 居全省, 在全省43个县中排, 全国排名上升到, 保持世界, or a circle alone."""
    circle, moved = pattern("rank.circles").pattern, pattern("rank.moves").pattern
    ranks = pattern("rank.verbs").pattern + "(?!" + pattern("rank.not_behind").pattern + ")"
    among = "(?:[（(][^（）()]{1,8}[）)]|(?![居列排])[^，。；：、第])"
    return re.compile(
        rf"在?(?P<before>{circle}{among}{{0,14}}?)[中里内的]?{ranks}[在于到至]?{moved}?$"
        rf"|{ranks}(?:[在于到至]|{moved})?(?P<behind>{among}{{0,14}}?)[中里的]?{moved}?$"
        rf"|{moved}(?P<moved>{circle}?)$|(?<!更多)在?(?P<alone>{circle}{among}{{0,3}}?)$"
    )
