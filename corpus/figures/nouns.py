"""The noun behind a number (443个|老旧小区), what its clause tells of it (29项|成果|获奖励), and the name of both."""

from __future__ import annotations

import re
from functools import cache

from corpus.figures.context import QuantityContext
from corpus.figures.indicators import LONGEST_TOPIC, Discourse, Indicator
from corpus.figures.lexicon import word_list
from corpus.figures.phrases import EDGE, action_of, split_predicate, without_measure, without_verb

# Units that count nothing, "" for fractions.
RATIOS = ("%", "‰", "‱", "个百分点", "倍", "")
# Characters of a predicate that adds nothing to its noun (30件实事|全面完成).
_SHORT_PREDICATE = 4
_WORD = re.compile(r"\w")
# What is covered, and by what (覆盖36个|村|的|供水工程).
_COVERED = re.compile(r"(?P<covered>[^的]{1,10})的(?P<project>[^的]{2,})")
_BRACKET = re.compile(r"^[（(][^（）()]{0,12}[）)]")


def noun_behind(context: QuantityContext, body: str) -> tuple[str, str] | None:
    """Return the noun that follows a number and is counted by it, after what the text tells of it, or None.

    29项成果获国家科学技术奖励 gives 获国家科学技术奖励的 and 成果, 443个老旧小区 gives "" and 老旧小区.

    Args:
        context: where the figure stands.
        body: the measure that its words before it name, or "".
    """
    quantity = context.bounded.quantity
    after = context.follow_up.strip()
    if quantity.unit in RATIOS and not after.startswith("的") and (body or not _counts_share(context)):
        return None
    acts = word_list("verbs.action") if body in word_list("phrases.dependent") else ()
    if quantity.unit.endswith("元") and after.startswith(word_list("phrases.spent") + acts):
        return None
    after = _BRACKET.sub("", after).strip(EDGE)
    if after in word_list("verbs.growth"):  # 比上年的9.4%|高|2.6个百分点
        return None
    if not _WORD.search(after) or (
        after.startswith(_not_nouns()) and not after.startswith(word_list("phrases.noun_after_all"))
    ):
        return None
    noun, predicate = split_predicate(after)
    if not noun:
        return _relative_clause(predicate, body)
    if len(predicate) > _SHORT_PREDICATE or predicate.removeprefix("全部") in word_list("phrases.telling"):
        return f"{predicate}的", noun
    return "", noun


def counted_indicator(discourse: Discourse, clause: str, thing: str, body: str) -> Indicator:
    """Name a figure by the noun behind it, with the action before it, its own or the list's.

    Args:
        discourse: the figure among the others.
        clause: what the text tells of the noun, up to 的, or "".
        thing: the noun.
        body: the measure that the words before the number name, or "".
    """
    noun = clause + thing
    context, previous, action = discourse.context, discourse.previous, action_of(body)
    if context.bounded.quantity.unit in RATIOS:
        return Indicator.of(body + noun, body + thing)
    if capacity := next((word for word in word_list("verbs.capacity") if body.endswith(word)), ""):
        thing = thing.removesuffix(capacity).rstrip("和及与、")  # 占地9亩的|物流园和占地|8亩的停车场
        able = thing.endswith(("能力", "规模", "产能"))
        return Indicator.of(capacity + thing if able else thing + capacity, thing)
    if not clause and body.endswith(word_list("verbs.covering")) and (project := _COVERED.fullmatch(thing)):
        verb = next(word for word in word_list("verbs.covering") if body.endswith(word))
        return Indicator.of(project["project"] + verb + project["covered"], project["project"])
    if context.follow_up.startswith("的") and body.endswith(word_list("verbs.covering")):
        return Indicator.of(noun + body, thing)
    if body in word_list("phrases.dependent") and context.follow_up.startswith("的"):
        return Indicator.of(thing + body)
    if body in word_list("verbs.reaching") and not action:
        doer = without_measure(discourse.owner()) if body in word_list("verbs.covering") else ""
        return Indicator.of(doer + body + noun, thing)
    if body.endswith(word_list("verbs.reaching")) or context.bounded.quantity.unit.endswith("元"):
        final = action or next((word for word in word_list("verbs.action") if body.endswith(word)), "")
        return Indicator.of(body + noun, body + thing if action else without_verb(body), final)
    if not action and not body and previous and context.listed:
        action = previous.action
    return Indicator.of(action + _attribute(body, action) + noun, thing, action)


def _attribute(body: str, action: str) -> str:
    """Return the words between an action and its number that tell which things are counted, but no examples."""
    words = body.removeprefix(action) if action and body.startswith(action) else ""
    examples = "、" in words or words.endswith("等")
    return "" if examples or len(words) > LONGEST_TOPIC else words


def _counts_share(context: QuantityContext) -> bool:
    """Tell a share that begins its clause and stands before its noun (70%村卫生室, 半数以上贫困村)."""
    begins = not context.listed or not (context.gap or "").startswith("、")
    return context.bounded.quantity.form == "half" or (context.bounded.quantity.unit == "%" and begins)


def _relative_clause(words_behind: str, body: str) -> tuple[str, str] | None:
    """Read a number with a clause behind it that ends in its noun (100所|达到二级水平的|次中心), else what it did."""
    attribute, _, head = words_behind.rpartition("的")
    if attribute and len(head) > 1 and (not body or action_of(body)):
        return f"{attribute}的", head
    return None if body or len(words_behind) <= _SHORT_PREDICATE else ("", words_behind)


@cache
def _not_nouns() -> tuple[str, ...]:
    """Words behind a number that begin what became of it (减少到152项), not the noun that it counts."""
    brought = tuple(word for word in word_list("verbs.become") if len(word) > 2 and word[-1] in "到至为在")
    return word_list("phrases.not_noun") + brought
