"""What a figure counts or measures, as a phrase that stands alone, put together from the words of its sentence.

Three shapes cover the reports: the measure before the number (高新技术企业800家), the noun behind it (443个老旧小区),
and a list that 分别 deals out (城镇和乡村居民收入分别增长6%、8%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.figures.context import QuantityContext
from corpus.figures.coordination import distribute, parts_of
from corpus.figures.indicators import LONGEST_TOPIC, Discourse, Indicator
from corpus.figures.lexicon import word_list
from corpus.figures.nouns import RATIOS, counted_indicator, noun_behind
from corpus.figures.phrases import (
    EDGE,
    action_of,
    is_relative,
    measure_of,
    strip_adverbs,
    strip_lead,
    strip_tail,
    without_change,
    without_commitment,
    without_measure,
    without_verb,
)
from corpus.figures.runs import own_change, runs_of

# Characters of a part (主城区) up to which it needs the whole beside it.
_LONGEST_PART = 8
# A measure for so many people, which its list shares (每千人拥有医生2.3人、病床4.1张).
_PER = re.compile(r"每[十百千万]?(?:名|个|位)?[一-龥]{1,3}?(?:拥有|占有|有)")
# Units of those who live in what the figure before counts (惠及42个|村|1.6万户).
_INHABITANTS = ("户", "人", "名", "口")
# What stands behind a measure and compares it (总量占全省45%, 增速比上年高1个百分点); 收入比 is a ratio itself.
_RELATION = re.compile(r"(?:占|比|较|高于|低于|快于|慢于)(?!$)")
# Before a value that the figure before is compared with (比“十五”时期的|9.4%).
_THAN_VALUE = re.compile(r"[比较][^，。；]{2,14}的$")
# A change that stands behind its number (实现20%以上的增长).
_CHANGE_BEHIND = re.compile(r"的?(增长|提升|下降|降幅|增幅|增速)(?![至到为])")


def indicators_of(text: str, contexts: Sequence[QuantityContext]) -> list[Indicator]:
    """Name every figure of a paragraph, in order; a name is empty only where no word is left for it."""
    names: list[Indicator] = []
    runs = {run.start: run for run in runs_of(contexts)}
    while len(names) < len(contexts):
        i = len(names)
        discourse = Discourse(text, contexts[i], contexts[i - 1] if i else None, names)
        run = runs.get(i)
        names += _dealt_out(discourse, contexts[i : run.stop], run.things) if run else [_single(discourse)]
    return names


def _single(discourse: Discourse) -> Indicator:
    """Name a figure; a share is one of the whole that the clause before sets (在财政支出中，教育占)."""
    name = _named(discourse)
    if name.text.endswith("占") and (whole := discourse.whole):
        return Indicator.of(name.text + whole, name.subject)
    return name


def _named(discourse: Discourse) -> Indicator:
    context = discourse.context
    if reached := _inhabitants(discourse):
        return reached
    body = measure_of(context.lead_in)
    if noun := noun_behind(context, body):
        return counted_indicator(discourse, *noun, body)
    if context.bounded.quantity.unit in RATIOS and (change := _CHANGE_BEHIND.match(context.follow_up)):
        body += change.group(1)
    body = without_verb(body) if body.endswith(word_list("phrases.crossing")) else body
    if not body:
        return _continued(discourse)
    relation = body if is_relative(body) else strip_tail(context.lead_in.strip(EDGE))
    if is_relative(relation):
        return _compared(discourse, relation.removeprefix("其中"))
    return _owned(discourse, body) or _measured(discourse, body)


def _inhabitants(discourse: Discourse) -> Indicator | None:
    """Name those who live in what the figure before counts (惠及42个|村|1.6万户)."""
    thing, previous = (discourse.context.gap or "").strip(), discourse.previous
    if not thing or previous is None or discourse.context.bounded.quantity.unit not in _INHABITANTS:
        return None
    rest = previous.text.removesuffix(thing)
    return Indicator.of(rest) if rest != previous.text and rest.endswith(word_list("verbs.covering")) else None


def _owned(discourse: Discourse, body: str) -> Indicator | None:
    """Name a figure by a measure that says nothing alone (总投资, 惠及) and the thing that it is of; else None."""
    dependent, second = word_list("phrases.dependent"), word_list("phrases.second")
    added_up = "累计" if body.startswith("累计") and body[2:] in dependent else ""
    body = body.removeprefix(added_up)
    bare_action = action_of(body) == body and not discourse.context.bounded.quantity.unit.endswith("元")
    if body in dependent or (body in word_list("verbs.reaching") and not bare_action):
        owner = discourse.owner(body) if body in dependent else discourse.doer
        goes_on = body in second or (body not in (*dependent, *word_list("verbs.covering")) and discourse.same_unit)
        owner = owner if goes_on else without_measure(owner)
        if discourse.previous and body.startswith("总"):  # a total is a stock, whatever was added to it
            owner = owner.removeprefix(discourse.previous.action)
        return Indicator.of(_joined(owner, added_up + body))
    if body in word_list("phrases.owned") and (owner := discourse.earner):
        return Indicator.of(_joined(owner, body))
    measure = next((word for word in dependent if body.startswith(word)), "")
    if measure and _RELATION.match(body.removeprefix(measure)):
        owner = discourse.owner()
        owner = owner if measure in second else without_measure(owner)
        return Indicator.of(_joined(owner, body), subject="")
    return None


def _measured(discourse: Discourse, body: str) -> Indicator:
    """Name a figure by the words before it, with the action that its list shares."""
    previous, action = discourse.previous, action_of(body)
    if previous and discourse.part_of_flow and not _names_itself(body, previous.subject):
        whole = f"{previous.text}{body}" if body.startswith("用于") else f"{body}{previous.text}"
        return Indicator.of(whole, action=previous.action)
    if previous and discourse.context.listed and (share := _PER.match(previous.subject)):
        body = body if _PER.match(body) else share.group() + body
    if action and body == action and action not in word_list("verbs.complete"):
        topic = previous.thing if previous else discourse.topic
        return Indicator.of(action + (topic if len(topic) <= LONGEST_TOPIC else ""), action=action)
    if body in word_list("phrases.totals") and previous:
        return Indicator.of(previous.thing)
    if previous and _shares_action(discourse.context, previous, body):
        return Indicator.of(previous.action + body, body, previous.action)
    return Indicator.of(body, action=action)


def _shares_action(context: QuantityContext, previous: Indicator, body: str) -> bool:
    """Tell an item of a list of things done that names the thing alone (新建学校5所、医院6家)."""
    if not context.listed or not previous.action or previous.action in word_list("verbs.complete"):
        return False
    acts = body.startswith(_verbs()) or strip_adverbs(context.lead_in).startswith(word_list("verbs.action"))
    return not acts and not body.endswith(word_list("verbs.growth")) and context.bounded.quantity.unit not in RATIOS


def _names_itself(part: str, whole: str) -> bool:
    """Tell a part that needs no whole beside it: it ends as the whole does, in a measure, or does something itself."""
    return (
        part[-2:] in whole
        or part.endswith(word_list("phrases.dependent"))
        or bool(action_of(part))
        or len(part) > _LONGEST_PART
    )


@cache
def _verbs() -> tuple[str, ...]:
    """Verbs that make a list's item a statement of its own."""
    return word_list("verbs.action") + word_list("verbs.reaching")


def _compared(discourse: Discourse, relation: str) -> Indicator:
    """Name a change, a share or a comparison by the subject of the figure before it."""
    last = discourse.last_subject
    subject = last if discourse.previous else discourse.topic or last
    return Indicator.of(subject + relation, subject)


def _continued(discourse: Discourse) -> Indicator:
    """Name a figure without words of its own: the next of a list, or a level of what the last figure spoke of."""
    context, previous, before = discourse.context, discourse.previous, discourse.before
    if previous is None or before is None:
        return Indicator.of(discourse.thing_behind() or discourse.topic or discourse.last_subject)
    if context.part and (event := context.follow_up.strip(EDGE)):  # 其中1878项实现“零跑腿”
        return Indicator.of(f"{event}的{previous.subject}", previous.subject)
    if measure := discourse.measure_between():
        return Indicator.of(measure)
    same_unit = discourse.same_unit
    bare = not context.lead_in.strip() and context.bounded.left == context.bounded.quantity.start
    unchanged = without_change(previous.text) == previous.text or previous.text.endswith(word_list("phrases.rates"))
    if same_unit and ((bare if context.listed else unchanged) or _THAN_VALUE.search(context.lead_in)):
        return previous
    return Indicator.of(previous.subject)


def _joined(owner: str, measure: str) -> str:
    """Join an owner and its measure where they do not already overlap (商品房销售|销售额)."""
    overlap = next((n for n in range(min(len(owner), len(measure)), 0, -1) if owner.endswith(measure[:n])), 0)
    return owner + measure[overlap:]


def _dealt_out(discourse: Discourse, run: Sequence[QuantityContext], things: int) -> list[Indicator]:
    """Name the figures of a run: its coordinated subjects, each with the shared words or its own change put back."""
    lead_in = without_commitment(discourse.context.lead_in).replace("依次", "分别")
    left, respectively, right = lead_in.partition("分别")
    if not respectively:
        left, right = _split_change(left)
    left, change = strip_tail(strip_lead(left)), strip_tail(right)
    if left in word_list("phrases.compared"):
        left, change = "", left + change
    subjects = _subjects(discourse, left, things)
    action = action_of(subjects[0])
    width = len(run) // things
    return [
        Indicator.of(action + subject.removeprefix(action) + (own_change(context) or change), subject, action)
        for subject, context in zip((s for s in subjects for _ in range(width)), run, strict=True)
    ]


def _subjects(discourse: Discourse, phrase: str, count: int) -> tuple[str, ...]:
    """Return what the items of a list are about: told by the words before it, else by the figures before it."""
    subjects = distribute(phrase, count) if phrase else ()
    if not phrase and discourse.previous and (parts := distribute(discourse.previous.subject, count)):
        subjects = parts
    elif not phrase and len(discourse.names) >= count:
        subjects = tuple(name.subject for name in discourse.names[-count:])
    topics = () if subjects else parts_of(discourse.topic, count)
    return subjects or tuple(topic + phrase for topic in topics) or (phrase,) * count


def _split_change(phrase: str) -> tuple[str, str]:
    """Part the change from the end of coordinated measures (出口、进口|增长)."""
    measures = strip_tail(phrase)
    change = next((verb for verb in word_list("verbs.growth") if len(verb) > 1 and measures.endswith(verb)), "")
    return measures.removesuffix(change), change
