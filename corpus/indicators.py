"""What a figure counts or measures, as a phrase that stands alone, put together from the words of its sentence.

Three shapes cover the reports: the measure before the number (高新技术企业800家), the noun behind it (443个老旧小区), and a
list that 分别 deals out (城镇和乡村居民收入分别增长6%、8%). Words that a figure leaves out (增长5%, 总投资3亿元, 其中) come
from the figure before it, else from the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clauses import Slot, enumerations
from corpus.coordination import distribute, parts_of
from corpus.lexicon import pattern, words

# Characters; a longer phrase keeps its end, where Chinese has the head.
_LONGEST = 40
# Characters of a predicate that adds nothing to its noun (30件实事|全面完成).
_SHORT_PREDICATE = 4
_DATE = re.compile(r"(?:到|至)?(?:[12]\d{3}年(?:底|末|全年|以来)?|“[^”]{2,5}五”(?:时期|期间|末)?)[，,]?")
_COMMIT_INSIDE = re.compile(r"(?:力争|确保|争取|努力)(?:完成|实现|达到)?|(?<=[一-龥])(?:完成|实现)(?=[一-龥])")
# A remark on where the value ranks, with no measure in it (在全省率先突破4000亿元).
_PLACE = re.compile(r"在[一-龥“”]{1,14}?率先")
_BRACKET = re.compile(r"^[（(][^（）()]{0,12}[）)]")
_RATIOS = ("%", "‰", "‱", "个百分点", "倍", "")
_EDGE = " \t\n\r\u3000，,、；;：:。.的了—-－（(）)"
_AVERAGES = "人年月日平户地亩"
_COMPARED = r"(?:同比|同口径|(?:比|较)[一-龥“”\d]{1,8}?|年均|平均|实际|名义|累计|净|再|还|又|大幅|分别|均|连续[一-龥\d]{1,3}年)*"
_SHARE_OF = ("占", "高于", "低于", "快于", "慢于", "是", "相当于", "高出")


@dataclass(frozen=True, slots=True)
class Indicator:
    """The phrase, what it measures without the change (地区生产总值 of 地区生产总值增长), and its action (新建), or ""."""

    text: str
    subject: str
    action: str


def indicators_of(text: str, slots: Sequence[Slot]) -> list[Indicator]:
    """Name every figure of a paragraph, in order; a name is never empty where the paragraph has a word for it."""
    names: list[Indicator] = []
    runs = {run.start: run for run in enumerations(slots)}
    while len(names) < len(slots):
        i = len(names)
        if i in runs:
            names += _dealt_out(text, slots, runs[i], names)
        else:
            names.append(_single(text, slots, i, names))
    return names


def _single(text: str, slots: Sequence[Slot], i: int, names: Sequence[Indicator]) -> Indicator:
    slot = slots[i]
    body = strip_tail(strip_lead(_without_commitment(slot.lead_in)))
    previous = names[-1] if names and i and slots[i - 1].sentence == slot.sentence else None
    noun = _noun_behind(slot, body)
    if noun:
        return _counted(slot, noun, body, previous)
    if body and body == _action(body) and previous:
        return _named(body + previous.subject.removeprefix(previous.action), body + previous.subject.removeprefix(previous.action), body)
    if not body:
        return _continued(text, slot, names, previous)
    if _is_change(body):
        base = previous or (names[-1] if names else None)
        subject = base.subject if base else _topic_before(text, slot)
        return _named(subject + body, subject, "")
    if body in words("phrases.dependent"):
        owner = _owner(text, slots, i, previous)
        return _named(owner + body, owner + body, "")
    if slot.listed and previous and previous.action and not _action(body) and not _changes(body):
        return _named(previous.action + body, body, previous.action)
    return _named(body, body, _action(body))


def _counted(slot: Slot, noun: str, body: str, previous: Indicator | None) -> Indicator:
    """Name a figure by the noun behind it, with the action before it, its own or the list's."""
    if slot.follow_up.startswith("的") and slot.bounded.quantity.unit in _RATIOS:
        return _named(body + noun, body + noun, "")
    action = _action(body) or (previous.action if previous and slot.listed and not body else "")
    return _named(action + noun, noun, action)


def _continued(text: str, slot: Slot, names: Sequence[Indicator], previous: Indicator | None) -> Indicator:
    """Name a figure without words of its own: the next of a list, or a level of what the last clause spoke of."""
    if previous is None:
        topic = strip_lead(slot.follow_up) or _topic_before(text, slot) or (names[-1].subject if names else "")
        return _named(topic, topic, "")
    return previous if slot.listed else _named(previous.subject, previous.subject, "")


def _owner(text: str, slots: Sequence[Slot], i: int, previous: Indicator | None) -> str:
    """Find the thing that a bare measure (总数, 投资) is of: in the clause before, in the figure before, in what follows."""
    slot = slots[i]
    if slot.clause[0] > slot.sentence[0]:
        start = max(slot.sentence[0], slots[i - 1].bounded.right if previous else 0)
        between = text[start : slot.clause[0]].strip(_EDGE)
        if len(between) > 1 and (topic := _topic(between)):
            return topic
    if previous:
        return previous.subject
    return _topic(slot.follow_up) or _topic(_next_clause(text, slots, i))


def _next_clause(text: str, slots: Sequence[Slot], i: int) -> str:
    end = slots[i + 1].bounded.left if i + 1 < len(slots) else slots[i].sentence[1]
    return text[slots[i].bounded.right : min(end, slots[i].sentence[1])]


def _topic_before(text: str, slot: Slot) -> str:
    return _topic(text[slot.sentence[0] : slot.clause[0]].rstrip(_EDGE))


def _topic(clause: str) -> str:
    """Return the object of the last clause of a stretch of text: 持续扩大养老床位规模 is about 养老床位."""
    last = re.split(r"[，,；;：:。]", clause.strip(_EDGE))[-1]
    bare = strip_tail(strip_lead(last))
    action = _action(bare)
    return re.sub(r"(?:规模|工作|任务)$", "", bare[len(action) :] if len(bare) > len(action) else bare).strip(_EDGE)


def _noun_behind(slot: Slot, body: str) -> str:
    """Return the noun that follows a number and is counted by it (443个|城镇老旧小区), or ""."""
    quantity = slot.bounded.quantity
    after = slot.follow_up.strip()
    if quantity.unit in _RATIOS and not after.startswith("的"):
        return ""
    if quantity.unit.endswith("元") and body and not _action(body) == body:
        return ""
    after = _BRACKET.sub("", after).strip(_EDGE)
    if not after or after.startswith(words("phrases.not_noun")):
        return ""
    noun, predicate = _split_predicate(after)
    if not noun:
        return predicate
    return f"{predicate}的{noun}" if len(predicate) > _SHORT_PREDICATE else noun


def _split_predicate(phrase: str) -> tuple[str, str]:
    match = pattern("phrases.predicate").search(phrase, 1)
    if match is None:
        return phrase, ""
    return phrase[: match.start()], phrase[match.start() :].replace("了", "").strip(_EDGE)


def _dealt_out(text: str, slots: Sequence[Slot], run: range, names: Sequence[Indicator]) -> list[Indicator]:
    """Name the figures of a 分别-list: its coordinated subjects, each with the shared words put back."""
    slot = slots[run.start]
    left, _, right = _without_commitment(slot.lead_in).replace("依次", "分别").partition("分别")
    change = strip_tail(right)
    left = strip_tail(strip_lead(left))
    subjects = distribute(left, len(run)) if left else ()
    if not subjects and not left:
        subjects = tuple(name.subject for name in names[-len(run) :]) if len(names) >= len(run) else ()
    if not subjects:
        before = parts_of(_topic(text[slot.sentence[0] : slot.clause[0]]), len(run))
        subjects = tuple(part + left for part in before) or (left,) * len(run)
    actions = _action(subjects[0])
    return [_named(_with_action(actions, subject) + change, subject, actions) for subject in subjects]


def _with_action(action: str, subject: str) -> str:
    return subject if subject.startswith(action) else action + subject


def _named(phrase: str, subject: str, action: str) -> Indicator:
    clean = re.sub(r"\s", "", phrase).strip(_EDGE)
    bare = _without_change(re.sub(r"\s", "", subject).strip(_EDGE))
    return Indicator(clean[-_LONGEST:], bare[-_LONGEST:], action)


def _without_change(phrase: str) -> str:
    match = pattern("verbs.growth", template=rf"{_COMPARED}{{}}$").search(phrase, max(0, len(phrase) - 16))
    bare = phrase[: match.start()] if match else phrase
    return re.sub(r"(?:新增|净增)$", "", bare) or phrase


def _is_change(body: str) -> bool:
    """Tell words that speak of a change or a comparison without saying of what (同比增长, 高于全国, 占耕地面积)."""
    full = pattern("verbs.growth", template=rf"{_COMPARED}{{}}").fullmatch(body)
    return full is not None or body.startswith(_SHARE_OF)


def _changes(body: str) -> bool:
    return body.endswith(words("verbs.growth"))


def _action(phrase: str) -> str:
    """Return the action that a phrase begins with (新建改建|农村公路), or ""."""
    match = pattern("verbs.action").match(phrase)
    return match.group().removesuffix("了") if match else ""


def _without_commitment(phrase: str) -> str:
    return _PLACE.sub("", _COMMIT_INSIDE.sub("", phrase))


def strip_adverbs(phrase: str) -> str:
    """Strip what stands before the action of a clause: 力争, 积极, 全市, dates.

    >>> strip_adverbs("力争全市新建学校")
    '新建学校'
    """
    adverbs = tuple(set(words("phrases.lead")) - set(words("verbs.action")))
    return _strip_words(phrase, tuple(sorted(adverbs, key=len, reverse=True)))


def strip_lead(phrase: str) -> str:
    """Strip commitments, adverbs, dates and the like from the beginning of a phrase.

    >>> strip_lead("到2025年底，力争全市高新技术企业")
    '高新技术企业'
    """
    return _strip_words(phrase, words("phrases.lead"))


def _strip_words(phrase: str, leads: tuple[str, ...]) -> str:
    kept = words("phrases.kept")
    while True:
        phrase = phrase.lstrip(_EDGE)
        if date := _DATE.match(phrase):
            phrase = phrase[date.end() :]
        elif not phrase.startswith(kept) and (word := next((w for w in leads if phrase.startswith(w)), "")):
            phrase = phrase[len(word) :]
        else:
            return phrase


def strip_tail(phrase: str) -> str:
    """Strip what links a measure to its number from the end of a phrase.

    >>> strip_tail("常住人口城镇化率已提高到"), strip_tail("农民人均达到")
    ('常住人口城镇化率', '农民人均')
    """
    links = words("verbs.become")
    while True:
        phrase = phrase.rstrip(_EDGE)
        word = next((w for w in links if phrase.endswith(w)), "")
        if not word or (word == "均" and phrase[-2:-1] in _AVERAGES):
            return phrase
        phrase = phrase[: -len(word)]
