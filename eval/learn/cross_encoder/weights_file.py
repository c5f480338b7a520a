"""What training leaves in a folder: the model as it is served, by the names of the encoder's weights file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.learn.cross_encoder.model import LearningCrossEncoder, Shape
from index.cross_encoder.export import write_cross_encoder
from index.encoder.builtin.weights import Architecture, Floats

_SHORT = {"weight": "w", "bias": "b"}
_HEADS = ("answers", "figure", "settles")


@dataclass(frozen=True, slots=True)
class LearnedWeights:
    """What a model has learned, by the names of the encoder's weights file.

    Attributes:
        matrices: of the layers [outputs, inputs].
        vectors: biases, norms and position embeddings.
        heads: inner and outer weights and biases of each head, by its name.
    """

    matrices: Mapping[str, Floats]
    vectors: Mapping[str, Floats]
    heads: Mapping[str, Floats]

    @classmethod
    def of(cls, model: LearningCrossEncoder) -> LearnedWeights:
        """Take them out of a model."""
        learned = {name: weights.float().numpy() for name, weights in model.learned().items()}
        matrices, vectors, heads = dict[str, Floats](), {"emb.pos": learned["places"]}, dict[str, Floats]()
        for kind, short in _SHORT.items():
            vectors[f"emb.ln.{short}"] = learned[f"norm.{kind}"]
            for head in _HEADS:
                heads |= {f"{head}.{part}.{short}": learned[f"{head}.{part}.{kind}"] for part in ("inner", "outer")}
            for layer in range(model.shape.layers):
                own, kinds = f"layers.{layer}.", matrices if kind == "weight" else vectors
                joined = np.split(learned[f"{own}qkv.{kind}"], 3)
                kinds |= {f"l{layer}.{name}.{short}": joined[part] for part, name in enumerate("qkv")}
                kinds |= {f"l{layer}.{name}.{short}": learned[f"{own}{name}.{kind}"] for name in ("ao", "fi", "fo")}
                vectors |= {f"l{layer}.{name}.{short}": learned[f"{own}{name}.{kind}"] for name in ("aln", "oln")}
        return cls(matrices, vectors, heads)


def write_weights(model: LearningCrossEncoder, folder: Path) -> None:
    """Write what a model has learned into a folder, as `index.cross_encoder` opens it.

    Args:
        model: that has learned.
        folder: made if it is not there; what is in it of the same names is replaced.
    """
    learned, hidden = LearnedWeights.of(model), model.shape.hidden
    types = {"emb.type": np.zeros(hidden, np.float32)}  # the position embeddings have it in them
    write_cross_encoder(folder, _architecture(model), {**learned.vectors, **types}, learned.matrices, learned.heads)


def _architecture(model: LearningCrossEncoder) -> Architecture:
    shape: Shape = model.shape
    vocabulary, positions = model.words.num_embeddings, len(model.places)
    return Architecture(
        shape.hidden, shape.layers, shape.heads, shape.inner, vocabulary, positions, types=1, epsilon=shape.epsilon
    )
