"""Where a quantity stands in its sentence: its clause, the words before and after it, and the lists it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.figures.comparators import Bounded, spread
from corpus.figures.coordination import PAIRS
from corpus.figures.lexicon import word_list
from corpus.text.spans import Span

# What parts clauses; a bracket does where a remark with a figure of its own begins, and an item's number that was glued
# to the unit before it (6200万元2.2本项目).
_PAUSE = re.compile(
    r"[，,；;：:。！？!?]|[（(](?=其中|含|不含|同比|占|比|较)|(?<=[元亩米吨人个户处家])(?=\d{1,2}\.\d{1,2}\s?(?:[本该此]|项目))"
)
# What parts the items of a list.
_SEPARATOR = re.compile(r"\s*(?:、|以及|和|及|与|或|，|,)?\s*")
_ENUMERATOR = re.compile(r"分别|依次")
_PART = re.compile(r"[\s，,；;（(]*其中")
_JOINS = "、和及与或"
# Characters before a figure, and behind it, that can bear on it; keeps a page without a full stop linear.
REACH = 240
REACH_BEHIND = 80


@dataclass(frozen=True, slots=True)
class QuantityContext:
    """A quantity in its clause.

    Attributes:
        bounded: the quantity and its comparator.
        sentence: span of its sentence in the text.
        clause: span of its clause.
        lead_in: the clause's words since the last closed item, without the figures among them.
        follow_up: words after it, up to the next pause or figure.
        listed: it continues a list of its clause (A5家、B6家, 5%、6%).
        gap: the text between the end of the last quantity of its sentence and its own left end; None for the first.
        governing: the words that say what happens to it, its comparator's included: its own lead-in (失业率控制在),
            or, for the later items of a 分别-list, the first item's.
    """

    bounded: Bounded
    sentence: tuple[int, int]
    clause: tuple[int, int]
    lead_in: str
    follow_up: str
    listed: bool
    gap: str | None
    governing: str = ""

    @property
    def part(self) -> bool:
        """Tell a part of what the figure before it counts (其中主城区366公顷)."""
        return _PART.match(self.lead_in) is not None or (self.gap is not None and _PART.match(self.gap) is not None)

    def before(self, text: str) -> str:
        """Return the words of its sentence before it."""
        return text[max(self.sentence[0], self.bounded.left - REACH) : self.bounded.left]

    def earlier(self, text: str) -> str:
        """Return the clauses of its sentence before its own."""
        return text[max(self.sentence[0], self.clause[0] - REACH) : self.clause[0]]

    def behind(self, text: str) -> str:
        """Return the words of its sentence behind it."""
        return text[self.bounded.right : min(self.sentence[1], self.bounded.right + REACH_BEHIND)]


def contexts_of(text: str, sentences: Sequence[Span], bounded: Sequence[Bounded]) -> list[QuantityContext]:
    """Place the quantities of a paragraph in their clauses, in order."""
    pauses = _pauses(text, bounded)
    starts = [sentence.start for sentence in sentences] or [0]
    ends = [sentence.end for sentence in sentences] or [len(text)]
    contexts: list[QuantityContext] = []
    for i, item in enumerate(bounded):
        place = max(0, bisect_right(starts, item.left) - 1)
        sentence = (starts[place], ends[place])
        clause = _clause(item, pauses, sentence, len(text))
        context = _context(text, bounded, i, sentence, clause, contexts)
        contexts.append(replace(context, governing=context.lead_in + text[item.left : item.quantity.start]))
    return _deal_out(contexts)


def distributive_runs(contexts: Sequence[QuantityContext]) -> Iterator[range]:
    """Yield the runs of quantities that one 分别 deals out (分别增长6.5%、8%), of two or more."""
    start = 0
    while start < len(contexts):
        stop = start + 1
        if _ENUMERATOR.search(contexts[start].lead_in):
            stop = _run_end(contexts, start)
            if stop - start > 1:
                yield range(start, stop)
        start = stop


def shared_units(contexts: Sequence[QuantityContext]) -> Iterator[range]:
    """Yield the runs of bare numbers that as many coordinated words go with (省级、市级企业5、10家), two or more."""
    start = 0
    while start < len(contexts):
        stop = start + 1
        while stop < len(contexts) and contexts[stop].listed and contexts[stop].gap == "、":
            stop += 1
        lead_in = contexts[start].lead_in
        if 1 < stop - start in _coordinated(lead_in) and not _ENUMERATOR.search(lead_in):
            yield range(start, stop)
        start = stop


def _run_end(contexts: Sequence[QuantityContext], start: int) -> int:
    """Return where the list of a 分别 ends; items joined by 、 are not followed by one behind a comma."""
    stop = start + 1
    tight = False
    while stop < len(contexts) and _continues(contexts[stop]):
        comma = (contexts[stop].gap or "").strip() in ("，", ",")
        if comma and tight:
            break
        tight = tight or not comma
        stop += 1
    return stop


def _coordinated(phrase: str) -> tuple[int, int]:
    """Count the things that a phrase coordinates, without and with those behind 和; one word can be two (城乡)."""
    listed = phrase.count("、") + 1 + sum(word in phrase for word in PAIRS)
    return listed, listed + len(re.findall("和|与|以及", phrase))


def _deal_out(contexts: list[QuantityContext]) -> list[QuantityContext]:
    """Let what stands at either end of a 分别-list hold for the whole list."""
    for run in distributive_runs(contexts):
        shared = spread([contexts[i].bounded for i in run])
        governing = contexts[run.start].governing
        contexts[run.start : run.stop] = [
            replace(contexts[i], bounded=item, governing=governing) for i, item in zip(run, shared, strict=True)
        ]
    return contexts


def _continues(context: QuantityContext) -> bool:
    return context.gap is not None and _SEPARATOR.fullmatch(context.gap) is not None and context.gap.strip() != ""


def _pauses(text: str, bounded: Sequence[Bounded]) -> list[int]:
    """Return where clauses begin: behind every pause that is no part of a quantity."""
    starts: list[int] = []
    items = iter(bounded)
    item = next(items, None)
    for pause in _PAUSE.finditer(text):
        while item and item.quantity.end <= pause.start():
            item = next(items, None)
        if item is None or pause.start() < item.quantity.start:
            starts.append(pause.end())
    return starts


def _clause(item: Bounded, pauses: Sequence[int], sentence: tuple[int, int], length: int) -> tuple[int, int]:
    """Return the span of a quantity's clause, from the pause before it to the next, inside its sentence."""
    place = bisect_right(pauses, item.left)
    start, end = pauses[place - 1] if place else 0, pauses[place] - 1 if place < len(pauses) else length
    return max(sentence[0], start), min(sentence[1], end)


def _context(
    text: str,
    bounded: Sequence[Bounded],
    i: int,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    before: Sequence[QuantityContext],
) -> QuantityContext:
    item = bounded[i]
    following = bounded[i + 1].left if i + 1 < len(bounded) else len(text)
    behind = text[item.right : min(clause[1], following, item.right + REACH_BEHIND)]
    follow_up = _follow_up(behind, following < clause[1])
    opening = text[max(clause[0], item.left - REACH) : item.left]
    previous = before[-1] if before and before[-1].sentence == sentence else None
    if previous is None:
        return QuantityContext(item, sentence, clause, opening, follow_up, False, None)
    gap = text[max(previous.bounded.right, item.left - REACH) : item.left]
    if previous.clause != clause:
        return QuantityContext(item, sentence, clause, opening, follow_up, False, gap)
    tail = _after_separator(gap)
    if tail is not None:
        return QuantityContext(item, sentence, clause, tail, follow_up, True, gap)
    if gap.lstrip().startswith(_moves()):
        return QuantityContext(item, sentence, clause, gap, follow_up, False, gap)
    threshold = text[previous.bounded.left : previous.bounded.right] if _qualifies(previous.bounded) else ""
    return QuantityContext(
        item, sentence, clause, (previous.lead_in + threshold + gap)[-REACH:], follow_up, previous.listed, gap
    )


def _follow_up(behind: str, another: bool) -> str:
    """Cut the words behind a figure where the next item of its list begins, if another figure stands there."""
    if behind.lstrip().startswith("、"):
        return ""
    if not another:
        return behind
    item = behind.rpartition("、")[0] or behind
    return "" if item.lstrip()[:1] in _JOINS else item.rstrip(_JOINS)


def _after_separator(gap: str) -> str | None:
    """Return the words of a list's next item, or None where no separator closes the figure before it."""
    stripped = gap.strip()
    if not stripped:
        return None
    for separator in ("以及", *_JOINS):
        if stripped.startswith(separator):
            return stripped[len(separator) :]
    if stripped[-1] in _JOINS:
        return ""
    _, separator, tail = gap.rpartition("、")
    return tail if separator else None


@cache
def _moves() -> tuple[str, ...]:
    """Verbs that take a measure on from the figure before (7亿元提高到8亿元, 7亿元增长5%); one letter is too little."""
    return tuple(word for word in word_list("verbs.become") + word_list("verbs.growth") if len(word) > 1)


def _qualifies(bounded: Bounded) -> bool:
    """Tell a threshold that is part of the next figure's name (5亿元以上项目80个) from a count before it."""
    quantity = bounded.quantity
    return bounded.right > quantity.end or quantity.form == "scale" or quantity.unit.endswith("元")
