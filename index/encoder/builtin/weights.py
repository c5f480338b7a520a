"""Reads a 4-bit weights file (magic E5S1) into arrays: a BERT encoder, its Unigram pieces, its normalisation map.

All numbers are little-endian. Matrices are stored as Q4_0: blocks of 32 weights along the input dimension, each a
float16 scale d and 16 bytes; byte j holds weight j in its low nibble and weight j + 16 in its high one, and a weight
is (nibble - 8) * d.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import WeightsError

# Weights to a block of Q4_0.
BLOCK = 32
_Q4_0 = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_MAGIC, _VERSION = b"E5S1", 1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of a BERT encoder: width, layers, attention heads, inner width, rows of its three embedding tables."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix of 4-bit weights: `codes` uint8 [rows, columns] in 0..15, `scales` float32 [rows, columns / 32]."""

    codes: NDArray[np.uint8]
    scales: Floats

    def floats(self) -> Floats:
        """Return the weights, float32 [rows, columns]."""
        weights = self.codes.astype(np.float32)
        weights -= 8
        by_block = weights.reshape(-1, BLOCK)
        by_block *= self.scales.reshape(-1, 1)
        return weights


@dataclass(frozen=True, slots=True)
class Pieces:
    """The Unigram vocabulary in the order of the model's ids, and the ids of its special tokens."""

    scored: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A weights file.

    Attributes:
        normalisation: what a code point becomes before the pieces are looked up; others stay as they are.
        vectors: biases, layer norms and small embeddings, float32, by name (l0.q.b, emb.ln.w, emb.pos).
        matrices: 4-bit matrices [outputs, inputs] by name (l0.q.w, emb.word).
    """

    architecture: Architecture
    pieces: Pieces
    normalisation: Mapping[int, tuple[int, ...]]
    vectors: Mapping[str, Floats]
    matrices: Mapping[str, Blocks]


def read_weights(path: Path) -> Weights:
    """Read a weights file.

    Raises:
        WeightsError: it is not such a file, or ends early.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    try:
        return _Reader(data).weights()
    except (struct.error, ValueError, KeyError) as error:
        raise WeightsError(f"{path} is not a weights file of version {_VERSION} ({error})") from error


class _Reader:
    """Walks through the bytes of a file; every method takes up where the last one stopped."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def weights(self) -> Weights:
        if self._numbers("4sI") != (_MAGIC, _VERSION):
            raise ValueError("it does not begin with E5S1 and version 1")
        architecture = Architecture(*self._numbers("7if"))
        if self._numbers("i") != (BLOCK,):
            raise ValueError(f"its blocks are not {BLOCK} weights long")
        pieces = self._pieces()
        normalisation = self._normalisation()
        vectors, matrices = self._tensors(architecture)
        return Weights(architecture, pieces, normalisation, vectors, matrices)

    def _pieces(self) -> Pieces:
        count, bos, eos, pad, unk = self._numbers("5i")
        (size,) = self._numbers("Q")
        starts = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        blob = self._take(size)
        texts = [blob[start:end].decode("utf-8") for start, end in pairwise(starts)]
        return Pieces(tuple(zip(texts, scores, strict=True)), bos, eos, pad, unk)

    def _normalisation(self) -> dict[int, tuple[int, ...]]:
        count, _size = self._numbers("iI")
        characters = {}
        for _ in range(count):
            code, length = self._numbers("IB")
            characters[code] = self._numbers(f"{length}I")
        return characters

    def _tensors(self, architecture: Architecture) -> tuple[dict[str, Floats], dict[str, Blocks]]:
        vectors: dict[str, Floats] = {}
        matrices: dict[str, Blocks] = {}
        (count,) = self._numbers("i")
        for _ in range(count):
            (length,) = self._numbers("H")
            name = self._take(length).decode("utf-8")
            four_bits, size, start, _bytes = self._numbers("BIQQ")
            if four_bits:
                columns = architecture.inner if name.endswith(".fo.w") else architecture.hidden
                matrices[name] = _blocks(np.frombuffer(self._data, _Q4_0, size // BLOCK, start), columns)
            else:
                vectors[name] = np.frombuffer(self._data, "<f4", size, start).astype(np.float32)
        return vectors, matrices

    def _numbers(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack("<" + layout, self._take(struct.calcsize("<" + layout)))

    def _array(self, dtype: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self._take(count * np.dtype(dtype).itemsize), dtype)

    def _take(self, size: int) -> bytes:
        piece = self._data[self._at : self._at + size]
        if len(piece) < size:
            raise ValueError(f"it ends at byte {len(self._data)}")
        self._at += size
        return piece


def _blocks(blocks: NDArray[Any], columns: int) -> Blocks:
    nibbles = blocks["nibbles"]
    codes = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).reshape(-1, columns)
    return Blocks(codes, blocks["scale"].astype(np.float32).reshape(-1, columns // BLOCK))
