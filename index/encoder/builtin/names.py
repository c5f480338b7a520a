"""The names that transformers gives to the tensors of a BERT encoder."""

from __future__ import annotations

from collections.abc import Mapping

from index.encoder.builtin.weights import Floats, Weights

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_KINDS = {"w": "weight", "b": "bias"}


def transformers_name(name: str) -> str:
    """Return the name in transformers of a tensor of the weights file.

    >>> transformers_name("l3.ao.w")
    'encoder.layer.3.attention.output.dense.weight'

    Raises:
        KeyError: no such tensor belongs to a BERT encoder.
    """
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{int(layer[1:])}.{_PARTS[part]}.{_KINDS[kind]}"


def transformers_tensors(weights: Weights, matrices: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return every tensor as float32 in its shape, by its name in transformers."""
    hidden = weights.architecture.hidden
    tables = ("emb.pos", "emb.type")
    vectors = {
        name: vector.reshape(-1, hidden) if name in tables else vector for name, vector in weights.vectors.items()
    }
    return {transformers_name(name): tensor for name, tensor in {**vectors, **matrices}.items()}
