"""Where a quantity stands in its sentence: its clause, the words before and after it, and the lists it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures.comparators import Bounded, spread
from corpus.figures.items import item_numbers
from corpus.figures.lexicon import word_list
from corpus.figures.runs import dealt_out_run, moves, own_change
from corpus.text.spans import Span

# What parts clauses; a bracket does where a remark with a figure of its own begins, and an item's number that was glued
# to the unit before it (6200万元2.2本项目).
_PAUSE = re.compile(
    r"[，,；;：:。！？!?]|[（(](?=其中|含|不含|同比|占|比|较)|(?<=[元亩米吨人个户处家])(?=\d{1,2}\.\d{1,2}\s?(?:[本该此]|项目))"
)
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


def _deal_out(contexts: list[QuantityContext]) -> list[QuantityContext]:
    """Let what stands at either end of a 分别-list hold for the whole list."""
    start = 0
    while start < len(contexts):
        run = dealt_out_run(contexts, start)
        if run is None:
            start += 1
            continue
        shared = spread([contexts[i].bounded for i in range(run.start, run.stop)])
        governing = contexts[start].governing
        contexts[start : run.stop] = [
            replace(context, bounded=item, governing=own_change(context) or governing)
            for context, item in zip(contexts[start : run.stop], shared, strict=True)
        ]
        start = run.stop
    return contexts


def _pauses(text: str, bounded: Sequence[Bounded]) -> list[Span]:
    """Return what parts clauses, in order: every pause and number of an item that is no part of a quantity."""
    pauses = [Span(*pause.span()) for pause in _PAUSE.finditer(text)]
    parting: list[Span] = []
    items = iter(bounded)
    item = next(items, None)
    for pause in sorted((*pauses, *item_numbers(text)), key=lambda pause: pause.start):
        while item and item.quantity.end <= pause.start:
            item = next(items, None)
        if item is None or pause.start < item.quantity.start:
            parting.append(pause)
    return parting


def _clause(item: Bounded, pauses: Sequence[Span], sentence: tuple[int, int], length: int) -> tuple[int, int]:
    """Return the span of a quantity's clause, from the pause before it to the next, inside its sentence."""
    place = bisect_right(pauses, item.left, key=lambda pause: pause.end)
    start, end = pauses[place - 1].end if place else 0, pauses[place].start if place < len(pauses) else length
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
    if gap.lstrip().startswith(moves()) or _is_spent(previous, gap):
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


def _is_spent(previous: QuantityContext, gap: str) -> bool:
    """Tell money from what is done with it (投资2亿元|新建学校5所)."""
    money = previous.bounded.quantity.unit.endswith("元") and previous.bounded.right == previous.bounded.quantity.end
    outlay = money and previous.lead_in.rstrip(" 了达约").endswith(word_list("phrases.outlay"))
    return outlay and gap.lstrip().startswith(word_list("verbs.action") + word_list("phrases.spent"))


def _qualifies(bounded: Bounded) -> bool:
    """Tell a threshold that is part of the next figure's name (5亿元以上项目80个) from a count before it."""
    quantity = bounded.quantity
    return bounded.right > quantity.end or quantity.form == "scale" or quantity.unit.endswith("元")
