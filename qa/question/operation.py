"""What a question sets side by side in one report, and what it asks of that: which is ahead, how far apart, the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Literal

from corpus import Span
from corpus.text.time import named_years, relative_years, year_spans
from corpus.text.tokens import word_spans
from corpus.text.wordfile import WordFile
from qa.question.subquestions import Subquestion, has_topic, split_question

Operator = Literal["compare", "difference", "sum", "ratio"]

_WORDS = WordFile(Path(__file__).parent / "data" / "operations.toml")
# The operators in the order in which their words decide.
_OPERATORS: tuple[Operator, ...] = ("ratio", "difference", "sum")
# Sides; more than anybody sets beside one another by name.
_MOST = 6
# Things that a question names one after another, from which it asks for each without saying so.
_LISTED = 3
# A year with what a report says of it: it plans one and reviews the one before.
_THIS_YEAR, _LAST_YEAR = ("今年", "目标"), ("去年", "实际")
_SAME_YEAR = {"今年": ("今年", "本年", "本年度", "年内"), "去年": ("去年", "上年", "上一年", "过去一年")}
# A number that a question states itself.
_STATED = re.compile(
    r"的?那?[0-9][0-9.,]*[多余]?[十百千万亿]*[多余]?(?:个?百分点|%|[元人户件套家个亩吨斤]|公里|平方米)?(?:多)?"
)
# A side is shorter than another by this much, where it shares words with it.
_MUCH_SHORTER = 2
_CLAUSE = re.compile(r"[^,，。?？;；:：]+")


@dataclass(frozen=True, slots=True)
class Operation:
    """What is asked of two sides or more.

    Attributes:
        sides: each as a question of its own, in the order in which they are named.
        less: the side is ahead that has less.
        times: the sides are two times, or goal and result, of one thing.
    """

    operator: Operator
    sides: tuple[Subquestion, ...]
    less: bool = False
    times: bool = False


def read_operation(text: str) -> Operation | None:
    """Read what a text in one form asks of several things that it names, or None.

    >>> read_operation("汽车和钢铁,哪个行业长得快").sides[1].name
    '钢铁'
    >>> [side.text for side in read_operation("小麦产量比玉米高多少").sides]
    ['小麦产量 高多少', '玉米产量 高多少']
    >>> read_operation("今年新增就业和高校毕业生就业情况") is None
    True
    """
    if closed := _closing(text):
        return closed
    if _finds("asks.list", text):
        return None
    operator = next((name for name in _OPERATORS if _finds(f"asks.{name}", text)), None)
    sides = _times(text, operator)
    times = bool(sides)
    if not sides:
        sides = _against(text) or (_joined(text) if _asks(text, operator) and not _finds("asks.other", text) else ())
    if operator == "sum" and (times or _chooses(text)):
        operator = None
    less = operator is None and _asks_less(text)
    return Operation(operator or "compare", sides, less, times) if 1 < len(sides) <= _MOST else None


def _closing(text: str) -> Operation | None:
    """Read what the end of a text asks of the questions before it (…多少,…多少,哪个高)."""
    found = list(_CLAUSE.finditer(text))
    if len(found) < 2 or has_topic((last := found[-1]).group()):
        return None
    operator = next((name for name in _OPERATORS if _finds(f"asks.{name}", last.group())), None)
    parts = split_question(text[: last.start()]) if operator or _chooses(last.group()) else ()
    less = operator is None and _asks_less(last.group())
    return Operation(operator or "compare", parts, less) if parts else None


def _asks(text: str, operator: Operator | None) -> bool:
    return operator is not None or _chooses(text)


def _asks_less(text: str) -> bool:
    return _finds("asks.less", text) and not _finds("asks.more", text)


def _chooses(text: str) -> bool:
    return _finds("asks.choice", text) or _finds("asks.alike", text)


def read_dealt(text: str, keywords: bool) -> tuple[Subquestion, ...]:
    """Return the things of which a text in one form asks each one's number (A和B各多少), each as a question; else ().

    Keywords, which ask for nothing in words, ask for each of three and more things.

    >>> [part.text for part in read_dealt("铁路投资和公路投资各安排多少", False)]
    ['铁路投资 安排多少', '公路投资 安排多少']
    >>> [len(read_dealt("铁路、公路、机场投资的目标", keywords)) for keywords in (True, False)]
    [3, 0]
    """
    if not (dealt := _finds("asks.dealt", text)) and not keywords:
        return ()
    sides, least = _joined(text), 2 if dealt else _LISTED
    return sides if least <= len(sides) <= _MOST else ()


def asks_change(text: str) -> bool:
    """Tell whether a text in one form asks by how much a thing moved.

    >>> asks_change("参保率提高了几个点"), asks_change("参保率达到多少")
    (True, False)
    """
    return _finds("change.asked", text)


def asks_amount_of_change(text: str) -> bool:
    """Tell whether a text in one form asks for what came on top as an amount (净增), not for a rate."""
    return _finds("change.amount", text)


def _times(text: str, operator: Operator | None) -> tuple[Subquestion, ...]:
    """Return this year's goal and last year's result of one thing, where a question names both; else ()."""
    if operator == "sum" or _finds("asks.other", text):
        return ()
    relative = list(relative_years(text))
    offsets = dict.fromkeys(year.offset for year in relative)
    years = dict.fromkeys(year.year for year in named_years(text))
    goal, result = (any(word in text for word in _WORDS.words(f"times.{name}")) for name in ("goal", "result"))
    result = result or _finds("times.really", text)
    spans = year_spans(text)
    if not _asks(text, operator) and not _finds("sides.against", text):
        return ()
    if len(offsets) + len(years) > 1:
        latest = max(years, default=0) if goal else 0
        labels = [_of_year(text, span, latest) for span in sorted(spans, key=lambda span: span.start)]
    elif goal and (result or (any(offset < 0 for offset in offsets) and not _named_sides(text))):
        labels = [_THIS_YEAR, _LAST_YEAR]
    else:
        return ()
    thing = _thing(text, spans)
    return tuple(
        Subquestion("的".join(filter(None, label)), f"{label[0]}{thing}{label[1]}{_asked(text)}")
        for label in dict.fromkeys(labels)
    )


def _named_sides(text: str) -> bool:
    return _finds("asks.which", text) and bool(_joined(text))


def _of_year(text: str, span: Span, planned: int) -> tuple[str, str]:
    """Return a year and what of it is meant: of the year that is planned its goal."""
    word = span.of(text)
    if str(planned) in word:
        return word, "目标"
    return next((label for label in (_THIS_YEAR, _LAST_YEAR) if word in _SAME_YEAR[label[0]]), (word, ""))


def _thing(text: str, spans: Sequence[Span]) -> str:
    """Return what is left of a text without its times, its stages and the words that compare."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = [" "] * (span.end - span.start)
    bare = _STATED.sub(" ", "".join(letters)) if spans else "".join(letters)
    for name in ("sides.which", "times.stage", "sides.against", "sides.degree"):
        bare = _WORDS.pattern(name).sub(" ", bare)
    return _cleaned(" ".join(bare.split()))


def _against(text: str) -> tuple[Subquestion, ...]:
    """Return the two sides of A比B高 or A是B的几倍; else ()."""
    if part := _WORDS.pattern("sides.part_of").match(text) if _finds("asks.ratio", text) else None:
        names = [_cleaned(part["part"]), _cleaned(_without_opening(part["whole"]))]
        return _sides(text, "", names, "", names)
    if fronted := _WORDS.pattern("sides.fronted").match(text):
        names = [_cleaned(fronted["first"]), _cleaned(fronted["other"])]
        if _is_side(names[1]):
            return _sides(text, "", [names[0], _with_tail_of(names[1], names[0])], text[fronted.end() :], names)
    for name in (*(["sides.multiple"] if _finds("asks.ratio", text) else []), "sides.against"):
        for match in _WORDS.pattern(name).finditer(text):
            head, left = _opening(_cleaned(text[: match.start()]))
            right = _until_end(text[match.end() :])
            if _finds("asks.amount", text[match.end() + len(right) :]):
                right = _WORDS.pattern("sides.moves").sub("", right)
            right = _cleaned(right)
            names_both = left and right and not _finds("asks.which", left)
            if names_both and _is_side(right):
                rest = text[match.end() + len(_until_end(text[match.end() :])) :]
                return _sides(text, head, [left, _with_tail_of(right, left)], rest, [left, right])
    return ()


def _is_side(name: str) -> bool:
    return not _finds("asks.number", name) and not _finds("asks.no_side", name)


def _joined(text: str) -> tuple[Subquestion, ...]:
    """Return the sides that are joined by 和, 、, 还是 and the like; else ()."""
    for clause in _CLAUSE.finditer(text):
        stretch = clause.group()
        joints = [
            match
            for match in _WORDS.pattern("sides.joins").finditer(stretch)
            if match.start() and _is_apart(stretch, match.start(), match.end())
        ]
        if not joints:
            continue
        end = joints[0].end() + len(_until_end(stretch[joints[0].end() :]))
        names = list(_between(stretch[:end], [joint for joint in joints if joint.end() < end]))
        before, rest = text[: clause.start()], stretch[end:] + text[clause.end() :]
        head, names[0] = _opening(names[0])
        if len(names) > 1 and all(name and _is_side(name) for name in names):
            if _WORDS.pattern("asks.asker").search(before):
                before = ""
            return _sides(text, before.strip(",，:：") + head, _completed(names, has_topic(rest)), rest, names)
    return ()


def _between(stretch: str, joints: Sequence[re.Match[str]]) -> Iterator[str]:
    start = 0
    for joint in [*joints, None]:
        yield _cleaned(stretch[start : joint.start() if joint else len(stretch)])
        start = joint.end() if joint else start


def _completed(names: Sequence[str], measured: bool) -> list[str]:
    """Give all sides the words that stand with the first or the last of them alone (城镇、农村|居民收入).

    `measured`: what is asked of all of them stands behind them.
    """
    first, last = names[0], names[-1]
    head, tail, owned = "", "", ""
    if common := _common_end(first, last):
        if len(common) > 1 and len(first) > _MUCH_SHORTER * len(last):
            head = _first_words(first, _word_count(first) - _word_count(last))
    elif "的" in first and "的" not in last and len(first) > len(last):
        owned = first[first.index("的") :]
    elif not measured and len(last) > len(first):
        tail = last[len(_first_words(last, _word_count(first))) :]
    return [head * (i > 0) + name + tail * (i < len(names) - 1) + owned * (i > 0) for i, name in enumerate(names)]


def _with_tail_of(name: str, whole: str) -> str:
    """Give a side the last words of the one it is compared with, as far as it has none itself (农村|居民收入)."""
    if len(_common_end(name, whole)) > 1:
        return name
    bare = name.removesuffix("的")
    return f"{bare}{whole[len(_first_words(whole, _word_count(bare))) :]}"


def _sides(text: str, head: str, wholes: Sequence[str], rest: str, names: Sequence[str]) -> tuple[Subquestion, ...]:
    said = _cleaned(_WORDS.pattern("sides.degree").sub(" ", _WORDS.pattern("sides.which").sub(" ", rest)))
    said = _WORDS.pattern("asks.dealt").sub(" ", said)
    said = " ".join([*said.split(), *([] if _finds("asks.amount", said) else [_asked(text)])])
    return tuple(Subquestion(name, f"{head}{whole} {said}") for name, whole in zip(names, wholes, strict=True))


def _asked(text: str) -> str:
    if _finds("asks.falls", text):
        return "下降多少"
    return "增长多少" if _finds("asks.rate", text) else "多少"


def _opening(name: str) -> tuple[str, str]:
    """Part a side from the words before it that are said of all: those of asking, then a time."""
    name = _without_opening(name)
    times = year_spans(name)
    end = max((span.end for span in times if span.end < len(name)), default=0)
    return name[:end], _cleaned(name[end:])


def _without_opening(text: str) -> str:
    match = _WORDS.pattern("sides.begins").match(text)
    return text[match.end() if match else 0 :]


def _until_end(text: str) -> str:
    match = _WORDS.pattern("sides.ends").search(text, 1)
    return text[: match.start()] if match else text


def _cleaned(name: str) -> str:
    return _WORDS.pattern("sides.leading").sub("", _WORDS.pattern("sides.trailing").sub("", name)).strip()


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether no word of a text reaches over the edges of a stretch."""
    return not any(a < edge < b for a, b in word_spans(text) for edge in (start, end))


def _common_end(name: str, other: str) -> str:
    pairs = zip(reversed(name), reversed(other), strict=False)
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))[::-1]


def _word_count(text: str) -> int:
    return len(word_spans(text))


def _first_words(text: str, count: int) -> str:
    spans = word_spans(text)
    return text[: spans[min(count, len(spans)) - 1][1]] if count > 0 and spans else ""


def _finds(name: str, text: str) -> bool:
    return _WORDS.pattern(name).search(text) is not None
