"""A BERT as an ONNX graph: the embeddings of words in, the state of each token out.

Operators of com.microsoft (part of every onnxruntime build) stand for whole steps of BERT. The weights of the layers
become 8 bits with one scale for each output, and their inputs are quantized as they come (one scale for each run),
which is what 8-bit instructions of a CPU multiply fastest.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from index.encoder.builtin.weights import Architecture, Floats

_MICROSOFT = "com.microsoft"
# Opset 21 and IR 10: the oldest with LayerNormalization and 4-bit tensors that every supported onnxruntime reads.
_OPSET, _IR = 21, 10
# Largest 8-bit weight; -128 stays unused, so that the codes are symmetric.
_INT8_MAX = 127
# Added to the score of a token that must not be seen: softmax then gives exactly 0.
_UNSEEN = -10_000.0


def build_graph(
    architecture: Architecture, vectors: Mapping[str, Floats], matrices: Mapping[str, Floats]
) -> ModelProto:
    """Return `words` (float32 [length, hidden]), `places`, `texts` (int64 [length]) -> `states` (as `words`).

    Several texts can stand beside each other in a run: `words` are the embeddings of all tokens, `places` their
    positions within their own text, from 0, and `texts` tells which text each belongs to. A token sees those of its own
    text; texts above 0 begin with text 0, which stands there once for all of them.

    Args:
        architecture: its sizes.
        vectors: biases, layer norms and small embeddings, by the names of the weights file.
        matrices: the weights of the layers [outputs, inputs], by the names of the weights file.
    """
    graph = _Graph(vectors, matrices, architecture)
    states = graph.embed()
    for layer in range(architecture.layers):
        states = graph.feed_forward(layer, graph.attend(layer, states))
    return graph.finish(states)


class _Graph:
    """Collects nodes and constants; each method adds one step and returns the name of its result."""

    def __init__(
        self, vectors: Mapping[str, Floats], matrices: Mapping[str, Floats], architecture: Architecture
    ) -> None:
        self._vectors = vectors
        self._matrices = matrices
        self._shape = architecture
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []
        self._first = self._constant("axis.0", np.array([0], np.int64))

    def embed(self) -> str:
        """Word, position and type embeddings, added and normalised."""
        kind = self._vectors["emb.type"].reshape(self._shape.types, -1)[0]
        positions = self._constant("positions", self._vectors["emb.pos"].reshape(self._shape.positions, -1) + kind)
        place = self._node("Gather", [positions, "places"], "place")
        states = self._add_norm("emb.ln", "words", place)
        return self._node("Unsqueeze", [states, self._first], "states.first")

    def attend(self, layer: int, states: str) -> str:
        """Self-attention among the tokens of each text, added to the states and normalised."""
        if layer == 0:
            self._blind()
        names = [f"l{layer}.{part}" for part in "qkv"]
        weights = np.concatenate([self._matrices[f"{name}.w"] for name in names])
        joined = self._multiply(f"l{layer}.qkv", states, weights)
        self._nodes.append(helper.make_node("Split", [joined], names, axis=-1, num_outputs=3))
        bias = self._constant(f"l{layer}.qkv.b", np.concatenate([self._vectors[f"{name}.b"] for name in names]))
        inputs = [*names, bias, "", "blind"]
        seen = self._node("MultiHeadAttention", inputs, f"l{layer}.seen", num_heads=self._shape.heads)
        return self._add_norm(f"l{layer}.aln", states, self._linear(f"l{layer}.ao", seen))

    def feed_forward(self, layer: int, states: str) -> str:
        """Two linear maps with a Gaussian error unit between them, added to the states and normalised."""
        inner = self._multiply(f"l{layer}.fi", states, self._matrices[f"l{layer}.fi.w"])
        active = self._node("BiasGelu", [inner, self._vector(f"l{layer}.fi.b")], f"l{layer}.active")
        return self._add_norm(f"l{layer}.oln", states, self._linear(f"l{layer}.fo", active))

    def finish(self, states: str) -> ModelProto:
        """Return the whole model."""
        self._node("Squeeze", [states, self._first], "states")
        words, output = (
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["length", self._shape.hidden])
            for name in ("words", "states")
        )
        inputs = [
            words,
            *(helper.make_tensor_value_info(name, TensorProto.INT64, ["length"]) for name in ("places", "texts")),
        ]
        graph = helper.make_graph(self._nodes, "encoder", inputs, [output], self._constants)
        imports = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=imports, ir_version=_IR)

    def _blind(self) -> None:
        """Make what is added to the scores of attention: 0 within a text, so much that nothing is seen elsewhere."""
        rows = self._node("Unsqueeze", ["texts", self._constant("axis.1", np.array([1], np.int64))], "texts.rows")
        same = self._node("Equal", [rows, "texts"], "same")
        common = self._node("Equal", ["texts", self._first], "common")
        follows = self._node("Greater", [rows, self._first], "follows")
        begins = self._node("And", [follows, common], "begins")
        visible = self._node("Or", [same, begins], "visible")
        added = [
            self._constant(name, np.array(value, np.float32)) for name, value in (("seen", 0), ("unseen", _UNSEEN))
        ]
        square = self._node("Where", [visible, *added], "blind.square")
        self._node("Unsqueeze", [square, self._constant("axes.0.1", np.array([0, 1], np.int64))], "blind")

    def _add_norm(self, norm: str, states: str, change: str) -> str:
        total = self._node("Add", [states, change], f"{norm}.sum")
        inputs = [total, self._vector(f"{norm}.w"), self._vector(f"{norm}.b")]
        return self._node("LayerNormalization", inputs, f"{norm}.states", axis=-1, epsilon=self._shape.epsilon)

    def _linear(self, name: str, inputs: str) -> str:
        return self._multiply(name, inputs, self._matrices[f"{name}.w"], self._vector(f"{name}.b"))

    def _multiply(self, name: str, inputs: str, weights: Floats, bias: str = "") -> str:
        """Multiply by 8-bit weights; without a bias, the step that follows adds it on its way."""
        codes, scales = quantize(weights)
        constants = [self._constant(f"{name}.codes", codes.T), self._constant(f"{name}.scales", scales)]
        return self._node("DynamicQuantizeMatMul", [inputs, *constants, "", bias], f"{name}.out")

    def _node(self, operator: str, inputs: list[str], output: str, **attributes: int | float) -> str:
        domain = _MICROSOFT if operator in _CONTRIBUTED else ""
        node = helper.make_node(operator, inputs, [output], domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in sorted(attributes.items()))
        self._nodes.append(node)
        return output

    def _vector(self, name: str) -> str:
        return self._constant(name, self._vectors[name])

    def _constant(self, name: str, values: NDArray[np.generic]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


_CONTRIBUTED = {
    "BiasGelu",
    "DynamicQuantizeMatMul",
    "MultiHeadAttention",
}


def quantize(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Round a matrix [outputs, inputs] to 8 bits: codes in -127..127 and one float32 scale for each output.

    >>> codes, scales = quantize(np.array([[0.5, -1.27, 0.0]], np.float32))
    >>> codes.tolist(), scales.tolist() == [np.float32(1.27) / np.float32(127)]
    ([[50, -127, 0]], True)
    """
    largest = np.abs(weights).max(axis=1)
    scales = np.where(largest > 0, largest / _INT8_MAX, 1).astype(np.float32)
    return np.rint(weights / scales[:, None]).astype(np.int8), scales
