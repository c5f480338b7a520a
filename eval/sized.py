"""A SQuAD-style set as large as CMRC 2018, cut from reports: to time a run with, not to judge a system by."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from eval.errors import EvalError

PASSAGES = 1_100
CHARACTERS = 500
QUESTIONS = 4_200
# Characters of an answer, and of the text before it that half of the questions repeat.
_ANSWER, _BEFORE = 12, 14
# Characters from one answer of a passage to the next.
_APART = 97


def sized(texts: Sequence[str], asked: Sequence[str]) -> dict[str, Any]:
    """Return SQuAD JSON of 1,100 passages of 500 characters, evenly spaced, and 4,200 questions.

    Args:
        texts: of reports; of fewer than 550,000 characters, the passages overlap.
        asked: real questions; half of the set repeats these in turn, half the words before its answer.

    Raises:
        EvalError: the texts are too short for passages that differ.
    """
    whole = re.sub(r"\s", "", "".join(texts))
    if len(whole) < PASSAGES + CHARACTERS:
        raise EvalError(
            f"the reports have {len(whole)} characters, {PASSAGES + CHARACTERS} are needed;"
            " give --reports a folder of ID.txt"
        )
    starts = [place * (len(whole) - CHARACTERS) // (PASSAGES - 1) for place in range(PASSAGES)]
    contexts = [whole[start : start + CHARACTERS] for start in starts]
    real = itertools.cycle(asked)
    questions: list[list[dict[str, Any]]] = [[] for _ in contexts]
    for number in range(QUESTIONS):
        own = questions[number % PASSAGES]
        place = _BEFORE + _APART * len(own)
        context = contexts[number % PASSAGES]
        text = next(real) if number % 2 else f"{context[place - _BEFORE : place]}是什么？"
        answer = {"text": context[place : place + _ANSWER], "answer_start": place}
        own.append({"id": f"q{number + 1}", "question": text, "answers": [answer]})
    return {"version": "sized", "data": list(_articles(contexts, questions))}


def _articles(contexts: Sequence[str], questions: Sequence[Sequence[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for number, (context, own) in enumerate(zip(contexts, questions, strict=True), 1):
        yield {"title": f"t{number}", "paragraphs": [{"id": f"p{number}", "context": context, "qas": list(own)}]}
