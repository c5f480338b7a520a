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

from corpus.clauses import REACH, Slot, enumerations
from corpus.coordination import distribute, parts_of
from corpus.lexicon import words
from corpus.phrases import (
    EDGE,
    action_of,
    is_relative,
    measure,
    split_predicate,
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
# Characters of a predicate that adds nothing to its noun (30件实事|全面完成).
_SHORT_PREDICATE = 4
_RATIOS = ("%", "‰", "‱", "个百分点", "倍", "")
_BRACKET = re.compile(r"^[（(][^（）()]{0,12}[）)]")
_PAUSE = re.compile(r"[，,；;：:。、]")
# A change that stands behind its number (实现20%以上的增长).
_CHANGE_BEHIND = re.compile(r"的?(增长|提升|下降|降幅|增幅|增速)(?![至到为])")


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
    def previous(self) -> Indicator | None:
        """The name of the figure before it in the same sentence."""
        return self.names[-1] if self.before and self.before.sentence == self.slot.sentence else None


def indicators_of(text: str, slots: Sequence[Slot]) -> list[Indicator]:
    """Name every figure of a paragraph, in order; a name is empty only where no word is left for it."""
    names: list[Indicator] = []
    runs = {run.start: run for run in enumerations(slots)}
    while len(names) < len(slots):
        i = len(names)
        place = _Place(text, slots[i], slots[i - 1] if i else None, names)
        names += _dealt_out(place, len(runs[i])) if i in runs else [_single(place)]
    return names


def _single(place: _Place) -> Indicator:
    slot = place.slot
    body = measure(slot.lead_in)
    if noun := _noun_behind(slot, body):
        return _counted(place, noun, body)
    if slot.bounded.quantity.unit in _RATIOS and (change := _CHANGE_BEHIND.match(slot.follow_up)):
        body += change.group(1)
    if not body:
        return _continued(place)
    relation = body if is_relative(body) else strip_tail(slot.lead_in.strip(EDGE).removeprefix("其中"))
    if is_relative(relation):
        return _compared(place, relation)
    if body in words("phrases.dependent") or body in words("verbs.reaching"):
        owner = _without_measure(_owner(place))
        if place.previous and body.startswith("总"):  # a total is a stock, whatever was added to it
            owner = owner.removeprefix(place.previous.action)
        whole = owner + body
        return _named(whole, whole, "")
    return _measured(place, body)


def _measured(place: _Place, body: str) -> Indicator:
    """Name a figure by the words before it, with the action that its list shares."""
    previous, action = place.previous, action_of(body)
    if action and body == action and action not in words("verbs.complete"):
        topic = previous.subject.removeprefix(previous.action) if previous else _topic_before(place)
        topic = topic if len(topic) <= _LONGEST_TOPIC else ""
        return _named(action + topic, action + topic, action)
    if previous and previous.action and place.slot.listed and not body.startswith(_verbs()) and not _changes(body):
        return _named(previous.action + body, body, previous.action)
    return _named(body, body, action)


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


def _counted(place: _Place, noun: str, body: str) -> Indicator:
    """Name a figure by the noun behind it, with the action before it, its own or the list's."""
    slot, previous = place.slot, place.previous
    if slot.bounded.quantity.unit in _RATIOS:
        return _named(body + noun, body + noun, "")
    action = action_of(body)
    if slot.follow_up.startswith("的") and body.endswith(words("verbs.covering")):
        return _named(noun + body, noun, "")
    if body in words("verbs.reaching") and not action:
        return _named(_owner(place) + body + noun, noun, "")
    if body.endswith(words("verbs.reaching")) or slot.bounded.quantity.unit.endswith("元"):
        return _named(body + noun, body + noun if action else without_verb(body), action)
    if not action and not body and previous and slot.listed:
        action = previous.action
    return _named(action + noun, noun, action)


def _continued(place: _Place) -> Indicator:
    """Name a figure without words of its own: the next of a list, or a level of what the last figure spoke of."""
    slot, previous = place.slot, place.previous
    if previous is None or place.before is None:
        return _orphan(place)
    same_unit = place.before.bounded.quantity.unit == slot.bounded.quantity.unit
    bare = not slot.lead_in.strip() and slot.bounded.left == slot.bounded.quantity.start
    unchanged = without_change(previous.text) == previous.text
    if same_unit and (bare if slot.listed else unchanged):
        return previous
    return _named(previous.subject, previous.subject, "")


def _orphan(place: _Place) -> Indicator:
    topic = split_predicate(strip_lead(place.slot.follow_up))[0].strip(EDGE)
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


def _without_measure(owner: str) -> str:
    """Drop the measure of an owner that another one follows (海外仓总面积, then 投资)."""
    measure_at_end = next((word for word in words("phrases.dependent") if owner.endswith(word)), "")
    return owner.removesuffix(measure_at_end) or owner


def _topic_before(place: _Place) -> str:
    return topic_of(place.slot.earlier(place.text))


def _noun_behind(slot: Slot, body: str) -> str:
    """Return the noun that follows a number and is counted by it (443个|城镇老旧小区), or ""."""
    quantity = slot.bounded.quantity
    after = slot.follow_up.strip()
    if quantity.unit in _RATIOS and not after.startswith("的"):
        return ""
    if quantity.unit.endswith("元") and after.startswith(words("phrases.spent")):
        return ""
    after = _BRACKET.sub("", after).strip(EDGE)
    if not after or after.startswith(words("phrases.not_noun")):
        return ""
    noun, predicate = split_predicate(after)
    if not noun:
        return "" if body or len(predicate) <= _SHORT_PREDICATE else predicate
    return f"{predicate}的{noun}" if len(predicate) > _SHORT_PREDICATE else noun


def _dealt_out(place: _Place, count: int) -> list[Indicator]:
    """Name the figures of a 分别-list: its coordinated subjects, each with the shared words put back."""
    slot, names = place.slot, place.names
    left, _, right = without_commitment(slot.lead_in).replace("依次", "分别").partition("分别")
    left, change = strip_tail(strip_lead(left)), strip_tail(right)
    subjects = distribute(left, count) if left else ()
    if not left and len(names) >= count:
        subjects = tuple(name.subject for name in names[-count:])
    if not subjects:
        topics = parts_of(_topic_before(place), count)
        subjects = tuple(topic + left for topic in topics) or (left,) * count
    action = action_of(subjects[0])
    return [_named(action + subject.removeprefix(action) + change, subject, action) for subject in subjects]


def _named(phrase: str, subject: str, action: str) -> Indicator:
    clean = re.sub(r"\s", "", phrase).strip(EDGE)
    bare = without_change(re.sub(r"\s", "", subject).strip(EDGE))
    return Indicator(clean[-_LONGEST:], bare[-_LONGEST:], action)
