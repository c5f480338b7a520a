"""What kind of figure it is: an amount reached, something added, a change, a ratio, or a bound kept."""

from __future__ import annotations

from corpus.clauses import Slot
from corpus.indicators import Indicator, strip_adverbs, strip_tail
from corpus.lexicon import pattern, words
from corpus.records import Kind, Tense

_RATIOS = ("%", "‰", "‱", "")
_FALLS = ("减少", "下降", "降低", "减", "比上年增加", "比去年增加", "同比增加", "缩短", "压缩", "削减", "压减")


def kind_of(slot: Slot, lead_in: str, indicator: Indicator, tense: Tense) -> Kind:
    """Classify a figure.

    Args:
        slot: where it stands.
        lead_in: the words before it; for the later items of a 分别-list, those before its first.
        indicator: its name.
        tense: target or actual; a plan caps rates that a review reports.
    """
    quantity = slot.bounded.quantity
    link = lead_in.rstrip("了 约近")
    if quantity.unit == "个百分点" or quantity.form == "double" or quantity.unit == "倍":
        return "growth"
    if _is_bound(slot, link, indicator, tense):
        return "bound"
    if quantity.unit in _RATIOS or quantity.form in ("fraction", "half"):
        return "growth" if link.endswith(words("verbs.growth")) or indicator.text.endswith(words("verbs.growth")) else "share"
    if link.endswith(_FALLS):
        return "growth"
    return "increment" if _is_flow(slot, lead_in, indicator) else "level"


def _is_bound(slot: Slot, link: str, indicator: Indicator, tense: Tense) -> bool:
    comparator = slot.bounded.comparator
    if "控制在" in link or (comparator == "<=" and "控制" in link):
        return True
    if link.endswith(words("kind.bound")) and comparator in (">=", "<=", ">", "<"):
        return True
    return (
        tense == "target" and comparator in ("~", "<=", "<") and any(w in indicator.text for w in words("kind.ceiling"))
    )


def _is_flow(slot: Slot, lead_in: str, indicator: Indicator) -> bool:
    """Tell what was added or carried out from what stands: by the action, the event, or the unit of events."""
    phrase = lead_in.rstrip()
    if phrase.endswith(words("kind.stock")) or indicator.text.endswith(words("kind.stock")):
        return False
    if slot.bounded.quantity.unit.endswith("元"):
        return pattern("kind.spending").search(phrase) is not None
    body = strip_tail(phrase)
    return (
        bool(indicator.action)
        or slot.bounded.quantity.unit in words("kind.events")
        or pattern("kind.added").search(phrase) is not None
        or strip_adverbs(phrase).startswith(words("verbs.action"))
        or body.endswith(words("verbs.action"))
        or (not body and pattern("kind.event").search(slot.follow_up) is not None)
    )
