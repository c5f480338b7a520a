import numpy as np
import pytest

from index.encoder.builtin.names import transformers_name, transformers_tensors
from index.encoder.builtin.weights import read_weights
from tests.index.encoder.builtin.tiny_model import HIDDEN, POSITIONS, TYPES, floats


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("emb.word", "embeddings.word_embeddings.weight"),
        ("emb.pos", "embeddings.position_embeddings.weight"),
        ("emb.type", "embeddings.token_type_embeddings.weight"),
        ("emb.ln.w", "embeddings.LayerNorm.weight"),
        ("emb.ln.b", "embeddings.LayerNorm.bias"),
        ("l0.q.w", "encoder.layer.0.attention.self.query.weight"),
        ("l0.k.b", "encoder.layer.0.attention.self.key.bias"),
        ("l0.v.w", "encoder.layer.0.attention.self.value.weight"),
        ("l11.ao.b", "encoder.layer.11.attention.output.dense.bias"),
        ("l1.aln.w", "encoder.layer.1.attention.output.LayerNorm.weight"),
        ("l1.fi.w", "encoder.layer.1.intermediate.dense.weight"),
        ("l1.fo.b", "encoder.layer.1.output.dense.bias"),
        ("l1.oln.w", "encoder.layer.1.output.LayerNorm.weight"),
    ],
)
def test_a_tensor_has_the_name_that_transformers_gives_it(name, expected):
    assert transformers_name(name) == expected


@pytest.mark.parametrize("name", ["l0.pool.w", "l0.q.x", "emb.lm"])
def test_a_tensor_of_no_encoder_is_refused(name):
    with pytest.raises((KeyError, ValueError)):
        transformers_name(name)


def test_every_tensor_has_its_values_and_its_shape(path, tensors):
    weights = read_weights(path)
    named = transformers_tensors(weights, {name: blocks.floats() for name, blocks in weights.matrices.items()})
    assert set(named) == {transformers_name(name) for name in tensors}
    for name, tensor in tensors.items():
        np.testing.assert_array_equal(named[transformers_name(name)].ravel(), floats(tensor).ravel())
    assert named["embeddings.position_embeddings.weight"].shape == (POSITIONS, HIDDEN)
    assert named["embeddings.token_type_embeddings.weight"].shape == (TYPES, HIDDEN)
    assert named["encoder.layer.0.output.dense.bias"].shape == (HIDDEN,)
