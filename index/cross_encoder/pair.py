"""A question and a segment as the cross-encoder is given them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import Span
from corpus.text.spans import Bounds
from index.cross_encoder.segment import Segment
from index.encoder.builtin import MAX_TOKENS, Unigram
from index.encoder.with_parts import truncate

# Tokens of a question that are read, and of a segment: a clause can be long, and attention takes time by the square.
_LONGEST_QUESTION = 64
_LONGEST_SEGMENT = 156


@dataclass(frozen=True, slots=True)
class Pair:
    """`<s> question </s></s> header segment </s>` as ids.

    Attributes:
        tokens: ids.
        clauses, figures: of the segment, as stretches of the tokens; empty where the segment was cut before them.
    """

    tokens: tuple[int, ...]
    clauses: tuple[Span, ...]
    figures: tuple[Span, ...]

    @classmethod
    def of(cls, tokenizer: Unigram, question: str, segment: Segment, figures: Sequence[Bounds] = ()) -> Pair:
        """Lay a pair out; no token reaches over the border of a clause or a figure.

        Args:
            tokenizer: of the model.
            question: in any words.
            segment: what is read with it.
            figures: that start in the segment, as stretches of its paragraph's text.
        """
        asked = tokenizer.pieces(truncate(question), _LONGEST_QUESTION)
        said, places = _pieces(tokenizer, segment, figures)
        before = len(asked) + 3  # <s> and two </s>

        def tokens_of(stretch: Bounds) -> Span:
            start, end = (min(places[min(at, segment.end)], len(said)) for at in (stretch.start, stretch.end))
            return Span(start + before, end + before)

        return cls(
            (tokenizer.bos, *asked, tokenizer.eos, tokenizer.eos, *said, tokenizer.eos),
            tuple(map(tokens_of, segment.clauses)),
            tuple(map(tokens_of, figures)),
        )


def _pieces(tokenizer: Unigram, segment: Segment, figures: Sequence[Bounds]) -> tuple[list[int], dict[int, int]]:
    """Return the ids of header and segment, and how many stand before each border, by its place in the paragraph."""
    borders = {edge for stretch in (*segment.clauses, *figures) for edge in (stretch.start, stretch.end)}
    cuts = sorted({segment.start, segment.end, *(edge for edge in borders if segment.start <= edge <= segment.end)})
    tokens = tokenizer.pieces(segment.header, MAX_TOKENS)
    places: dict[int, int] = {}
    for start, end in pairwise(cuts):
        places[start] = len(tokens)
        piece = segment.text[start - segment.start : end - segment.start]
        tokens += tokenizer.pieces(truncate(piece), MAX_TOKENS, continued=True)
    places[segment.end] = len(tokens)
    return tokens[:_LONGEST_SEGMENT], places
