"""One answer to several questions in one text: each is answered, or named with the reason why not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from qa import display
from qa.records import Answer, Passage

# Characters of an answer without figures that the message says; the whole of it stands in the answer.
_LONGEST = 60


def combine_answers(parts: Sequence[tuple[str, Answer]], top_k: int, inside: bool = False) -> Answer:
    """Put the answers to two questions or more together, each with its question's own words.

    It is an answer if any of them is. Its confidence is that all of it is right.

    Args:
        parts: two or more, each with its name.
        top_k: passages of the whole.
        inside: it is one of several itself, and says of its parts only what is lacking.
    """
    answered = [answer for _, answer in parts if answer.answered]
    return replace(
        (answered or [answer for _, answer in parts])[0],
        message=_message([part for part in parts if not (inside and part[1].answered)], inside),
        confidence=math.prod(answer.confidence for _, answer in parts),
        answer="\n".join(answer.answer or "" for answer in answered) or None,
        quotes=tuple(dict.fromkeys(quote for answer in answered for quote in answer.quotes)),
        figures=tuple(dict.fromkeys(figure for answer in answered for figure in answer.figures)),
        passages=_passages([answer for _, answer in parts], top_k),
    )


def _message(parts: Sequence[tuple[str, Answer]], inside: bool) -> str:
    count = "" if inside else f"共问了 {len(parts)} 件事。"
    return count + "".join(_line(name, answer) for name, answer in parts)


def _line(name: str, answer: Answer) -> str:
    said = _said(answer) if answer.answered else answer.message.rstrip("。")
    return f"“{name}”：{said}。"


def _said(answer: Answer) -> str:
    """Return what answers in a few words, and what is said beside it."""
    figures = "、".join(f"{figure.indicator} {display.bounded(figure)}" for figure in answer.figures)
    text = (answer.answer or "").replace("\n", "；")
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
    remark = f"（{answer.message.rstrip('。')}）" if answer.message else ""
    return (figures or short).rstrip("。；") + remark


def _passages(answers: Sequence[Answer], top_k: int) -> tuple[Passage, ...]:
    """Return the passages of all answers in turn, each once, as many as are wanted."""
    in_turn = (passage for row in zip_longest(*(answer.passages for answer in answers)) for passage in row if passage)
    places: dict[tuple[str, int], Passage] = {}
    for passage in in_turn:
        places.setdefault((passage.report, passage.paragraph), passage)
    return tuple(places.values())[:top_k]
