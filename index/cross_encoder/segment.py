"""What is read together with a question: a sentence, or of a long one a window of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import Paragraph, Span
from corpus.figures.tense import ParagraphTense
from corpus.text.places import place_names
from corpus.text.spans import clauses
from index.encoder.builtin import MAX_TOKENS, Unigram

# Tokens of a segment; of 100 sentences 97 have no more.
_LONGEST = 96
_WHEN = {"actual": "去年{before}回顾", "target": "今年{year}计划", None: "{year}报告"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of clauses of one sentence.

    Attributes:
        report, paragraph: where it stands.
        start, end: in the paragraph's text.
        text: its characters.
        clauses: their spans in the paragraph's text, in order; at least one.
        header: whose report it is, and which year's results or goals stand there (四川 去年2024回顾：).
    """

    report: str
    paragraph: int
    start: int
    end: int
    text: str
    clauses: tuple[Span, ...]
    header: str


def segments_of(paragraph: Paragraph, place: str, year: int | None, tokenizer: Unigram) -> tuple[Segment, ...]:
    """Cut a paragraph into segments of at most about 96 tokens, a sentence each where it is no longer.

    Args:
        paragraph: of any role.
        place: of its report.
        year: of its report, None if unknown.
        tokenizer: of the model that reads them.
    """
    header = header_of(paragraph, place, year)
    return tuple(
        Segment(paragraph.report, paragraph.number, start, end, paragraph.text[start:end], spans, header)
        for sentence in paragraph.sentences
        for start, end, spans in _windows(paragraph.text, sentence, tokenizer)
    )


def header_of(paragraph: Paragraph, place: str, year: int | None) -> str:
    """Return what is read before a segment: the place, and whether results or goals of which year stand there."""
    when = ""
    if year is not None:
        when = _WHEN[ParagraphTense.of(paragraph, year).heading].format(year=year, before=year - 1)
    return f"{(place_names(place) or ('',))[-1]} {when}："


def _windows(text: str, sentence: Span, tokenizer: Unigram) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Yield start, end and clauses of as few windows of about one length as a sentence needs."""
    spans = [span.moved(sentence.start) for span in clauses(sentence.of(text))]
    if not spans:
        return
    if sentence.end - sentence.start + len(spans) <= _LONGEST:  # no token is shorter than a character
        yield sentence.start, sentence.end, tuple(spans)
        return
    runs = _even_runs([len(tokenizer.pieces(span.of(text), MAX_TOKENS)) + 1 for span in spans])
    starts = [sentence.start, *(spans[first].start for first, _ in runs[1:])]
    for (first, last), start, end in zip(runs, starts, [*starts[1:], sentence.end], strict=True):
        yield start, end, tuple(spans[first:last])


def _even_runs(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a row of sizes into runs (first, beyond the last) of about one total, none much above the limit.

    >>> _even_runs([50, 30, 40, 60])
    [(0, 2), (2, 4)]
    """
    limit = sum(sizes) / -(-sum(sizes) // _LONGEST)
    starts, total = [0], 0
    for place, size in enumerate(sizes):
        if place > starts[-1] and total + size / 2 > limit:
            starts.append(place)
            total = 0
        total += size
    return list(zip(starts, [*starts[1:], len(sizes)], strict=True))
