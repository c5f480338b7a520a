"""From text to vectors: the one seam between the index and whatever model computes them.

EMBEDDER names the model: unset is the built-in one, "none" is no model at all (word search alone), anything else is a
sentence-transformers name or folder.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoder.builtin import builtin_name, builtin_release, ensure_builtin
from index.encoder.with_parts import SentenceWithClauses

# The value of EMBEDDER, and the name in manifests, for no model.
NO_ENCODER = "none"


class Encoder(Protocol):
    """A model that gives texts of one meaning vectors of one direction; safe to call from several threads.

    Attributes:
        name: model and weights; two encoders of one name give the same vectors.
        dim: length of a vector.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def dim(self) -> int: ...  # noqa: D102

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are what a user typed."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [n, dim], unit rows in the order of the texts, which are to be found."""

    def with_clauses(self, texts: Sequence[SentenceWithClauses]) -> list[NDArray[np.float32]]:
        """Return for each text float32 [1 + parts, dim], unit rows: itself as a passage, and its parts."""


def encoder_name(name: str | None = None) -> str:
    """Return the name of the encoder that `load_encoder(name)` gives, without loading it; "none" for none."""
    name = _wanted(name)
    if name == NO_ENCODER:
        return NO_ENCODER
    if not name:
        return builtin_name(builtin_release())
    from index.encoder.sentence_transformers import model_identity

    return model_identity(name)


def load_encoder(name: str | None = None, quiet: bool = False) -> Encoder | None:
    """Return the encoder of that name, by default the one that EMBEDDER names; None for "none".

    The built-in one is converted on first use, with a progress bar unless `quiet`; it needs no torch.

    Raises:
        EncoderError: the model cannot be loaded.
    """
    name = _wanted(name)
    if name == NO_ENCODER:
        return None
    if not name:
        from index.encoder.onnx import OnnxEncoder

        return OnnxEncoder.open(ensure_builtin(builtin_release(), quiet))
    from index.encoder.sentence_transformers import SentenceTransformerEncoder

    return SentenceTransformerEncoder.load(name)


def load_adapted(adapter: Path | None, quiet: bool = False) -> Encoder:
    """Return the built-in encoder with another adapter than it ships with, or as its makers left it, without any.

    Raises:
        EncoderError: it cannot be converted.
    """
    from index.encoder.onnx import OnnxEncoder

    return OnnxEncoder.open(ensure_builtin(builtin_release().adapted(adapter), quiet))


def _wanted(name: str | None) -> str:
    return (os.environ.get("EMBEDDER", "") if name is None else name).strip()
