"""What kind of figure it is: an amount reached, something added, a change, a ratio, or a bound kept."""

from __future__ import annotations

import re

from corpus.figures.comparators import without_bound
from corpus.figures.context import QuantityContext
from corpus.figures.indicators import Indicator
from corpus.figures.lexicon import pattern, word_list
from corpus.figures.phrases import action_of, strip_adverbs, strip_lead, strip_tail
from corpus.records import Kind, Tense

# What may stand between a verb and its number.
_FILLERS = "了 约近"
_RATIOS = ("%", "‰", "‱", "")
# 增加 and 扩大 add to a count of things, but change an amount of money or one compared with another time.
_ADDED = ("增加", "扩大", "增")
_COMPARED = re.compile(r"(?:比|较)(?:去年|上年|20\d\d年)|同比")
_MONEY = ("元", "角", "分")
# After an action these bring a stock to its level (灌溉面积恢复到120万亩).
_BROUGHT = ("到", "至", "为")


def kind_of(context: QuantityContext, indicator: Indicator, tense: Tense, listed_flow: bool = False) -> Kind:
    """Classify a figure.

    Args:
        context: where it stands.
        indicator: its name.
        tense: target or actual; a plan caps rates that a review reports.
        listed_flow: the item before it in its list is an increment.
    """
    unit = context.bounded.quantity.unit
    if unit in ("个百分点", "倍"):
        return "growth"
    if _is_bound(context, indicator, tense):
        return "bound"
    lead_in = without_bound(context.governing.rstrip()).rstrip(_FILLERS)
    changes = _ends_in_change(lead_in) or _ends_in_change(indicator.text)
    if unit in _RATIOS:
        changed = changes or indicator.action in word_list("verbs.growth") or context.bounded.quantity.value < 0
        return "growth" if changed else "share"
    if changes and _changes_amount(unit, lead_in):
        return "growth"
    return "increment" if _is_flow(context, indicator, listed_flow) else "level"


def _ends_in_change(phrase: str) -> bool:
    return phrase.endswith(word_list("verbs.growth")) and not phrase.endswith(("新增", "净增"))


def _changes_amount(unit: str, lead_in: str) -> bool:
    """Tell an amount of change (减少5万人, 每斤提高3分) from what stands above or below another, and from additions."""
    if lead_in.endswith(_ADDED) and unit not in word_list("kind.gauges"):
        return unit.endswith(_MONEY) or _COMPARED.search(lead_in) is not None
    gauged = unit in word_list("kind.gauges") or unit.endswith(_MONEY)
    return lead_in.endswith(word_list("kind.change") + word_list("kind.raised") if gauged else word_list("kind.change"))


def _is_bound(context: QuantityContext, indicator: Indicator, tense: Tense) -> bool:
    before, comparator = context.governing.rstrip(_FILLERS), context.bounded.comparator
    if _is_threshold(context):
        return True
    if before.endswith("控制在"):
        return True
    steady = before.endswith(word_list("kind.bound")) and not _ends_in_change(indicator.text)
    if steady and comparator in (">=", "<=", ">", "<"):
        return True
    capped = any(word in indicator.text for word in word_list("kind.ceiling"))
    return tense == "target" and comparator in ("~", "<=", "<") and capped


def _is_threshold(context: QuantityContext) -> bool:
    """Tell an amount of money that says how large the things behind it are (5亿元以上|项目)."""
    quantity, after = context.bounded.quantity, context.follow_up.strip().removeprefix("的")
    sized = quantity.unit.endswith("元") and context.bounded.right > quantity.end and after[:1] >= "一"
    return sized and not after.startswith(word_list("phrases.not_noun") + word_list("phrases.spent"))


def _is_flow(context: QuantityContext, indicator: Indicator, listed_flow: bool) -> bool:
    """Tell what was added or carried out from what stands: by the action, the event, or the unit of events."""
    phrase, unit = context.governing.rstrip(), context.bounded.quantity.unit
    if phrase.endswith(word_list("kind.stock")) or indicator.text.endswith(word_list("kind.stock")):
        return False
    if phrase.endswith(_BROUGHT) and phrase[:-1].endswith(word_list("verbs.action")):
        return False
    body = strip_lead(strip_tail(phrase))
    if body in word_list("phrases.dependent") + word_list("phrases.totals") or phrase.endswith(word_list("kind.bound")):
        return False
    only_links = not body and bool(phrase.strip())
    continues = listed_flow and (context.listed or context.part) and not only_links and not phrase.endswith(_BROUGHT)
    if unit.endswith("元"):
        return continues or pattern("kind.spending").search(phrase) is not None
    return (
        bool(indicator.action)
        or continues
        or unit in word_list("kind.events")
        or pattern("kind.added").search(phrase) is not None
        or bool(action_of(strip_adverbs(phrase).removeprefix("累计")))
        or strip_tail(phrase).endswith(word_list("verbs.action") + word_list("verbs.complete"))
        or (
            not body.endswith(word_list("verbs.reaching"))
            and pattern("kind.event").search(context.follow_up) is not None
        )
    )
