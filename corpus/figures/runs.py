"""The runs of quantities that go with as many coordinated words: dealt out, sharing a unit, changing together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.figures.coordination import PAIRS
from corpus.figures.lexicon import pattern, word_list

if TYPE_CHECKING:
    from corpus.figures.context import QuantityContext

# What parts the items of a list.
_SEPARATOR = re.compile(r"\s*(?:、|以及|和|及|与|或|，|,)?\s*")
_ENUMERATOR = re.compile(r"分别|依次")
# What joins the values of a run that no 分别 deals out.
_JOINTS = ("、", "和", "与", "及", "以及")
# What leads from one change of a run to the next (由2家增加到3家、由|5家增加到9家).
_NEXT_CHANGE = re.compile(r"\s*(?:、|和|及|与|，|,)?\s*(?:由|从)?\s*")
# Values of a change: the first and the last.
_VALUES = 2


@dataclass(frozen=True, slots=True)
class FigureRun:
    """Quantities from `start` up to `stop` that as many things have, or half as many, each `width` of them."""

    start: int
    stop: int
    width: int = 1

    def __len__(self) -> int:
        """Return how many quantities it has."""
        return self.stop - self.start

    @property
    def things(self) -> int:
        """How many things its quantities are of."""
        return len(self) // self.width


def runs_of(contexts: Sequence[QuantityContext]) -> Iterator[FigureRun]:
    """Yield the runs of a paragraph's quantities, those of two things or more, in order."""
    start = 0
    while start < len(contexts):
        run = changing_run(contexts, start) or dealt_out_run(contexts, start) or _sharing_run(contexts, start)
        if run is None:
            start += 1
            continue
        yield run
        start = run.stop
        if run.width == 1 and (moved := _moved_run(contexts, start, run.things)):
            yield moved
            start = moved.stop


def dealt_out_run(contexts: Sequence[QuantityContext], start: int) -> FigureRun | None:
    """Return the run from `start` that one 分别 deals out (分别增长6.5%、8%), or None."""
    if not _ENUMERATOR.search(contexts[start].lead_in):
        return None
    stop = _run_end(contexts, start)
    return FigureRun(start, stop) if stop - start > 1 else None


def changing_run(contexts: Sequence[QuantityContext], start: int) -> FigureRun | None:
    """Return the run from `start` of changes that 分别 deals out (分别由2家增加到3家、由5家增加到9家), or None."""
    if not _ENUMERATOR.search(contexts[start].lead_in):
        return None
    stop = start
    while (stop == start or _is_next_change(contexts, stop)) and _is_moved(contexts, stop + 1):
        stop += _VALUES
    return FigureRun(start, stop, width=_VALUES) if stop - start > _VALUES else None


def own_change(context: QuantityContext) -> str:
    """Return the change of an item that does not share the list's (分别增长5%、|下降|3%), or ""."""
    match = pattern("verbs.growth", template=r"(?<=[、和])(?:同比|比上年)?{}$").search(context.gap or "")
    return match.group() if match and len(match.group()) > 1 else ""


@cache
def moves() -> tuple[str, ...]:
    """Return the verbs that take a measure on from the figure before (7亿元提高到8亿元, 7亿元增长5%).

    One letter is too little.
    """
    return tuple(word for word in word_list("verbs.become") + word_list("verbs.growth") if len(word) > 1)


def _sharing_run(contexts: Sequence[QuantityContext], start: int) -> FigureRun | None:
    """Return the run from `start` of values that as many coordinated words go with (省级、市级企业5、10家), or None."""
    things = _coordinated(contexts[start].lead_in)
    stop, longest = start + 1, start + max(things)
    while stop <= min(longest, len(contexts) - 1) and contexts[stop].listed and contexts[stop].gap in _JOINTS:
        stop += 1
    return FigureRun(start, stop) if 1 < stop - start in things else None


def _moved_run(contexts: Sequence[QuantityContext], start: int, things: int) -> FigureRun | None:
    """Return the run from `start` of what the values of the run before it became (、35个压缩至39、31个), or None."""
    if not _is_moved(contexts, start):
        return None
    stop = _run_end(contexts, start)
    return FigureRun(start, stop) if stop - start == things else None


def _is_moved(contexts: Sequence[QuantityContext], i: int) -> bool:
    """Tell what the quantity before became."""
    return i < len(contexts) and (contexts[i].gap or "").lstrip(" ，,").startswith(moves())


def _is_next_change(contexts: Sequence[QuantityContext], i: int) -> bool:
    return i < len(contexts) and _NEXT_CHANGE.fullmatch(contexts[i].gap or " ，无") is not None


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


def _continues(context: QuantityContext) -> bool:
    gap = (context.gap or "").removesuffix(own_change(context))
    return _SEPARATOR.fullmatch(gap) is not None and gap.strip() != ""


def _coordinated(phrase: str) -> tuple[int, int]:
    """Count the things that a phrase coordinates, without and with those behind 和; one word can be two (城乡)."""
    listed = phrase.count("、") + 1 + sum(word in phrase for word in PAIRS)
    return listed, listed + len(re.findall("和|与|以及", phrase))
