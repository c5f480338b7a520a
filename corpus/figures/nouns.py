"""The noun behind a number (443个|老旧小区), and what its clause tells of it (29项|成果|获奖励)."""

from __future__ import annotations

import re
from functools import cache

from corpus.figures.context import Slot
from corpus.figures.lexicon import words
from corpus.figures.phrases import EDGE, action_of, split_predicate

# Units that count nothing, "" for fractions.
RATIOS = ("%", "‰", "‱", "个百分点", "倍", "")
# Characters of a predicate that adds nothing to its noun (30件实事|全面完成).
_SHORT_PREDICATE = 4
_BRACKET = re.compile(r"^[（(][^（）()]{0,12}[）)]")


def noun_behind(slot: Slot, body: str) -> tuple[str, str] | None:
    """Return the noun that follows a number and is counted by it, after what the text tells of it, or None.

    29项成果获国家科学技术奖励 gives 获国家科学技术奖励的 and 成果, 443个老旧小区 gives "" and 老旧小区.

    Args:
        slot: where the figure stands.
        body: the measure that its words before it name, or "".
    """
    quantity = slot.bounded.quantity
    after = slot.follow_up.strip()
    if quantity.unit in RATIOS and not after.startswith("的") and (body or not _counts_share(slot)):
        return None
    if quantity.unit.endswith("元") and after.startswith(words("phrases.spent")):
        return None
    after = _BRACKET.sub("", after).strip(EDGE)
    if not after or (after.startswith(_not_nouns()) and not after.startswith(words("phrases.noun_after_all"))):
        return None
    noun, predicate = split_predicate(after)
    if not noun:
        return _relative_clause(predicate, body)
    if len(predicate) > _SHORT_PREDICATE or predicate.removeprefix("全部") in words("phrases.telling"):
        return f"{predicate}的", noun
    return "", noun


def _counts_share(slot: Slot) -> bool:
    """Tell a share that begins its clause and stands before its noun (70%村卫生室, 半数以上贫困村)."""
    begins = not slot.listed or not (slot.gap or "").startswith("、")
    return slot.bounded.quantity.form == "half" or (slot.bounded.quantity.unit == "%" and begins)


def _relative_clause(words_behind: str, body: str) -> tuple[str, str] | None:
    """Read a number with a clause behind it that ends in its noun (100所|达到二级水平的|次中心), else what it did."""
    attribute, _, head = words_behind.rpartition("的")
    if attribute and len(head) > 1 and (not body or action_of(body)):
        return f"{attribute}的", head
    return None if body or len(words_behind) <= _SHORT_PREDICATE else ("", words_behind)


@cache
def _not_nouns() -> tuple[str, ...]:
    """Words behind a number that begin what became of it (减少到152项), not the noun that it counts."""
    brought = tuple(word for word in words("verbs.become") if len(word) > 2 and word[-1] in "到至为在")
    return words("phrases.not_noun") + brought
