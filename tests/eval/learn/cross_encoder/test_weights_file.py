"""The file against the model that it was written from."""

import numpy as np
import pytest
import torch

from eval.learn.cross_encoder.batches import batches
from eval.learn.cross_encoder.steps import Row
from eval.learn.cross_encoder.weights_file import LearnedWeights, write_weights
from index.cross_encoder import CrossEncoder, Pair
from index.encoder.onnx import OnnxEncoder
from tests.eval.learn.cross_encoder.conftest import CANTEENS

pytestmark = pytest.mark.filterwarnings("ignore")


def test_matrices_vectors_and_heads_have_their_names_and_shapes(model):
    learned = LearnedWeights.of(model)
    layer = {**dict.fromkeys(("q", "k", "v", "ao"), (32, 32)), "fi": (64, 32), "fo": (32, 64)}
    assert {name: matrix.shape for name, matrix in learned.matrices.items()} == {
        f"l{number}.{name}.w": shape for number in (0, 1) for name, shape in layer.items()
    }
    assert {name: vector.shape for name, vector in learned.vectors.items()} == {
        "emb.pos": (512, 32),
        "emb.ln.w": (32,),
        "emb.ln.b": (32,),
        **{f"l{number}.{name}.b": shape[:1] for number in (0, 1) for name, shape in layer.items()},
        **{f"l{number}.{norm}.{part}": (32,) for number in (0, 1) for norm in ("aln", "oln") for part in "wb"},
    }
    inner, outputs = {"inner.w": (128, 64), "inner.b": (128,)}, {"answers": 1, "figure": 1, "settles": 3}
    assert {name: weights.shape for name, weights in learned.heads.items()} == {
        f"{head}.{part}": shape
        for head, count in outputs.items()
        for part, shape in (inner | {"outer.w": (count, 128), "outer.b": (count,)}).items()
    }


def test_query_key_and_value_are_taken_apart(model):
    joined, matrices = model.layers[1].qkv.weight.detach().numpy(), LearnedWeights.of(model).matrices
    np.testing.assert_array_equal(np.concatenate([matrices[f"l1.{name}.w"] for name in "qkv"]), joined)


def test_positions_have_the_type_in_them(model, tensors):
    wanted = tensors["emb.pos"].reshape(512, 32) + tensors["emb.type"].reshape(2, 32)[0]
    np.testing.assert_allclose(LearnedWeights.of(model).vectors["emb.pos"], wanted, atol=1e-6)


def test_what_is_served_says_what_the_model_says(model, base, report, tmp_path):
    write_weights(model, tmp_path / "out")
    served = CrossEncoder.open(tmp_path / "out", OnnxEncoder.open(base))
    segment, figures = report.segments[CANTEENS].segment, report.segments[CANTEENS].figures
    (reading,) = served.read("学位", [(segment, figures)])
    ((_, batch),) = batches([Row(Pair.of(served.tokenizer, "学位", segment, figures))])
    with torch.no_grad():
        logits = model(batch)
    np.testing.assert_allclose(reading.clauses, logits.answers.numpy(), atol=0.05)
    np.testing.assert_allclose(list(reading.figures.values()), logits.figure.numpy(), atol=0.05)
