"""The encoder as an ONNX graph: token ids in, unit sentence vectors out.

Operators of com.microsoft (part of every onnxruntime build) stand for whole steps of BERT. Word embeddings keep their
4 bits, exactly; the weights of the layers become 8 bits with one scale for each output, and their inputs are quantized
as they come (one scale for each run), which is what 8-bit instructions of a CPU multiply fastest.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from index.builtin.weights import BLOCK, Architecture, Blocks, Floats

_MICROSOFT = "com.microsoft"
# Opset 21 and IR 10: the oldest with LayerNormalization and 4-bit tensors that every supported onnxruntime reads.
_OPSET, _IR = 21, 10
# Largest 8-bit weight; -128 stays unused, so that the codes are symmetric.
_INT8_MAX = 127


def build_graph(
    architecture: Architecture, embeddings: Blocks, vectors: Mapping[str, Floats], matrices: Mapping[str, Floats]
) -> ModelProto:
    """Return `input_ids`, `attention_mask` (int64 [n, length]) -> `sentence_embedding` (float32 [n, hidden]).

    Args:
        architecture: its sizes.
        embeddings: one row for each token id.
        vectors: biases, layer norms and small embeddings, by the names of the weights file.
        matrices: the weights of the layers [outputs, inputs], by the names of the weights file.
    """
    graph = _Graph(vectors, matrices, architecture)
    states = graph.embed(embeddings)
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
        self._second = self._constant("axis.1", np.array([1], np.int64))

    def embed(self, words: Blocks) -> str:
        """Word, position and type embeddings, added and normalised."""
        found = self._node(
            "GatherBlockQuantized",
            [
                self._four_bits("word.codes", words.codes),
                "input_ids",
                self._constant("word.scales", words.scales),
                self._four_bits("word.zeros", np.full(words.scales.shape, 8, np.uint8)),
            ],
            "word",
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        kind = self._vectors["emb.type"].reshape(self._shape.types, -1)[0]
        places = self._constant("places", self._vectors["emb.pos"].reshape(self._shape.positions, -1) + kind)
        length = self._node("Shape", ["input_ids"], "length", start=1, end=2)
        place = self._node("Slice", [places, self._first, length, self._first], "place")
        return self._add_norm("emb.ln", found, place)

    def attend(self, layer: int, states: str) -> str:
        """Self-attention among the tokens that the mask shows, added to the states and normalised."""
        if layer == 0:
            self._lengths()
        names = [f"l{layer}.{part}" for part in "qkv"]
        weights = np.concatenate([self._matrices[f"{name}.w"] for name in names])
        joined = self._multiply(f"l{layer}.qkv", states, weights)
        self._nodes.append(helper.make_node("Split", [joined], names, axis=-1, num_outputs=3))
        bias = self._constant(f"l{layer}.qkv.b", np.concatenate([self._vectors[f"{name}.b"] for name in names]))
        inputs = [*names, bias, "lengths"]
        seen = self._node("MultiHeadAttention", inputs, f"l{layer}.seen", num_heads=self._shape.heads)
        return self._add_norm(f"l{layer}.aln", states, self._linear(f"l{layer}.ao", seen))

    def feed_forward(self, layer: int, states: str) -> str:
        """Two linear maps with a Gaussian error unit between them, added to the states and normalised."""
        inner = self._multiply(f"l{layer}.fi", states, self._matrices[f"l{layer}.fi.w"])
        active = self._node("BiasGelu", [inner, self._vector(f"l{layer}.fi.b")], f"l{layer}.active")
        return self._add_norm(f"l{layer}.oln", states, self._linear(f"l{layer}.fo", active))

    def finish(self, states: str) -> ModelProto:
        """Average the states that the mask shows, scale to unit length, and return the whole model."""
        mask = self._node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
        row = self._node("Unsqueeze", [mask, self._second], "mask.row")
        total = self._node("Squeeze", [self._node("MatMul", [row, states], "sum.row"), self._second], "sum")
        self._node("LpNormalization", [total], "sentence_embedding", axis=1, p=2)
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "length"])
            for name in ("input_ids", "attention_mask")
        ]
        output = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["n", self._shape.hidden])
        graph = helper.make_graph(self._nodes, "encoder", inputs, [output], self._constants)
        imports = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=imports, ir_version=_IR)

    def _lengths(self) -> None:
        count = self._node("ReduceSum", ["attention_mask", self._second], "count", keepdims=0)
        self._node("Cast", [count], "lengths", to=TensorProto.INT32)

    def _add_norm(self, norm: str, states: str, change: str) -> str:
        # Two steps: SkipLayerNormalization, which is both, takes several times as long on a CPU.
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

    def _four_bits(self, name: str, codes: NDArray[np.uint8]) -> str:
        pairs = np.resize(codes, codes.size + codes.size % 2).reshape(-1, 2)
        packed = pairs[:, 0] | (pairs[:, 1] << 4)
        self._constants.append(helper.make_tensor(name, TensorProto.UINT4, codes.shape, packed.tobytes(), raw=True))
        return name


_CONTRIBUTED = {
    "BiasGelu",
    "DynamicQuantizeMatMul",
    "GatherBlockQuantized",
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
