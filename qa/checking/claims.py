"""A text cut into claims: its sentences, with the figures of each; offsets are those of the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus import Figure, Paragraph, Span, figures_of, ranks_of
from corpus.headings import heading_of
from corpus.text.spans import sentences
from qa.checking.words import plain_words

# A sentence without a character of writing is punctuation.
_WORD = re.compile(r"\w")
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a text, `text == whole[start:end]`, without the space around it, and its figures.

    A number that only counts the things named beside it (两项, of data/checking.toml) is none of them.
    """

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...]

    def without_figures(self, mark: str) -> str:
        """Return its text with a mark in place of each figure."""
        text = self.text
        for figure in reversed(self.figures):
            text = text[: figure.start - self.start] + mark + text[figure.end - self.start :]
        return text


def split_claims(text: str, year: int | None = None) -> tuple[Claim, ...]:
    """Cut a text into claims; `year` is the one that 今年 means in it.

    >>> [(claim.text, [figure.text for figure in claim.figures]) for claim in split_claims("新建5所。 好！改造3个")]
    [('新建5所。', ['5所']), ('好！', []), ('改造3个', ['3个'])]
    """
    lines = [line for line in _LINE.finditer(text) if _WORD.search(line.group())]
    alone = len(lines) == 1
    return tuple(claim for line in lines for claim in _claims(line.group(), line.start(), year, alone))


def _claims(line: str, offset: int, year: int | None, alone: bool) -> Iterator[Claim]:
    for sentence in sentences(line):
        written = line[sentence.start : sentence.end]
        stripped = written.strip()
        if not _WORD.search(stripped):
            continue
        start = offset + sentence.start + len(written) - len(written.lstrip())
        paragraph = Paragraph("", 0, (), "", stripped, (Span(0, len(stripped)),), 0)
        stated = sorted((*figures_of(paragraph, year), *ranks_of(paragraph, year)), key=lambda figure: figure.start)
        counting = (figure for figure in stated if plain_words(figure.text).strip())
        figures = tuple(_moved(figure, start, stripped) for figure in counting)
        if not alone and not figures and _is_heading(line):
            continue
        yield Claim(stripped, start, start + len(stripped), figures)


def _moved(figure: Figure, offset: int, text: str) -> Figure:
    start, end = figure.start + offset, figure.end + offset
    return replace(figure, id=f":0:{start}-{end}", start=start, end=end, text=text[figure.start : figure.end])


def _is_heading(line: str) -> bool:
    """Tell a heading between the lines of a draft (一、工作回顾), which claims nothing."""
    heading = heading_of(line.strip())
    return heading is not None and heading.end == len(line.strip())
