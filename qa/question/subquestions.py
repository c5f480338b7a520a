"""Several questions in one text: each taken for itself, with what it shares with its neighbours put back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.text.time import year_spans
from corpus.text.tokens import word_spans, words
from corpus.text.wordfile import WordFile
from qa.question.search_words import read_search_words

_WORDS = WordFile(Path(__file__).parent / "data" / "subquestions.toml")
# Questions; more than anybody puts into one text.
_MOST = 8
# Characters that name nothing by themselves.
_NAMELESS = frozenset("了的又还再也就都要有是个叫点差高低多少谁排做办干搞弄说列")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# What a list of keywords asks, said in so many words.
_HOW_MUCH = "是多少"
# A measure behind the last of several keywords, which is each one's (公厕;农村厕所 数).
_SHARED_MEASURE = re.compile(r"\s(\S{1,4})$")


@dataclass(frozen=True, slots=True)
class Subquestion:
    """One of several questions.

    Attributes:
        name: its own words, by which it is spoken of.
        text: the same with what it shares with the others, able to stand alone.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    stop: str

    @property
    def asks(self) -> bool:
        return _WORDS.pattern("parts.asks").search(self.text) is not None

    @property
    def alone(self) -> bool:
        """Tell whether it names a thing of its own."""
        return not _starts("goes_on", self.text) and (has_topic(self.text) or self.leans)

    @property
    def leans(self) -> bool:
        """Tell whether it takes over a part of the question before."""
        return _starts("takes_over", self.text) or _WORDS.pattern("parts.same_of").match(self.text) is not None


def split_question(text: str) -> tuple[Subquestion, ...]:
    """Split a text in one form into the questions that it asks, two or more in order; () if it asks one.

    >>> [part.text for part in split_question("今年新增就业多少人,建多少公里公路?")]
    ['今年新增就业多少人', '今年建多少公里公路']
    >>> split_question("新增就业多少人,一共?")
    ()
    """
    stretches = list(_stretches(text))
    asked = _gathered(stretches) if any(stretch.asks for stretch in stretches) else _keywords(stretches)
    return tuple(_completed(asked)) if 1 < len(asked) <= _MOST else ()


def has_topic(text: str) -> bool:
    """Tell whether a stretch of a question in one form names something to look for.

    >>> has_topic("差好多个点"), has_topic("门票卖了多少")
    (False, True)
    """
    topic = read_search_words(text, ()).topic
    for word in [*_WORDS.words("empty"), *_times(topic)]:
        topic = topic.replace(word, " ")
    named = [word for word in words(topic) if not word.isdecimal()]
    return any(len(word) > 1 for word in named) or len([word for word in named if word not in _NAMELESS]) > 1


def _stretches(text: str) -> Iterator[_Stretch]:
    start = 0
    for match in [*_WORDS.pattern("parts.stops").finditer(text), None]:
        stretch = text[start : match.start() if match else len(text)].strip(" ,")
        opener = _WORDS.pattern("parts.openers").match(stretch)
        if stretch := stretch[opener.end() if opener else 0 :].strip(" ,"):
            yield _Stretch(stretch, match.group() if match else "")
        start = match.end() if match else len(text)


def _gathered(stretches: list[_Stretch]) -> list[str]:
    """Put what asks nothing of its own beside the question that it belongs to: one before all, else the one before."""
    asked: list[str] = []
    ahead = ""
    for stretch in stretches:
        if stretch.asks and stretch.alone:
            asked.append(ahead + stretch.text)
            ahead = ""
        elif asked:
            asked[-1] += f",{stretch.text}"
        elif not any(word in stretch.text for word in _WORDS.words("asker")):
            ahead += f"{stretch.text},"
    return asked


def _keywords(stretches: list[_Stretch]) -> list[str]:
    """Return the entries of a list of keywords between semicolons, each as a question for a number."""
    if len(stretches) < 2 or any(stretch.stop not in (";", ";;", "") for stretch in stretches):
        return []
    measure = _SHARED_MEASURE.search(stretches[-1].text)
    shared = measure[1] if measure else ""
    return [
        f"{stretch.text.removesuffix(f' {shared}') if shared else stretch.text}{_HOW_MUCH}" for stretch in stretches
    ]


def _completed(asked: list[str]) -> Iterator[Subquestion]:
    """Give each question what it shares: the beginning or the predicate of the one before, its time, an English end."""
    before = ""
    tail = _WORDS.pattern("parts.english_tail")
    for name, following in pairwise([*asked, ""]):
        text = _taken_over(name, before) if before else name
        if not any(_times(text)) and (times := list(_times(before))):
            text = times[-1] + text
        if not _CHINESE.search(text) and not tail.search(text) and (end := tail.search(following)):
            text = f"{text} {following[end.start() :]}"
        yield Subquestion(name.removesuffix(_HOW_MUCH), text)
        before = text


def _taken_over(text: str, before: str) -> str:
    if same := _WORDS.pattern("parts.same_of").match(text):
        return same["thing"] + _predicate(before, len(word_spans(same["thing"])))
    if _starts("takes_over", text) and (asks := _WORDS.pattern("parts.asks").search(before)):
        return before[: asks.start()].rstrip(",") + text if _CHINESE.search(text) else text
    return text


def _predicate(text: str, subject: int) -> str:
    """Return a question without its subject of so many words, or without the last of several."""
    for time in _times(text):
        text = text.replace(time, "")
    *_, last = (0, *(match.end() for match in _WORDS.pattern("parts.joined").finditer(text)))
    spans = word_spans(text[last:])
    return text[last:][spans[min(subject, len(spans)) - 1][1] :] if spans else text


def _times(text: str) -> Iterator[str]:
    """Yield the words of a text that say of what year it speaks."""
    for year in year_spans(text):
        yield year.of(text)


def _starts(name: str, text: str) -> bool:
    return _WORDS.pattern(f"parts.{name}").match(text) is not None
