"""What a figure counts or measures, as a phrase that stands alone, put together from the words of its sentence.

Three shapes cover the reports: the measure before the number (高新技术企业800家), the noun behind it (443个老旧小区),
and a list that 分别 deals out (城镇和乡村居民收入分别增长6%、8%). Words that a figure leaves out (增长5%, 总投资3亿元,
其中) come from the figure before it, else from the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.figures.context import REACH, Slot, enumerations, shared_units
from corpus.figures.coordination import distribute, parts_of
from corpus.figures.lexicon import words
from corpus.figures.nouns import RATIOS, noun_behind
from corpus.figures.phrases import (
    EDGE,
    action_of,
    is_relative,
    measure,
    split_predicate,
    strip_adverbs,
    strip_lead,
    strip_tail,
    topic_of,
    without_change,
    without_commitment,
    without_verb,
)

# Characters; a longer phrase keeps its end, where Chinese has the head.
_LONGEST = 40
# Characters of a clause's object up to which it can serve as the object of the next clause's verb.
_LONGEST_TOPIC = 14
# Characters of a part (主城区) up to which it needs the whole beside it.
_LONGEST_PART = 8
# Further figures of a list, without words between them (7.8万户|、22.9万人).
_LISTED = re.compile(r"^(?:[、和及][\d.,万亿多余]{1,12}(?:人次|[一-龥]))+")
# A measure for so many people, which its list shares (每千人拥有医生2.3人、病床4.1张).
_PER = re.compile(r"每[十百千万]?(?:名|个|位)?[一-龥]{1,3}?(?:拥有|占有|有)")
_PAUSE = re.compile(r"[，,；;：:。、]")
# What stands behind a measure and compares it (总量占全省45%, 增速比上年高1个百分点); 收入比 is a ratio itself.
_RELATION = re.compile(r"(?:占|比|较|高于|低于|快于|慢于)(?!$)")
# A change that stands behind its number (实现20%以上的增长).
_CHANGE_BEHIND = re.compile(r"的?(增长|提升|下降|降幅|增幅|增速)(?![至到为])")

# What a clause says of a measure before it gives its value (进出口总值创历史新高，达到5亿元).
_RECORD = re.compile(r"(?:再|又|均|首次|连年)?创(?:下|出)?(?:历史|同期)?新[高低]$")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure's name.

    Attributes:
        text: the phrase that stands alone (地区生产总值增长).
        subject: what it measures, without the change (地区生产总值).
        action: what was done (新建), or "".
    """

    text: str
    subject: str
    action: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A slot with all that may name it: the text, the slot before it, and the names so far."""

    text: str
    slot: Slot
    before: Slot | None
    names: Sequence[Indicator]

    @property
    def part_of_flow(self) -> bool:
        """Tell a part (其中主城区366公顷) of what was done to a whole (新建绿地458公顷)."""
        before, previous = self.before, self.previous
        if previous is None or before is None or not previous.action or not self.slot.part:
            return False
        return before.bounded.quantity.unit == self.slot.bounded.quantity.unit

    @property
    def previous(self) -> Indicator | None:
        """The name of the figure before it in the same sentence."""
        return self.names[-1] if self.before and self.before.sentence == self.slot.sentence else None


def indicators_of(text: str, slots: Sequence[Slot]) -> list[Indicator]:
    """Name every figure of a paragraph, in order; a name is empty only where no word is left for it."""
    names: list[Indicator] = []
    runs = {run.start: run for run in (*enumerations(slots), *shared_units(slots))}
    while len(names) < len(slots):
        i = len(names)
        place = _Place(text, slots[i], slots[i - 1] if i else None, names)
        names += _dealt_out(place, len(runs[i])) if i in runs else [_single(place)]
    return names


def _single(place: _Place) -> Indicator:
    slot = place.slot
    body = measure(slot.lead_in)
    if counted := noun_behind(slot, body):
        return _counted(place, *counted, body)
    if slot.bounded.quantity.unit in RATIOS and (change := _CHANGE_BEHIND.match(slot.follow_up)):
        body += change.group(1)
    body = without_verb(body) if body.endswith(words("phrases.crossing")) else body
    if not body:
        return _continued(place)
    relation = body if is_relative(body) else strip_tail(slot.lead_in.strip(EDGE))
    if is_relative(relation):
        return _compared(place, relation.removeprefix("其中"))
    bare_action = action_of(body) == body and not slot.bounded.quantity.unit.endswith("元")
    if body in words("phrases.dependent") or (body in words("verbs.reaching") and not bare_action):
        owner = _owner(place) if body in words("phrases.dependent") else _doer(place)
        owner = owner if body in words("phrases.second") else _without_measure(owner)
        if place.previous and body.startswith("总"):  # a total is a stock, whatever was added to it
            owner = owner.removeprefix(place.previous.action)
        whole = _joined(owner, body)
        return _named(whole, whole, "")
    if measured := next((m for m in words("phrases.dependent") if body.startswith(m)), ""):
        relation = body.removeprefix(measured)
        if _RELATION.match(relation):
            owner = _owner(place)
            owner = owner if measured in words("phrases.second") else _without_measure(owner)
            return _named(_joined(owner, body), "", "")
    return _measured(place, body)


def _measured(place: _Place, body: str) -> Indicator:
    """Name a figure by the words before it, with the action that its list shares."""
    previous, action = place.previous, action_of(body)
    if previous and place.part_of_flow and not _alike(body, previous.subject):
        whole = f"{previous.text}{body}" if body.startswith("用于") else f"{body}{previous.text}"
        return _named(whole, whole, previous.action)
    if previous and place.slot.listed and (share := _PER.match(previous.subject)):
        body = body if _PER.match(body) else share.group() + body
    if action and body == action and action not in words("verbs.complete"):
        topic = _without_action(previous) if previous else _topic_before(place)
        topic = topic if len(topic) <= _LONGEST_TOPIC else ""
        return _named(action + topic, action + topic, action)
    if body in words("phrases.totals") and previous:
        thing = _without_action(previous)
        return _named(thing, thing, "")
    if previous and _shares_action(place, previous, body):
        return _named(previous.action + body, body, previous.action)
    return _named(body, body, action)


def _shares_action(place: _Place, previous: Indicator, body: str) -> bool:
    """Tell an item of a list of things done that names the thing alone (新建学校5所、医院6家)."""
    slot = place.slot
    if not slot.listed or not previous.action or previous.action in words("verbs.complete"):
        return False
    own = body.startswith(_verbs()) or strip_adverbs(slot.lead_in).startswith(words("verbs.action"))
    return not own and not _changes(body) and slot.bounded.quantity.unit not in RATIOS


def _alike(body: str, whole: str) -> bool:
    """Tell a part that names itself: it ends as the whole does, in a measure, or does something of its own."""
    return (
        body[-2:] in whole
        or body.endswith(words("phrases.dependent"))
        or bool(action_of(body))
        or len(body) > _LONGEST_PART
    )


def _without_action(name: Indicator) -> str:
    """Return the thing that something was done to (保障性住房开工, then 建成)."""
    thing = name.subject.removeprefix(name.action)
    done = next((word for word in words("phrases.telling") if thing.endswith(word)), "")
    return thing.removesuffix(done) or thing


def _changes(body: str) -> bool:
    return body.endswith(words("verbs.growth"))


@cache
def _verbs() -> tuple[str, ...]:
    """Verbs that make a list's item a statement of its own."""
    return words("verbs.action") + words("verbs.reaching")


def _compared(place: _Place, relation: str) -> Indicator:
    """Name a change, a share or a comparison by the subject of the figure before it."""
    known = place.names[-1].subject if place.names else ""
    subject = known if place.previous else _topic_before(place) or known
    return _named(subject + relation, subject, "")


def _counted(place: _Place, told: str, thing: str, body: str) -> Indicator:
    """Name a figure by the noun behind it, told what it did, with the action before it, its own or the list's."""
    noun = told + thing
    slot, previous = place.slot, place.previous
    if slot.bounded.quantity.unit in RATIOS:
        return _named(body + noun, body + thing, "")
    action = action_of(body)
    if slot.follow_up.startswith("的") and body.endswith(words("verbs.covering")):
        return _named(noun + body, thing, "")
    if body in words("phrases.dependent") and slot.follow_up.startswith("的"):
        return _named(thing + body, thing + body, "")
    if body in words("verbs.reaching") and not action:
        doer = _owner(place) if body in words("verbs.covering") else ""
        return _named(doer + body + noun, thing, "")
    if body.endswith(words("verbs.reaching")) or slot.bounded.quantity.unit.endswith("元"):
        done = action or next((word for word in words("verbs.action") if body.endswith(word)), "")
        return _named(body + noun, body + thing if action else without_verb(body), done)
    if not action and not body and previous and slot.listed:
        action = previous.action
    return _named(action + _attribute(body, action) + noun, thing, action)


def _attribute(body: str, action: str) -> str:
    """Return the words between an action and its number that tell which things are counted, but no examples."""
    told = body.removeprefix(action) if action and body.startswith(action) else ""
    examples = "、" in told or told.endswith("等")
    return "" if examples or len(told) > _LONGEST_TOPIC else told


def _continued(place: _Place) -> Indicator:
    """Name a figure without words of its own: the next of a list, or a level of what the last figure spoke of."""
    slot, previous = place.slot, place.previous
    if previous is None or place.before is None:
        return _orphan(place)
    if slot.part and (told := slot.follow_up.strip(EDGE)):  # 其中1878项实现“零跑腿”
        return _named(f"{told}的{previous.subject}", previous.subject, "")
    if told := _measure_between(place):
        return _named(told, told, "")
    same_unit = place.before.bounded.quantity.unit == slot.bounded.quantity.unit
    bare = not slot.lead_in.strip() and slot.bounded.left == slot.bounded.quantity.start
    unchanged = without_change(previous.text) == previous.text
    if same_unit and (bare if slot.listed else unchanged):
        return previous
    return _named(previous.subject, previous.subject, "")


def _orphan(place: _Place) -> Indicator:
    after = place.slot.follow_up or _LISTED.sub("", place.slot.behind(place.text))
    topic = split_predicate(strip_lead(_PAUSE.split(after.lstrip("、"), maxsplit=1)[0]))[0].strip(EDGE)
    topic = topic or _topic_before(place) or (place.names[-1].subject if place.names else "")
    return _named(topic, topic, "")


def _owner(place: _Place) -> str:
    """Find the thing that a bare measure (总数) is of: in the clause before, in the figure before, in what follows."""
    slot, previous = place.slot, place.previous
    if previous is None or place.before is None:
        after = _PAUSE.split(slot.behind(place.text).lstrip(EDGE), maxsplit=1)[0]
        return _topic_before(place) or topic_of(slot.follow_up) or topic_of(after)
    start = max(place.before.bounded.right, slot.clause[0] - REACH)
    between = _PAUSE.split(place.text[start : slot.clause[0]], maxsplit=1)[-1].strip(EDGE)
    if between and strip_lead(between) != between:
        return topic_of(between) or previous.subject
    return previous.subject


def _measure_between(place: _Place) -> str:
    """Return the measure that the clause between two figures speaks of (…、9%，总值创新高，达到5亿元), or ""."""
    if place.before is None or place.before.clause == place.slot.clause:
        return ""
    between = place.text[max(place.before.bounded.right, place.slot.clause[0] - REACH) : place.slot.clause[0]]
    last = strip_lead(_PAUSE.split(between.strip(EDGE))[-1])
    return _RECORD.sub("", last) if _RECORD.search(last) else ""


def _doer(place: _Place) -> str:
    """Find what does something, where the words before it name it."""
    return place.previous.subject if place.previous else _topic_before(place)


def _joined(owner: str, measure: str) -> str:
    """Join an owner and its measure where they do not already overlap (商品房销售|销售额)."""
    overlap = next((n for n in range(min(len(owner), len(measure)), 0, -1) if owner.endswith(measure[:n])), 0)
    return owner + measure[overlap:]


def _without_measure(owner: str) -> str:
    """Drop the measure of an owner that another one follows (海外仓总面积, then 投资)."""
    measure_at_end = next((word for word in words("phrases.dependent") if owner.endswith(word)), "")
    return owner.removesuffix(measure_at_end) or owner


def _topic_before(place: _Place) -> str:
    return topic_of(place.slot.earlier(place.text))


def _dealt_out(place: _Place, count: int) -> list[Indicator]:
    """Name the figures of a 分别-list: its coordinated subjects, each with the shared words put back."""
    slot, names = place.slot, place.names
    left, dealt, right = without_commitment(slot.lead_in).replace("依次", "分别").partition("分别")
    if not dealt:
        left, right = _split_change(left)
    left, change = strip_tail(strip_lead(left)), strip_tail(right)
    if left in words("phrases.compared"):
        left, change = "", left + change
    subjects = distribute(left, count) if left else ()
    if not left and place.previous and (parts := distribute(place.previous.subject, count)):
        subjects = parts
    elif not left and len(names) >= count:
        subjects = tuple(name.subject for name in names[-count:])
    if not subjects:
        topics = parts_of(_topic_before(place), count)
        subjects = tuple(topic + left for topic in topics) or (left,) * count
    action = action_of(subjects[0])
    return [_named(action + subject.removeprefix(action) + change, subject, action) for subject in subjects]


def _split_change(phrase: str) -> tuple[str, str]:
    """Part the change from the end of coordinated measures (出口、进口|增长)."""
    measures = strip_tail(phrase)
    change = next((verb for verb in words("verbs.growth") if len(verb) > 1 and measures.endswith(verb)), "")
    return measures.removesuffix(change), change


def _named(phrase: str, subject: str, action: str) -> Indicator:
    clean = re.sub(r"\s", "", phrase).strip(EDGE)
    bare = without_change(re.sub(r"\s", "", subject).strip(EDGE))
    return Indicator(clean[-_LONGEST:], bare[-_LONGEST:], action)
