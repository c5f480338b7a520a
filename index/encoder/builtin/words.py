"""The word embeddings of the built-in model in their 4 bits, mapped from the disk: all that read share them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder.builtin.weights import BLOCK, Blocks, Floats

_CODES, _SCALES = "words.npy", "word_scales.npy"
# What a code stands for: (code - 8) * scale.
_MIDDLE = 8


@dataclass(frozen=True, slots=True)
class WordTable:
    """Embeddings by token id: `codes` uint8 [vocabulary, hidden / 2], two a byte, low half first; `scales` by block."""

    codes: NDArray[np.uint8]
    scales: Floats

    @classmethod
    def open(cls, folder: Path) -> WordTable:
        """Map what `write_words` wrote; raises OSError or ValueError where it cannot be read."""
        return cls(*(np.load(folder / name, mmap_mode="r") for name in (_CODES, _SCALES)))

    def vectors(self, tokens: Sequence[int] | NDArray[np.int64]) -> Floats:
        """Return the embeddings of token ids, float32 [tokens, hidden], exactly."""
        tokens = np.asarray(tokens)
        pairs = self.codes[tokens]
        codes = np.stack([pairs & 15, pairs >> 4], axis=-1).reshape(len(pairs), -1, BLOCK)
        weights = (codes.astype(np.float32) - _MIDDLE) * self.scales[tokens][:, :, None]
        return weights.reshape(len(pairs), -1)


def write_words(folder: Path, words: Blocks) -> None:
    """Write a table of embeddings, one row for each token id, into a folder."""
    np.save(folder / _CODES, words.codes[:, ::2] | (words.codes[:, 1::2] << 4))
    np.save(folder / _SCALES, words.scales)
