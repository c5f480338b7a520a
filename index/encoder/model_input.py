"""A text as the built-in model reads it in one run: itself, and beside it each of its parts alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.encoder.builtin import MAX_TOKENS, Unigram
from index.encoder.with_parts import SentenceWithClauses, truncate

# Tokens of a run; a sentence and its clauses have about 70, and attention takes time and memory by the square.
_LONGEST = 1024


@dataclass(frozen=True, slots=True)
class ModelInput:
    """What the graph is given (int64 [length] each), and where the text and its parts stand in it.

    Attributes:
        tokens: ids.
        places: position of each in its text.
        texts: which text each belongs to: -1 the whole, 1 and on each part alone, 0 the prompt that those begin with.
        whole: the text with prompt and end.
        inside: the tokens of each part in the text; none of a part beyond token 512.
        alone: those of each part by itself; () for a single part, and only of the first that fit into 1,024 tokens.
    """

    tokens: NDArray[np.int64]
    places: NDArray[np.int64]
    texts: NDArray[np.int64]
    whole: slice
    inside: tuple[slice, ...]
    alone: tuple[slice, ...]

    @classmethod
    def of(cls, tokenizer: Unigram, prompt: str, text: SentenceWithClauses) -> ModelInput:
        """Lay a text out; no token reaches over the border of a part."""
        begin = tokenizer.encode(prompt, MAX_TOKENS)[:-1]
        whole, inside = _whole(tokenizer, begin, text)
        parts = _alone(tokenizer, begin, text, _LONGEST - len(whole))
        blocks = [whole, begin, *parts] if parts else [whole]
        stops = np.cumsum([len(block) for block in blocks])
        firsts = [0, 0, *[len(begin)] * len(parts)]
        places = [np.arange(first, first + len(block)) for first, block in zip(firsts, blocks, strict=False)]
        return cls(
            tokens=np.array([token for block in blocks for token in block], np.int64),
            places=np.concatenate(places),
            texts=np.repeat(np.arange(-1, len(blocks) - 1), [len(block) for block in blocks]),
            whole=slice(len(whole)),
            inside=tuple(inside),
            alone=tuple(slice(start, stop) for start, stop in pairwise(stops[1:].tolist())),
        )


def _whole(tokenizer: Unigram, begin: list[int], text: SentenceWithClauses) -> tuple[list[int], list[slice]]:
    """Return the ids of prompt, text and end, at most 512, and where the parts stand among them."""
    tokens, inside = list(begin), []
    for number, (piece, is_part) in enumerate(text.pieces()):
        start = len(tokens)
        tokens += tokenizer.pieces(truncate(piece), MAX_TOKENS - 1 - start, continued=number > 0)
        if is_part:
            inside.append(slice(start, len(tokens)))
    return [*tokens, tokenizer.eos], inside


def _alone(tokenizer: Unigram, begin: list[int], text: SentenceWithClauses, limit: int) -> list[list[int]]:
    """Return the ids of each part of several, as many as fit into `limit` behind their beginning."""
    parts: list[list[int]] = []
    room = limit - len(begin)
    for start, end in text.parts if len(text.parts) > 1 else ():
        ids = tokenizer.pieces(truncate(text.text[start:end]), MAX_TOKENS - len(begin))
        room -= len(ids)
        if room < 0:
            break
        parts.append(ids)
    return parts
