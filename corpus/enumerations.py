"""What a report enumerates over sentences or paragraphs: 一是…。二是…。, headings, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.headings import heading_of
from corpus.records import Paragraph, Slice
from corpus.text.numerals import write_numeral
from corpus.text.wordfile import WordFile

_WORDS = WordFile(Path(__file__).parent / "data" / "enumeration.toml")
# Items; longer enumerations than any of 28 reports has (30件民生实事).
_MOST = 40
# Paragraphs between one item and the next, where they stand in paragraphs of their own.
_APART = 40
# ... and between dashes, which have no number to go by.
_NEAR = 5
_STOP = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class Marker:
    """The number of an item: `number` of a family, at `start` of the paragraph at `position` in the report."""

    family: int
    number: int
    position: int
    start: int


@dataclass(frozen=True, slots=True)
class _Family:
    """A way of numbering: a pattern whose group is the number, and what each number is worth; 0 for a dash."""

    pattern: re.Pattern[str]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order, each from its number to the end of its first sentence, and the words that introduce them."""

    items: tuple[Slice, ...]
    head: str


def enumerations(paragraphs: Sequence[Paragraph]) -> list[Enumeration]:
    r"""Return what a report enumerates, in order of the first items.

    >>> from corpus import Span
    >>> text = "办好两件实事：一是修路。二是架桥。"
    >>> found = enumerations([Paragraph("r", 1, (), "", text, (Span(0, 12), Span(12, 17)), 0)])
    >>> [item.text for item in found[0].items], found[0].head
    (['一是修路。', '二是架桥。'], '\n办好两件实事：')
    """
    runs = sorted(_runs(paragraphs), key=lambda run: (run[0].position, run[0].start))
    return [Enumeration(_items(run, paragraphs), _head(run[0], paragraphs)) for run in runs]


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[Marker]]:
    """Yield the markers of each family that count through from 1, two at least, under one heading."""
    open_runs: dict[int, list[Marker]] = {}
    for marker in _markers(paragraphs):
        run = open_runs.get(marker.family, [])
        if run and _follows(run[-1], marker, paragraphs):
            run.append(marker)
        elif marker.number in (0, 1):
            yield from _complete(run)
            open_runs[marker.family] = [marker]
    for run in open_runs.values():
        yield from _complete(run)


def _complete(run: list[Marker]) -> Iterator[list[Marker]]:
    if len(run) > 1:
        yield run


def _follows(last: Marker, marker: Marker, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether an item is the next one; dashes (number 0) must stand under one heading."""
    if marker.number:
        return marker.number == last.number + 1 and marker.position - last.position <= _APART
    same = paragraphs[last.position].section == paragraphs[marker.position].section
    return same and marker.position - last.position <= _NEAR


def _markers(paragraphs: Sequence[Paragraph]) -> list[Marker]:
    """Return the number of every item that might be one, in order."""
    return sorted(
        (
            Marker(i, family.numbers[marker[1]], position, marker.start())
            for position, paragraph in enumerate(paragraphs)
            if paragraph.role in ("body", "heading")
            for i, family in enumerate(_families())
            for marker in family.pattern.finditer(paragraph.text)
            if marker[1] in family.numbers
        ),
        key=lambda marker: (marker.position, marker.start),
    )


def _items(run: Sequence[Marker], paragraphs: Sequence[Paragraph]) -> tuple[Slice, ...]:
    """Return each item to the end of its first sentence, or to the next item."""
    places = []
    for marker, following in zip(run, [*run[1:], None], strict=True):
        paragraph = paragraphs[marker.position]
        heading = heading_of(paragraph.text) if marker.start == 0 else None
        end = next(s.end for s in paragraph.sentences if s.end > marker.start)
        if following and following.position == marker.position:
            end = min(end, following.start)
        elif heading and heading.text:
            end = len(heading.text)
        text = paragraph.text[marker.start : end]
        places.append(Slice(paragraph, marker.start, marker.start + len(text.rstrip("；;，, \n\u3000"))))
    return tuple(places)


def _head(first: Marker, paragraphs: Sequence[Paragraph]) -> str:
    """Return what introduces an enumeration: the sentence before it and the heading that it stands under."""
    paragraph = paragraphs[first.position]
    before = paragraph.text[: first.start]
    above = [heading for heading in paragraph.section if not paragraph.text.startswith(heading)]
    if not before.strip() and first.position:
        before = paragraphs[first.position - 1].text
    stops = [stop.end() for stop in _STOP.finditer(before.rstrip("。：:； \n\u3000"))]
    return f"{above[-1] if above else ''}\n{before[stops[-1] if stops else 0 :]}"


@cache
def _families() -> tuple[_Family, ...]:
    return tuple(family for name in ("running", "leading") for family in _read_families(name))


def _read_families(name: str) -> Iterator[_Family]:
    begins = "(?:^|(?<=[。；;：:！？，,\\s]))" if name == "running" else "^"
    table = _WORDS.table(name)
    for numerals, digits in (("chinese", "[一二三四五六七八九十]{1,3}"), ("digits", "\\d{1,2}")):
        numbers = {write_numeral(n) if numerals == "chinese" else str(n): n for n in range(1, _MOST + 1)}
        for written in table.get(numerals, ()):
            before, behind = written.split("{}")
            yield _Family(re.compile(f"{begins}{before}({digits}){behind}"), numbers)
    for words in table["words"]:
        numbers = {word: i for i, word in enumerate(words, 1)} if len(words) > 1 else {words[0]: 0}
        yield _Family(re.compile(f"{begins}({'|'.join(words)})"), numbers)
