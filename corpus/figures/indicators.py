"""An indicator, what a figure counts or measures, and where the words stand that a figure leaves out.

Words that it leaves out (增长5%, 总投资3亿元, 其中) come from the figure before it, else from the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.context import REACH, QuantityContext
from corpus.figures.items import item_numbers
from corpus.figures.lexicon import word_list
from corpus.figures.phrases import (
    EDGE,
    action_of,
    is_relative,
    split_predicate,
    strip_lead,
    subject_of,
    topic_of,
    without_change,
)
from corpus.figures.runs import moves

# Characters; a longer phrase keeps its end, where Chinese has the head.
_LONGEST = 40
# Characters of a clause's object up to which it can serve as the object of the next clause's verb.
LONGEST_TOPIC = 14
# Further figures of a list, without words between them (7.8万户|、22.9万人).
_LISTED = re.compile(r"^(?:[、和及][\d.,万亿多余]{1,12}(?:人次|[一-龥]))+")
_PAUSE = re.compile(r"[，,；;：:。、]")
_COMMAS = "，,"
# What ends a statement: what stands behind it names the figures before it no more.
_STATEMENT_END = re.compile(r"[；;。！？!?\n]")
# A figure at the beginning of a clause, before the thing that it counts.
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"^[\d.,]+[余多]?[十百千万亿]*(?:公里|平方米|立方米|千米|[一-龥])")
# A measure with its value (从业人员800人).
_VALUED = re.compile(r"\D{2,}[\d.,]+[余多]?[十百千万亿]*[一-龥]{1,3}")
# The thing behind what it covers (覆盖36个村7万人的|供水工程).
_COVERING = re.compile(r"的([^\d，。]+)$")
# A whole of which what follows is a part (在全部从业人员中，).
_WHOLE = re.compile(r"(?:^|[，,：:])在([^，,；;：:\d]{2,24}?)[中里][，,]")
# Units of those who earn, and what leads on to what they earn.
_EARNERS = ("家", "户", "个")
_EARNS = re.compile(r"(?:^|[，,])(?:全年|当年|预计)?(?:累计)?(?:实现|完成)[^，,]*$")
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

    @classmethod
    def of(cls, phrase: str, subject: str | None = None, action: str = "") -> Indicator:
        """Return the indicator of a phrase, which is its own subject unless another is given.

        >>> Indicator.of("，地区生产总值 同比增长")
        Indicator(text='地区生产总值同比增长', subject='地区生产总值', action='')
        """
        bare = without_change(_clean(phrase if subject is None else subject))
        return cls(_clean(phrase)[-_LONGEST:], bare[-_LONGEST:], action)

    @property
    def thing(self) -> str:
        """Return the thing that something was done to (保障性住房开工, then 建成)."""
        thing = self.subject.removeprefix(self.action)
        event = next((word for word in word_list("phrases.telling") if thing.endswith(word)), "")
        return thing.removesuffix(event) or thing


@dataclass(frozen=True, slots=True)
class Discourse:
    """A figure among those of its paragraph.

    Attributes:
        text: the paragraph's.
        context: where the figure stands.
        before: where the figure before it stands; None for the first.
        names: those of the figures before it.
    """

    text: str
    context: QuantityContext
    before: QuantityContext | None
    names: Sequence[Indicator]

    @property
    def previous(self) -> Indicator | None:
        """The name of the figure before it in the same sentence."""
        return self.names[-1] if self.before and self.before.sentence == self.context.sentence else None

    @property
    def last_subject(self) -> str:
        """What the figure before it measures, in whatever sentence, or ""."""
        return self.names[-1].subject if self.names else ""

    @property
    def part_of_flow(self) -> bool:
        """Tell a part (其中主城区366公顷) of what was done to a whole (新建绿地458公顷)."""
        before, previous = self.before, self.previous
        if previous is None or before is None or not previous.action or not self.context.part:
            return False
        return before.bounded.quantity.unit == self.context.bounded.quantity.unit

    @property
    def same_unit(self) -> bool:
        """Tell whether it is counted in what the figure before it is."""
        before = self.before
        return before is not None and before.bounded.quantity.unit == self.context.bounded.quantity.unit

    @property
    def whole(self) -> str:
        """The whole that its statement sets before it (在财政支出总额中，), or ""."""
        wholes = _WHOLE.findall(self.statement)
        return wholes[-1] if wholes else ""

    @property
    def topic(self) -> str:
        """What the clause before its own is about, or ""."""
        return topic_of(self.context.earlier(self.text))

    @property
    def sentence_before(self) -> str:
        """What the sentence before its own is about, if it tells how that does (旅游业蓬勃发展。), or ""."""
        end = self.context.sentence[0]
        clauses = _PAUSE.split(self.text[max(0, end - REACH) : end].strip(EDGE))
        return strip_lead(subject_of(clauses[-1]))

    @property
    def earner(self) -> str:
        """Whose income or output it is: of the clause before that does well, or of what was counted there.

        Only where its own clause goes on without a subject (企业稳步发展，实现收入), or "".
        """
        if not _EARNS.search(self.statement):
            return ""
        clauses = _PAUSE.split(self.context.earlier(self.text).strip(EDGE))
        if doer := strip_lead(subject_of(clauses[-1])):
            return doer
        if self.before is None or self.previous is None:
            return ""
        if self.context.listed or _EARNS.search(self.before.lead_in):
            subject = self.previous.subject
            measure = next((word for word in word_list("phrases.owned") if subject.endswith(word)), "")
            return subject.removesuffix(measure) if measure else ""
        counted = self.before.bounded.quantity.unit in _EARNERS and not self.previous.action
        return self.previous.subject if counted else ""

    @property
    def doer(self) -> str:
        """What does something, where the words before it name it, or ""."""
        return self.previous.subject if self.previous else self.topic

    def owner(self, measure: str = "") -> str:
        """Find the thing that a bare measure (总数) is of: in the clause before, in the figure before, behind it.

        A statement that begins with the measure says behind each value what that is for (投资6万元，完成了防渗), as a
        clause does that goes on with what was done (我们攻坚克难，投资3亿元实施了供水工程).
        """
        if measure and self.context.follow_up == "的" and (purpose := self.purpose()):
            return purpose
        if measure and (self._opens(measure) or self._goes_on_doing(measure)) and (purpose := self.purpose()):
            return purpose
        if self.previous is None or self.before is None:
            return self.topic or self.purpose() or self.sentence_before
        between = _PAUSE.split(self._between(self.before), maxsplit=1)[-1].strip(EDGE)
        if between and strip_lead(between) != between:
            return topic_of(between) or self.previous.subject
        return self.previous.subject

    def _opens(self, measure: str) -> bool:
        return strip_lead(self.statement).startswith(measure)

    def _goes_on_doing(self, measure: str) -> bool:
        clause = strip_lead(_PAUSE.split(self.statement)[-1])
        return clause.startswith(measure) and self.context.follow_up.startswith(word_list("verbs.action"))

    @property
    def statement(self) -> str:
        """The words of its statement before it."""
        return _STATEMENT_END.split(self.context.before(self.text))[-1]

    def purpose(self) -> str:
        """Return what the words behind it are about, in its own clause or the next, or "" where they tell a change."""
        behind = self.context.behind(self.text)
        behind = behind[: next((item.start for item in item_numbers(behind)), len(behind))]
        statement = _STATEMENT_END.split(behind.lstrip(_COMMAS), maxsplit=1)[0]
        clause = (
            strip_lead(_PAUSE.split(statement.lstrip(EDGE), maxsplit=1)[0]).removeprefix("用于").removeprefix("进行")
        )
        if behind.startswith(tuple(_COMMAS)) and _VALUED.fullmatch(clause) and not action_of(clause):
            return ""  # 总投资5亿元，从业人员800人
        action = action_of(clause)
        if action and _DIGIT.match(clause, len(action)):  # 投资2亿元|建成|110千伏变电站4座
            clause = clause.removeprefix(action)
        thing = _DIGIT.split(_COUNT.sub("", clause, count=1), maxsplit=1)[0]
        if thing in word_list("verbs.covering") and (covering := _COVERING.search(clause)):
            return topic_of(covering[1])
        return "" if is_relative(thing) or thing.startswith(moves()) else topic_of(thing)

    def measure_between(self) -> str:
        """Return the measure that the clause between two figures speaks of (…、9%，总值创新高，达到5亿元), or ""."""
        if self.before is None or self.before.clause == self.context.clause:
            return ""
        last = strip_lead(_PAUSE.split(self._between(self.before).strip(EDGE))[-1])
        return _RECORD.sub("", last) if _RECORD.search(last) else ""

    def thing_behind(self) -> str:
        """Return the noun that begins what stands behind the figure, other figures of its list left out, or ""."""
        behind = self.context.follow_up or _LISTED.sub("", self.context.behind(self.text))
        clause = _PAUSE.split(behind.lstrip("、"), maxsplit=1)[0]
        return split_predicate(strip_lead(clause))[0].strip(EDGE)

    def _between(self, before: QuantityContext) -> str:
        """Return the words from the figure before it to the beginning of its own clause."""
        start = self.context.clause[0]
        return self.text[max(before.bounded.right, start - REACH) : start]


def _clean(phrase: str) -> str:
    return re.sub(r"\s", "", phrase).strip(EDGE)
